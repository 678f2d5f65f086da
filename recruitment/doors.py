"""What an applicant's mailed links open: the proof of an address, a draft, the follow-up page."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring import held
from portal.accounts.models import User
from portal.core.days import day_of
from portal.core.links import Purpose, declare
from portal.core.models import Link

from .domain import drafts, intake, letters, questions, quotas
from .models import Application, Draft


def confirm(link: Link, now: datetime) -> None:
    """The click that spends the link confirms the address."""
    application = application_of(link)
    if application:
        intake.confirm(application=application, now=now)


def renew_application(link: Link, now: datetime) -> bool:
    """A fresh link, for whatever the application needs now; at most a few a day to one address."""
    application = application_of(link)
    if application is None or not quotas.within("mail to", application.email, today=day_of(now)):
        return False
    intake.send_link(application, now=now)
    return True


def renew_draft(link: Link, now: datetime) -> bool:
    """A fresh link to a draft that is still open."""
    draft = (
        Draft.objects.filter(pk=link.target.partition(":")[2], state=Draft.State.OPEN)
        .exclude(email="")
        .first()
    )
    if draft is None or drafts.is_lapsed(draft, now):
        return False
    if not quotas.within("mail to", draft.email, today=day_of(now)):
        return False
    letters.finish_later(draft, now=now)
    return True


def application_of(link: Link) -> Application | None:
    return Application.objects.filter(uuid=link.target.partition(":")[2]).first()


def follow_up_path(target_id: str) -> str:
    return reverse("apply:follow_up", args=[target_id])


def resume_path(target_id: str) -> str:
    return reverse("apply:resume", args=[target_id])


def held_of(person: User) -> list[tuple[type[Model], Iterable[Model]]]:
    """What recruitment holds of a person, for « Mes données »; what the team notes of a talk is theirs to tell."""
    return [(Application, person.applications.select_related("programme"))]


def answers_of(application: Application) -> list[tuple[str, str]]:
    """The answers that were given, each under its question, as the applicant read them before sending."""
    asked = questions.answered(application.role, application.answers, application.programme)
    pairs = [pair for _section, its_questions in asked for pair in its_questions]
    return [(str(question.label), "\n".join(words)) for question, words in pairs if words]


held.declare(held_of)
held.unfold(Application, "answers", answers_of)
declare(
    "confirm",
    Purpose(
        opens=follow_up_path,
        title=_("Confirm your address"),
        invites=_("Confirm my address"),
        days=30,
        renew=renew_application,
        effect=confirm,
    ),
)
declare(
    "follow_up",
    Purpose(
        opens=follow_up_path,
        title=_("Follow your application"),
        invites=_("See my application"),
        days=30,
        renew=renew_application,
    ),
)
declare(
    "resume",
    Purpose(
        opens=resume_path,
        title=_("Finish your application"),
        invites=_("Go on with my application"),
        days=30,
        renew=renew_draft,
    ),
)
