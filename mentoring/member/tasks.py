"""What one person has to do now, and where everything that concerns them stands. Called by `space`; reads only."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring.domain import appointments, cards, check_ins, community, feedback, impressions, pairs
from mentoring.domain.proposals import last_day
from mentoring.lifecycle import (
    OPEN_CHARTER_STATES,
    PUBLIC_LABELS,
    AttendanceState,
    CheckInState,
    FollowUpState,
    MenteeState,
    MentorState,
    PairState,
    ProposalState,
)
from mentoring.models import (
    Attendance,
    Charter,
    CheckIn,
    CheckInAnswer,
    DirectoryEntry,
    FollowUp,
    Meeting,
    Mentee,
    Mentor,
    Pair,
    Proposal,
)
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.templatetags.tandem import day as day_in_words

from . import parents, story

OVER = (PairState.CLOSED, PairState.UNDONE)
TO_ME = {
    AttendanceState.INVITED: gettext_lazy("to be answered"),
    AttendanceState.COMING: gettext_lazy("you come"),
    AttendanceState.WAITING: gettext_lazy("you are on the waiting list"),
    AttendanceState.NOT_COMING: gettext_lazy("you do not come"),
    AttendanceState.ATTENDED: gettext_lazy("you were there"),
    AttendanceState.MISSED: gettext_lazy("you were not there"),
}


@dataclass(frozen=True)
class Task:
    """One thing to do, the most pressing first."""

    title: str
    text: str
    url: str
    label: str


@dataclass(frozen=True)
class Line:
    """Where something stands."""

    title: str
    text: str
    url: str = ""


def space_of(person: User, *, now: datetime) -> dict[str, object]:
    """Tasks, tandems, enrolments and gatherings of one person, on both sides and in every programme."""
    mentor = Mentor.objects.filter(person=person).select_related("orientation").first()
    files = list(
        Mentee.objects.filter(person=person).select_related("person", "programme", "partner", "guardian")
    )
    tandems = tandems_of(mentor, files)
    invited = invitations(mentor, now=now)
    arranged, past = arranged_in(tandems, now=now)
    return {
        "appointments": [appointment(meeting, person) for meeting in arranged],
        "tasks": [
            *meetings_to_answer(past, person),
            *proposals_to_answer(mentor, now=now),
            *charters_to_sign(tandems, person),
            *impressions_to_give(tandems, person),
            *meetings_to_note(tandems, person, arranged=[*arranged, *past]),
            *check_ins_to_answer(tandems, person, now=now),
            *ends_to_settle(tandems, person, now=now),
            *news_to_give(files, now=now),
            *checklist_to_tick(mentor),
            *cards_to_agree(files),
            *gatherings_to_answer(invited),
            *gatherings_to_judge(mentor, now=now),
        ],
        "awaited": parents.awaited_for(files, now=now),
        "tandems": [tandem_line(pair, person) for pair in tandems],
        "enrolments": [*mentor_lines(mentor, tandems), *(file_line(file) for file in files)],
        "gatherings": [gathering_line(one) for one in invited],
        "mentor": mentor,
        "among_mentors": mentor is not None and community.may_read(mentor),
        "topic_for": next((one.gathering.uuid for one in invited if not one.gathering.is_cancelled), None),
        "is_listed": DirectoryEntry.objects.filter(mentor=mentor).exists(),
        "files": files,
        "may_leave": any(file.state != file.State.LEFT for file in [*files, *([mentor] if mentor else [])]),
    }


def tandems_of(mentor: Mentor | None, files: list[Mentee]) -> list[Pair]:
    """The pairs of a person, open ones first, the newest first."""
    found = Pair.objects.filter(mentor=mentor) if mentor else Pair.objects.none()
    found |= Pair.objects.filter(mentee__in=files)
    people = ("programme", "mentor__person", "mentee__person")
    return sorted(found.select_related(*people).order_by("-opened_at"), key=lambda pair: pair.state in OVER)


def proposals_to_answer(mentor: Mentor | None, *, now: datetime) -> list[Task]:
    if mentor is None:
        return []
    rows = Proposal.objects.filter(mentor=mentor, state=ProposalState.SENT, deadline_at__gte=now)
    return [
        Task(
            _("A proposal for you: %(name)s") % {"name": proposal.card["first_name"]},
            _("Answer by %(day)s at the latest.") % {"day": day_in_words(last_day(proposal))},
            reverse("member:proposal", args=[proposal.uuid]),
            _("Read the proposal"),
        )
        for proposal in rows.order_by("deadline_at")
    ]


def charters_to_sign(tandems: list[Pair], person: User) -> list[Task]:
    open_ones = Charter.objects.filter(pair__in=tandems, state__in=OPEN_CHARTER_STATES)
    signed = set(open_ones.filter(signatures__signer=person).values_list("pk", flat=True))
    by_pair = {pair.pk: pair for pair in tandems}
    return [
        Task(
            _("Your charter with %(name)s")
            % {"name": pairs.other_side(by_pair[charter.pair_id], person).first_name},
            _("You have met: if it clicked, read the charter and sign. Five minutes."),
            reverse("member:charter", args=[charter.uuid]),
            _("Read the charter"),
        )
        for charter in open_ones
        if charter.pk not in signed
    ]


def impressions_to_give(tandems: list[Pair], person: User) -> list[Task]:
    """The private question after a first meeting."""
    return [
        Task(
            _("A question for you alone, about %(name)s")
            % {"name": pairs.other_side(pair, person).first_name},
            _("You have met: do you wish to go on? Only the team reads your answer."),
            reverse("member:impression", args=[pair.uuid]),
            _("Answer"),
        )
        for pair in tandems
        if pair.state == PairState.MET and impressions.of(pair, person) is None
    ]


def check_ins_to_answer(tandems: list[Pair], person: User, *, now: datetime) -> list[Task]:
    """News that the team takes, not answered by this side yet."""
    open_ones = {pair.pk: pair for pair in tandems if pair.state in check_ins.WHILE}
    due = CheckIn.objects.filter(pair__in=open_ones, state=CheckInState.DUE, due_on__lte=day_of(now))
    answered = set(CheckInAnswer.objects.filter(check_in__in=due).values_list("check_in", "side"))
    return [
        Task(
            _("How are things with %(name)s?")
            % {"name": pairs.other_side(open_ones[row.pair_id], person).first_name},
            _("Six short questions from the team, two minutes."),
            reverse("member:check_in", args=[row.uuid]),
            _("Answer"),
        )
        for row in due
        if (row.pk, open_ones[row.pair_id].side_of(person)) not in answered
    ]


def arranged_in(tandems: list[Pair], *, now: datetime) -> tuple[list[Meeting], list[Meeting]]:
    """What is arranged and to come, then what is past and was not answered; the soonest first."""
    living = {pair.pk: pair for pair in tandems if pair.state in appointments.LIVING}
    rows = Meeting.objects.filter(pair__in=living, state=Meeting.State.PLANNED).order_by("starts_at", "pk")
    found = list(rows) if living else []
    for meeting in found:
        meeting.pair = living[meeting.pair_id]
    return appointments.around(found, now)


def appointment(meeting: Meeting, person: User) -> dict[str, object]:
    """One meeting to come, with whom."""
    name = pairs.other_side(meeting.pair, person).first_name
    return {"meeting": meeting, "title": _("With %(name)s") % {"name": name}}


def meetings_to_answer(past: list[Meeting], person: User) -> list[Task]:
    return [
        Task(
            _("Did you and %(name)s meet?") % {"name": pairs.other_side(meeting.pair, person).first_name},
            _("You were to meet on %(day)s. One touch is enough.") % {"day": day_in_words(meeting.starts_at)},
            reverse("member:met", args=[meeting.pair.uuid]),
            _("Answer in one touch"),
        )
        for meeting in past
    ]


def meetings_to_note(tandems: list[Pair], person: User, *, arranged: list[Meeting]) -> list[Task]:
    """First meetings of which no day is arranged yet."""
    known = {meeting.pair_id for meeting in arranged}
    return [
        Task(
            _("Your first meeting with %(name)s") % {"name": pairs.other_side(pair, person).first_name},
            _("Agree on a day; once you have met, one of you notes it and the charter opens."),
            reverse("member:pair", args=[pair.uuid]),
            _("Open our tandem’s page"),
        )
        for pair in tandems
        if pair.state == PairState.FORMED and pair.pk not in known
    ]


def ends_to_settle(tandems: list[Pair], person: User, *, now: datetime) -> list[Task]:
    """A tandem that ends soon, or has just ended."""
    steps = (story.at_the_end(pair, person, now=now) for pair in tandems)
    return [Task(step.title, step.text, step.url, step.label) for step in steps if step]


def news_to_give(files: list[Mentee], *, now: datetime) -> list[Task]:
    """Questions asked months after the end, and not answered yet."""
    rows = FollowUp.objects.filter(
        pair__mentee__in=files, state__in=[FollowUpState.DUE, FollowUpState.UNREACHABLE], asked__gt=0
    )
    return [
        Task(
            _("Where do you stand?"),
            _("Your tandem ended some months ago, and we think of you: one question, one minute."),
            reverse("member:follow_up", args=[row.uuid]),
            _("Answer in one minute"),
        )
        for row in rows.order_by("-due_on")[:1]
    ]


def checklist_to_tick(mentor: Mentor | None) -> list[Task]:
    if mentor is None or mentor.state == MentorState.LEFT or hasattr(mentor, "orientation"):
        return []
    return [
        Task(
            _("The mentor guide and your checklist"),
            _("Six lines to tick before we propose somebody to you. Ten minutes."),
            reverse("member:orientation", args=[mentor.uuid]),
            _("Read the guide and get ready"),
        )
    ]


def cards_to_agree(files: list[Mentee]) -> list[Task]:
    waiting = [file for file in files if file.state == MenteeState.WAITING]
    return [
        Task(
            _("Your card, before a mentor reads it"),
            _("Programme “%(programme)s”: without your agreement we show it to nobody.")
            % {"programme": file.programme.title},
            reverse("member:card", args=[file.uuid]),
            _("Read my card"),
        )
        for file in waiting
        if cards.agreement_to(file) is None
    ]


def invitations(mentor: Mentor | None, *, now: datetime) -> list[Attendance]:
    """The gatherings to come to which a mentor is invited, the soonest first."""
    if mentor is None:
        return []
    rows = Attendance.objects.filter(mentor=mentor, gathering__starts_at__gte=now)
    return list(rows.select_related("gathering").order_by("gathering__starts_at"))


def gatherings_to_answer(invited: list[Attendance]) -> list[Task]:
    """The next one only: nobody has to plan half a year in one evening."""
    waiting = [
        one for one in invited if one.state == AttendanceState.INVITED and not one.gathering.is_cancelled
    ]
    return [
        Task(
            _("Mentors’ gathering on %(day)s") % {"day": day_in_words(one.gathering.starts_at)},
            _("An hour and a half between mentors. Will you come?"),
            reverse("member:gathering", args=[one.gathering.uuid]),
            _("Answer"),
        )
        for one in waiting[:1]
    ]


def gatherings_to_judge(mentor: Mentor | None, *, now: datetime) -> list[Task]:
    """The last one to which the mentor came, while it is fresh, unless they have said what it was worth."""
    if mentor is None or mentor.state == MentorState.LEFT:
        return []
    came = Attendance.objects.filter(
        mentor=mentor, state=AttendanceState.ATTENDED, gathering__is_cancelled=False
    )
    fresh = came.filter(gathering__starts_at__gt=now - feedback.ASK_WITHIN)
    unsaid = fresh.exclude(gathering__feedback__mentor=mentor)
    last = unsaid.select_related("gathering").order_by("-gathering__starts_at").first()
    return (
        []
        if last is None
        else [
            Task(
                _("The gathering on %(day)s") % {"day": day_in_words(last.gathering.starts_at)},
                _("Was it useful to you? One question."),
                reverse("member:gathering_feedback", args=[last.gathering.uuid]),
                _("Say what you think of it"),
            )
        ]
    )


def tandem_line(pair: Pair, person: User) -> Line:
    other = pairs.other_side(pair, person)
    title = _("With %(name)s") % {"name": other.first_name}
    label = str(PUBLIC_LABELS[PairState(pair.state)])
    return Line(title, f"{pair.programme.title} · {label}", reverse("member:pair", args=[pair.uuid]))


def mentor_lines(mentor: Mentor | None, tandems: list[Pair]) -> list[Line]:
    if mentor is None:
        return []
    names = ", ".join(programme.title for programme in mentor.programmes.all())
    state = mentor.get_state_display()
    if mentor.paused_until:
        state = _("Paused until %(day)s") % {"day": day_in_words(mentor.paused_until)}
    places = [] if mentor.state == MentorState.LEFT else [places_of(mentor, tandems)]
    return [Line(_("Mentor"), " · ".join([names, state, *places]))]


def places_of(mentor: Mentor, tandems: list[Pair]) -> str:
    """« 1 tandem en cours sur 2 places »."""
    under_way = sum(pair.mentor_id == mentor.pk and pair.state not in OVER for pair in tandems)
    places = mentor.places.filter(retired=False).count()
    return _("%(tandems)s out of %(places)s") % {
        "tandems": ngettext("%(n)d tandem under way", "%(n)d tandems under way", under_way)
        % {"n": under_way},
        "places": ngettext("%(n)d place", "%(n)d places", places) % {"n": places},
    }


def file_line(file: Mentee) -> Line:
    label = str(PUBLIC_LABELS[MenteeState(file.state)])
    return Line(_("Mentee"), f"{file.programme.title} · {label}", reverse("member:card", args=[file.uuid]))


def gathering_line(one: Attendance) -> Line:
    words = _("called off") if one.gathering.is_cancelled else TO_ME[AttendanceState(one.state)]
    return Line(
        day_in_words(one.gathering.starts_at),
        f"{one.gathering.name} · {words}",
        reverse("member:gathering", args=[one.gathering.uuid]),
    )
