"""The follow-up page, opened by a mailed link only: where the application stands, a question to answer, the way out."""

import uuid
from datetime import date, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mentoring.lifecycle import PUBLIC_LABELS as MENTORING_LABELS
from mentoring.models import Mentee
from portal.core.errors import Refused
from portal.core.forms import AccessibleForm
from recruitment.domain import intake, interviews
from recruitment.domain.letters import answer_day, waiting_sentence
from recruitment.domain.records import HELD_UNTIL
from recruitment.lifecycle import DECIDED_STATES, PUBLIC_LABELS, ApplicationState
from recruitment.models import Application
from recruitment.models.drafts import Side

from . import access

CLOSED_STATES = (ApplicationState.WITHDRAWN, ApplicationState.EXPIRED)


class ReplyForm(AccessibleForm):
    """The answer to the team's question."""

    reply = forms.CharField(
        label=_("Your answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write your answer."),
            "max_length": _("Shorten your text to %(limit_value)d characters."),
        },
    )


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class DoorView(View):
    """A page about one application, for the session whose link opened it; 404 to everybody else."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        found = access.application_at(request, kwargs["key"], now=timezone.now())
        if found is None:
            return render(request, "recruitment/follow/no_door.html", status=404)
        self.application = found
        return super().dispatch(request, *args, **kwargs)

    def show(self, request: HttpRequest, form: forms.Form | None = None) -> HttpResponse:
        application = self.application
        context = {
            "application": application,
            "label": public_label(application),
            "moments": moments(application),
            "form": form or ReplyForm(),
            "asked": application.state == ApplicationState.INFO_REQUESTED,
            "answer_by": answer_by(application),
            "next": what_follows(application),
            **waiting(application),
            "other": other_application(application),
        }
        return render(request, "recruitment/follow/page.html", context)


class FollowView(DoorView):
    """Where the application stands; a POST answers the team's question."""

    def get(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        return self.show(request)

    def post(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        form = ReplyForm(request.POST)
        if not form.is_valid():
            return self.show(request, form)
        try:
            intake.complete(
                application=self.application, reply=form.cleaned_data["reply"], now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(request, form)
        return redirect("apply:follow_up", key=key)


class WithdrawView(DoorView):
    """Withdrawing takes a page of its own, so that nobody does it by mistake."""

    def get(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        return render(request, "recruitment/follow/withdraw.html", {"application": self.application})

    def post(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        try:
            intake.withdraw(application=self.application, now=timezone.now())
        except Refused as refusal:
            context = {"application": self.application, "refusal": str(refusal)}
            return render(request, "recruitment/follow/withdraw.html", context, status=409)
        return redirect("apply:follow_up", key=key)


def public_label(application: Application) -> Promise | str:
    """The state in the applicant's words; who waited a year in vain is not told that they did not answer."""
    if application.state == ApplicationState.EXPIRED and application.held_at:
        return _("Closed after a year on the waiting list")
    return PUBLIC_LABELS[ApplicationState(application.state)]


def moments(application: Application) -> list[dict[str, object]]:
    """The public path, with the dates of what is done."""
    closed = application.state in CLOSED_STATES
    decided = application.state in DECIDED_STATES
    talk = interviews.last_day(application)
    path: list[tuple[Promise | str, datetime | date | None]] = [
        (_("Application sent"), application.sent_at),
        (_("Address confirmed"), application.confirmed_at),
        (_("Read by the team"), application.first_answer_at),
        *([(_("We talked together"), talk)] if talk else []),
        *(
            [(pgettext_lazy("step", "Put on the waiting list"), application.held_at)]
            if application.held_at
            else []
        ),
    ]
    if closed:
        path = [step for step in path if step[1]] + [(public_label(application), application.closed_at)]
    elif decided:
        path.append((public_label(application), application.decided_at))
    else:
        path.append((pgettext_lazy("step", "Our answer"), None))
    waiting = next((rank for rank, step in enumerate(path) if step[1] is None), None)
    return [
        {"title": title, "day": day, "state": "done" if day else "current" if rank == waiting else "todo"}
        for rank, (title, day) in enumerate(path)
    ]


def answer_by(application: Application) -> object:
    """The day by which the team promised a first answer, while it is awaited."""
    if application.state != ApplicationState.RECEIVED:
        return None
    return answer_day(application, now=application.confirmed_at)


def waiting(application: Application) -> dict[str, object]:
    """On the waiting list: the reason as a sentence, and the last day."""
    if application.state != ApplicationState.ON_HOLD:
        return {}
    return {
        "why_wait": waiting_sentence(application.hold_reason),
        "wait_until": application.held_at + HELD_UNTIL,
    }


def what_follows(application: Application) -> str:
    """In the pool, where the person stands now."""
    if application.state != ApplicationState.ACCEPTED or application.role != Side.MENTEE:
        return ""
    file = Mentee.objects.filter(person=application.person, programme=application.programme).first()
    return str(MENTORING_LABELS[file.State(file.state)]) if file else ""


def other_application(application: Application) -> Application | None:
    """The live application of the same person, when this one was set aside for it."""
    if application.state != ApplicationState.WITHDRAWN or application.person is None:
        return None
    same = Application.objects.filter(person=application.person, role=application.role)
    return same.to_moderate().exclude(pk=application.pk).first()
