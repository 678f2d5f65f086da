"""What waits in mentoring, for the first screen of the admin; each panel only for those who may act on it."""

from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from mentoring.lifecycle import (
    GUARDIAN_AGAINST,
    OPEN_CHARTER_STATES,
    GuardianState,
    MenteeState,
    MentorState,
    PairState,
    ProposalState,
    WordsState,
)
from mentoring.models import Mentee, Mentor, MentorAnswer, MentorQuestion, Pair, Proposal
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core import pdf
from portal.core.days import day_of
from portal.core.templatetags.tandem import day
from portal.core.today import NOBODY, SHOWN, Ask, Count, Line, Row, Warn, named

from . import wording
from .charters import visible_charters
from .community import Words, visible_words
from .filters import overdue
from .gatherings import visible_gatherings
from .queue import Waiting, read_queue

SOON = timedelta(days=2)
CLOSES_SOON = timedelta(days=30)


def lines(request: HttpRequest) -> list[Ask | Count | Warn]:
    """Matching for those who match, tandems for those who follow, programmes for those who manage."""
    user, now = request.user, timezone.now()
    found: list[Ask | Count | Warn] = []
    if user.has_perm("ability.match"):
        found += [*queue_panels(user, now), unready_mentors(user), awaited_answers(user, now)]
    if user.has_perm("ability.follow"):
        found += [
            parents_to_ask(user, now),
            first_meetings(user, now),
            charters_to_sign(user, now),
            next_gathering(user, now),
        ]
        found += [words_to_read(user, MentorQuestion), words_to_read(user, MentorAnswer)]
    if user.has_perm("ability.manage"):
        found += [closing_programmes(user, now)]
    if user.has_perm("ability.follow") or user.has_perm("ability.accounts"):
        found += printing_lines()
    return found


def queue_panels(user: User, now: datetime) -> list[Count]:
    """Who waits for a mentor, and whose card nobody may send yet: two queries for both."""
    waiting = read_queue(Mentee.objects.visible_to(user), user, now=now)
    unread = [one for one in waiting if one.agreed is None]
    return [
        Count(
            gettext("To match"),
            len(waiting),
            reverse("staff_board"),
            urgent=bool(waiting) and waiting[0].long,
            order=20,
            lines=tuple(waiting_line(one, "staff_board_mentee") for one in waiting[:SHOWN]),
            calm=gettext("Nobody waits for a mentor."),
        ),
        Count(
            gettext("Cards not agreed to yet"),
            len(unread),
            f"{reverse('staff_mentee_index')}?ready=no",
            order=22,
            lines=tuple(waiting_line(one, "staff_mentee_inspect") for one in unread[:SHOWN]),
            calm=gettext("Everybody who waits has agreed to their card."),
        ),
    ]


def waiting_line(one: Waiting, opens: str) -> Line:
    name = wording.full_name(one.mentee.person)
    return Line(name, days_words(one.days), reverse(opens, args=[one.pk]), urgent=one.long)


def parents_to_ask(user: User, now: datetime) -> Ask:
    """Minors in the programme for whom nobody has agreed: nothing can be proposed, and no tandem begins."""
    here = Mentee.objects.visible_to(user).exclude(state=MenteeState.LEFT).filter(person__isnull=False)
    return Ask(
        gettext("Agreements of parents to obtain"),
        f"{reverse('staff_mentee_index')}?guardian=missing",
        here.without_guardian(day_of(now)),
        at="waiting_since",
        who=named("person"),
        also=Coalesce("guardian__state", NOBODY),
        line=lambda row: Line(
            row.who,
            GuardianState(row.also).label
            if row.also in GUARDIAN_AGAINST
            else gettext("since %(day)s") % {"day": day(row.at)},
            reverse("staff_mentee_inspect", args=[row.pk]),
        ),
        calm=gettext("A parent has agreed for everybody under 18."),
        order=23,
    )


def unready_mentors(user: User) -> Ask:
    """Met by the team, but the checklist of the guide is not ticked: no proposal can leave."""
    rows = Mentor.objects.visible_to(user).filter(
        state=MentorState.AVAILABLE, orientation=None, person__isnull=False
    )
    return Ask(
        gettext("Mentors not ready yet"),
        f"{reverse('staff_mentor_index')}?ready=no",
        rows,
        at="joined_on",
        who=named("person"),
        line=lambda row: Line(
            row.who,
            gettext("since %(day)s") % {"day": day(row.at)},
            reverse("staff_mentor_inspect", args=[row.pk]),
        ),
        calm=gettext("Every available mentor has ticked the checklist."),
        order=24,
    )


def awaited_answers(user: User, now: datetime) -> Ask:
    """Cards that mentors are reading, the nearest deadline first."""

    def line(row: Row) -> Line:
        words = gettext("%(mentor)s, for %(mentee)s") % {"mentor": row.who, "mentee": row.also}
        note = gettext("before %(day)s") % {"day": day(row.at)}
        return Line(words, note, reverse("staff_proposal_inspect", args=[row.pk]), urgent=row.at - now < SOON)

    sent = Proposal.objects.visible_to(user).filter(state=ProposalState.SENT, deadline_at__gte=now)
    return Ask(
        gettext("Proposals awaiting an answer"),
        f"{reverse('staff_proposal_index')}?state={ProposalState.SENT}",
        sent,
        at="deadline_at",
        who=named("mentor__person"),
        also=named("mentee__person"),
        line=line,
        calm=gettext("No mentor has a card to answer."),
        order=30,
    )


def first_meetings(user: User, now: datetime) -> Ask:
    """Tandems whose first meeting is later than the programme wishes."""
    rows = overdue(Pair.objects.visible_to(user).filter(state=PairState.FORMED), "first_meeting", now=now)
    return Ask(
        gettext("First meetings late"),
        f"{reverse('staff_pair_index')}?late=first_meeting",
        rows,
        at="opened_at",
        who=named("mentor__person"),
        also=named("mentee__person"),
        line=lambda row: pair_line(row, now, "staff_pair_inspect"),
        calm=gettext("Every tandem has met in time."),
        order=36,
    )


def charters_to_sign(user: User, now: datetime) -> Ask:
    """Charters that wait for a signature longer than the programme wishes."""
    rows = visible_charters(user).filter(state__in=OPEN_CHARTER_STATES)
    return Ask(
        gettext("Charters late to sign"),
        f"{reverse('staff_charter_index')}?late=charter",
        overdue(rows, "charter", now=now),
        at="issued_at",
        who=named("pair__mentor__person"),
        also=named("pair__mentee__person"),
        line=lambda row: pair_line(row, now, "staff_charter_inspect"),
        calm=gettext("No charter waits longer than it should."),
        order=40,
    )


def pair_line(row: Row, now: datetime, opens: str) -> Line:
    """« Hélène Tavernot et Inès Selmouni, 14 jours »."""
    words = gettext("%(mentor)s and %(mentee)s") % {"mentor": row.who, "mentee": row.also}
    return Line(words, days_words(days_since(row.at, now)), reverse(opens, args=[row.pk]), urgent=True)


def next_gathering(user: User, now: datetime) -> Ask:
    """The dates laid ahead, the soonest first."""
    coming = visible_gatherings(user).filter(starts_at__gte=now, is_cancelled=False)
    return Ask(
        gettext("Mentors’ gatherings to come"),
        f"{reverse('staff_gathering_index')}?when=coming",
        coming,
        at="starts_at",
        who=F("name"),
        line=lambda row: Line(row.who, day(row.at), reverse("staff_gathering_inspect", args=[row.pk])),
        calm=gettext("No date is laid: lay six months of them."),
        wanted=True,
        order=50,
    )


def words_to_read(user: User, model: type[Words]) -> Ask:
    """What mentors wrote to each other and nobody of the team has read yet, the oldest first."""
    name = model._meta.model_name
    asked = model is MentorQuestion
    return Ask(
        gettext("Questions of mentors to read") if asked else gettext("Answers of mentors to read"),
        f"{reverse(f'staff_{name}_index')}?state={WordsState.WAITING}",
        visible_words(model, user).filter(state=WordsState.WAITING),
        at="written_at",
        who=named("mentor__person"),
        line=lambda row: Line(row.who, day(row.at), reverse(f"staff_{name}_inspect", args=[row.pk])),
        calm=gettext("Every question has been read.") if asked else gettext("Every answer has been read."),
        order=52,
    )


def closing_programmes(user: User, now: datetime) -> Ask:
    """Programmes that stop taking applications within a month."""
    today = day_of(now)
    mine = programmes_within(reach(user, "manage"))
    return Ask(
        gettext("Programmes that close soon"),
        reverse("staff_programme_index"),
        mine.filter(closes_on__range=(today, today + CLOSES_SOON)),
        at="closes_on",
        who=F("name"),
        line=lambda row: Line(
            row.who,
            gettext("until %(day)s") % {"day": day(row.at)},
            reverse("staff_programme_inspect", args=[row.pk]),
        ),
        calm=gettext("None closes within a month."),
        order=70,
    )


def days_since(moment: datetime, now: datetime) -> int:
    return (now - moment).days


def days_words(days: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def printing_lines() -> list[Warn]:
    """The portal serves without the libraries of the PDF; charters then wait."""
    if pdf.is_available():
        return []
    return [
        Warn(
            gettext("Charters cannot be printed"),
            gettext(
                "Both can sign, and the seal is valid; the PDF will follow once these packages are installed:"
            ),
            f"sudo apt-get install {' '.join(pdf.PACKAGES)}",
        )
    ]
