"""What we write to an applicant, one function a message (`templates/emails/recruitment/<message>/`).

Called by the verbs inside their transaction. Each mail carries its own link to the follow-up page, and the new
link takes the place of the one in the mail before.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import add_working_days, day_of
from portal.core.models import Link
from portal.core.outbox import Recipient
from recruitment.models import Application, DeclineReason, Draft, HoldReason

from .records import HELD_UNTIL


def recipient(application: Application) -> Model | Recipient:
    """The person once proven; before that, the address given."""
    return application.person or Recipient(application.email, application.first_name, application.language)


def follow_link(application: Application, *, now: datetime) -> Link:
    """A link to the follow-up page."""
    return links.create("follow_up", links.target_of(application), person=application.person, now=now)


def answer_day(application: Application, *, now: datetime) -> date:
    """The day by which the team promises an answer, in working days of the programme."""
    return add_working_days(day_of(now), application.programme.answer_days)


def write(
    message: str,
    application: Application,
    *,
    now: datetime,
    context: Mapping[str, object] | None = None,
    opens: Mapping[str, Link] | None = None,
    key: str = "",
    followed: bool = True,
) -> None:
    """Queue one message about an application, by default once for each version of it.

    `followed`: with a link to the follow-up page; not when the application is over for the applicant.
    """
    follow = {"follow": follow_link(application, now=now)} if followed else {}
    outbox.queue(
        f"recruitment/{message}",
        to=recipient(application),
        key=key or f"application:{application.uuid}:{message}:{application.version}",
        now=now,
        context={"reference": application.reference, "role": application.role, **(context or {})},
        opens={**follow, **(opens or {})},
    )


def confirm_address(application: Application, *, now: datetime, message: str = "confirm_address") -> None:
    """The first mail: a click proves the address."""
    link = links.create("confirm", links.target_of(application), now=now)
    write(message, application, now=now, opens={"confirm": link})


def confirm_again(application: Application, *, now: datetime) -> None:
    """The first mail once more, with new links, on demand."""
    link = links.create("confirm", links.target_of(application), now=now)
    write("confirm_address", application, now=now, opens={"confirm": link}, key=f"link:{link.id}")


def received(application: Application, *, now: datetime) -> None:
    """The address is proven: what happens next, and by when."""
    write("received", application, now=now, context={"answer_by": answer_day(application, now=now)})


def already_applied(application: Application, live: Application, *, now: datetime) -> None:
    """The same person already has a live application: this one is set aside, the link opens the other."""
    outbox.queue(
        "recruitment/already_applied",
        to=recipient(live),
        key=f"application:{application.uuid}:already_applied",
        now=now,
        context={"reference": application.reference, "live_reference": live.reference},
        opens={"follow": follow_link(live, now=now)},
    )


def taken(application: Application, *, now: datetime) -> None:
    """Somebody of the team reads the application."""
    write("taken", application, now=now, context=reader(application, now=now))


def question(application: Application, *, now: datetime, message: str = "question") -> None:
    """The team needs one more piece of information."""
    write(message, application, now=now, context={"question": application.question})


def answer_arrived(application: Application, *, now: datetime) -> None:
    """To the officer in charge: the applicant has answered."""
    if application.assigned_to is None:
        return
    outbox.queue(
        "recruitment/answer_arrived",
        to=application.assigned_to,
        key=f"application:{application.uuid}:answer_arrived:{application.version}",
        now=now,
        context={"reference": application.reference},
    )


def accepted(application: Application, *, next_step: Link, now: datetime) -> None:
    """Welcome to the pool, and the one thing to do before the match: the checklist of a mentor, the card of a mentee."""
    context = {"programme": application.programme.name, "days": application.programme.proposal_days}
    write("accepted", application, now=now, context=context, opens={"next": next_step})


def declined(application: Application, *, now: datetime) -> None:
    """A kind no, with what may help instead."""
    with override(application.language):
        sentence = kind_sentence(application.decline_reason, application.role)
    write("declined", application, now=now, context={"sentence": sentence})


def held(application: Application, *, now: datetime) -> None:
    """On the waiting list: why, nothing to do, and until when at most."""
    with override(application.language):
        sentence = waiting_sentence(application.hold_reason)
    context = {"sentence": sentence, "until": day_of(application.held_at + HELD_UNTIL)}
    write("held", application, now=now, context=context)


def resumed(application: Application, *, now: datetime) -> None:
    """Off the waiting list: who reads it now, and by when they write."""
    write("resumed", application, now=now, context=reader(application, now=now))


def reconsidered(application: Application, *, now: datetime) -> None:
    """Our no does not hold any more: who reads the application again."""
    write("reconsidered", application, now=now, context=reader(application, now=now))


def reader(application: Application, *, now: datetime) -> dict[str, object]:
    """Who reads the application, and by when they are in touch."""
    return {"officer": application.assigned_to.first_name, "answer_by": answer_day(application, now=now)}


def assigned(application: Application, *, by: User, now: datetime) -> None:
    """To the colleague who now handles it."""
    outbox.queue(
        "recruitment/assigned",
        to=application.assigned_to,
        key=f"application:{application.uuid}:assigned:{application.version}",
        now=now,
        context={"reference": application.reference, "by": by.first_name},
    )


def wait_over(application: Application, *, now: datetime) -> None:
    """A year on the waiting list: closed, without a reproach."""
    write("wait_over", application, now=now, followed=False)


def withdrawn(application: Application, *, now: datetime) -> None:
    """A receipt for a withdrawal."""
    write("withdrawn", application, now=now, followed=False)


def lapsed(application: Application, *, now: datetime) -> None:
    """We did not hear from the applicant: closed, and how to come back."""
    write("lapsed", application, now=now, followed=False)


def follow_again(application: Application, *, now: datetime) -> None:
    """A fresh link to the follow-up page, on demand."""
    link = follow_link(application, now=now)
    outbox.queue(
        "recruitment/follow_again",
        to=recipient(application),
        key=f"link:{link.id}",
        now=now,
        context={"reference": application.reference},
        opens={"follow": link},
    )


def finish_later(draft: Draft, *, now: datetime) -> None:
    """The link that opens a draft again."""
    tell_writer(draft, "finish_later", now=now)


def draft_ends_soon(draft: Draft, *, ends_on: datetime, now: datetime) -> None:
    """In a few days the draft is deleted."""
    tell_writer(draft, "draft_ends_soon", now=now, days=5, context={"ends_on": day_of(ends_on)})


def tell_writer(
    draft: Draft, message: str, *, now: datetime, days: int = 30, context: Mapping[str, object] | None = None
) -> None:
    """Mail whoever is filling in a draft, with a link to it."""
    link = links.create("resume", f"draft:{draft.pk}", now=now, days=days)
    outbox.queue(
        f"recruitment/{message}",
        to=Recipient(draft.email, "", draft.language),
        key=f"link:{link.id}",
        now=now,
        context={"role": draft.role, **(context or {})},
        opens={"resume": link},
    )


def nothing_found(email: str, *, language: str, now: datetime) -> None:
    """To an address under which we hold nothing, when somebody asked for its links."""
    outbox.queue(
        "recruitment/nothing_found",
        to=Recipient(email, "", language),
        key=f"nothing:{links.hash_of(email)[:32]}:{now.isoformat()}",
        now=now,
    )


def kind_sentence(reason: str, role: str) -> str:
    """What the applicant reads of the reason."""
    sentences = {
        DeclineReason.TERRITORY: _(
            "Our tandems meet in person, and we have nobody within reach of where you live."
        ),
        DeclineReason.NEED: _("What you are looking for is not what mentoring can bring."),
        DeclineReason.AVAILABILITY: _(
            "A tandem needs two meetings a month, and this is not the right moment for you."
        ),
        DeclineReason.ELSEWHERE: _(
            "One of our partners can help you better than we can, and we will tell you who."
        ),
        DeclineReason.UNREACHABLE: _("We tried to reach you several times without success."),
        DeclineReason.POSTURE: (
            _("The part of a mentor, as we understand it, does not match what you would like to do.")
            if role == "mentor"
            else _("Mentoring, as we understand it, does not match what you are looking for.")
        ),
    }
    return str(sentences.get(DeclineReason(reason), _("We cannot offer you a tandem at the moment.")))


def waiting_sentence(reason: str) -> str:
    """What the applicant reads of the reason to wait."""
    sentences = {
        HoldReason.MENTORS: _(
            "We do not have a mentor near you yet who knows the kind of work or project that you have in mind."
        ),
        HoldReason.PROGRAMME: _(
            "The programme is full for now, and everybody in it must be given the time they need."
        ),
        HoldReason.PERSON: _("You asked us to wait: we keep your application until the moment suits you."),
    }
    return str(sentences.get(HoldReason(reason), _("We cannot go further with it right now.")))
