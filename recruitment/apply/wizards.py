"""The two applications, step by step, on formtools. Called by the published addresses of `urls`.

formtools sends on the GET of its `done` step, wipes on `?reset=1` and moves its pointer on GET: here a GET only
shows the step of the address, and the last POST sends.
"""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from formtools.wizard.views import NamedUrlWizardView, WizardView

from mentoring.models import Programme
from mentoring.models.programmes import Track
from portal.core import counters
from portal.core.days import day_of
from portal.core.errors import Refused
from recruitment.domain import consents, drafts, intake, openings, quotas
from recruitment.domain.asked import (
    ABOUT,
    AIM,
    BUSINESS,
    CHECK,
    CONTACT,
    EXPERIENCE,
    GUARDIAN,
    HELP,
    JOB,
    MOTIVATION,
    OFFER,
    OWN,
    PROJECT,
    TIES,
    TRAVEL,
    WISHES,
    YOU,
    Section,
)
from recruitment.domain.questions import sections
from recruitment.models import Draft
from recruitment.models.drafts import Side

from . import access, founder_steps, guardian_step, mentee_steps, mentor_steps, own_steps, progress
from .shared_steps import CheckForm, ContactForm

RETURN, REVIEW = "retour", "a-revoir"


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ApplicationWizard(NamedUrlWizardView):
    """One draft, one step at a time; `role` and the forms come from the two wizards below."""

    storage_name = "recruitment.apply.storage.DraftStorage"
    template_name = "recruitment/apply/step.html"
    role: ClassVar[str]
    task: ClassVar[Promise]
    minor = False

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        draft = access.draft_at(request, kwargs["draft"], self.role, now=timezone.now())
        if draft is None:
            return render(request, "recruitment/apply/no_draft.html", status=404)
        if draft.state == Draft.State.SUBMITTED:
            return redirect(f"apply:{self.role}_thanks", draft=draft.pk)
        if draft.state == Draft.State.EXPIRED or drafts.is_lapsed(draft, timezone.now()):
            return render(request, "recruitment/apply/draft_over.html", {"role": self.role}, status=410)
        request.draft = draft
        return super().dispatch(request, *args, **kwargs)

    @property
    def draft(self) -> Draft:
        return self.request.draft

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.render(self.form_as_left(self.open_step(kwargs["step"])))

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        step = self.open_step(kwargs["step"])
        form = self.get_form(data=request.POST)
        valid = form.is_valid()
        self.storage.set_step_data(step, posted_to(form.fields, request.POST))
        self.resolve_steps_again()
        if step == self.steps.last:
            return self.render_done(form) if valid else self.render(form)
        self.keep(step, form)
        return self.render_next_step(form) if valid else self.show_errors(step)

    def resolve_steps_again(self) -> None:
        """Which steps there are may follow from what was just typed; formtools resolves them once a request."""
        self.__dict__.pop("_resolved_form_list", None)

    def show_errors(self, step: str) -> HttpResponseRedirect:
        """A refused step is shown by a GET too, so that reloading and coming back never ask to post again."""
        query = {name: self.request.GET[name] for name in (RETURN,) if name in self.request.GET} | {
            REVIEW: "1"
        }
        return redirect(f"{self.get_step_url(step)}?{urlencode(query)}")

    def open_step(self, step: str) -> str:
        """Point formtools at the step of the address, in memory."""
        if step not in self.get_form_list():
            raise Http404
        self.storage.current_step = step
        return step

    def keep(self, step: str, form: forms.Form) -> None:
        """Save what was typed, right or wrong."""
        drafts.save_step(
            draft=self.draft,
            step=step,
            posted=self.storage.data["step_data"][step],
            complete=form.is_valid(),
            email=form.cleaned_data.get("email", ""),
            now=timezone.now(),
        )

    def form_as_left(self, step: str) -> forms.Form:
        """The form of a step with what was typed; its errors show once the step was completed, or sent back."""
        data = self.storage.get_step_data(step)
        if REVIEW in self.request.GET:
            return self.get_form(step, data=data or QueryDict())
        if data is None or step in self.draft.completed:
            return self.get_form(step, data=data)
        blank = self.get_form(step)
        for name, field in blank.fields.items():
            typed = field.widget.value_from_datadict(data, {}, name)
            blank.initial[name] = typed if name in data else None
        return blank

    def get_form_prefix(self, step: str | None = None, form: type | None = None) -> None:
        """None: one step a page, so names need none."""

    def get_form_kwargs(self, step: str | None = None) -> dict[str, object]:
        """What some steps need to know: the age to reach, the text to agree to."""
        if step == CHECK:
            return {"consent": consents.current_text(get_language())}
        return self.knows[step]() if step in self.knows else {}

    def told_of_the_minor(self) -> dict[str, object]:
        """What the steps before have said, against which a parent is read."""
        steps = self.storage.data["step_data"]
        return {"birth_year": drafts.birth_year_in(steps), "own_email": drafts.email_in(steps)}

    @property
    def knows(self) -> dict[str, Callable[[], dict[str, object]]]:
        """What a step has to be told, by step."""
        return {}

    @property
    def sections(self) -> tuple[Section, ...]:
        """The steps of this run, as every page names them."""
        return sections(self.role, self.draft.programme, self.draft.track, minor=self.minor)

    def get_step_url(self, step: str) -> str:
        return reverse(self.url_name, kwargs={"draft": self.draft.pk, "step": step})

    def render_next_step(self, form: forms.Form, **kwargs: object) -> HttpResponseRedirect:
        back = self.request.GET.get(RETURN) == CHECK
        return redirect(self.get_step_url(CHECK if back else self.get_next_step()))

    def render_done(self, form: forms.Form, **kwargs: object) -> HttpResponse:
        """Check every step again and send, without the redirect to a page whose GET would send."""
        return WizardView.render_done(self, form)

    def render_revalidation_failure(self, step: str, form: forms.Form, **kwargs: object) -> HttpResponse:
        return redirect(f"{self.get_step_url(step)}?{RETURN}={CHECK}&{REVIEW}=1")

    def done(self, form_list: list[forms.Form], **kwargs: object) -> HttpResponse:
        *steps, last = form_list
        answers = {name: value for form in steps for name, value in form.cleaned_data.items()}
        try:
            send(self.request, self.draft, answers, last)
        except Refused as refusal:
            last.add_error(None, str(refusal))
            return self.render(last)
        return redirect(f"apply:{self.role}_thanks", draft=self.draft.pk)

    def get_context_data(self, form: forms.Form, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(form=form, **kwargs) | progress.of(self)
        if self.steps.current == CHECK:
            context |= progress.summary(self)
        return context

    def get_template_names(self) -> list[str]:
        return ["recruitment/apply/check.html" if self.steps.current == CHECK else self.template_name]


def posted_to(names: Iterable[str], posted: QueryDict) -> dict[str, list[str]]:
    """What was posted to some fields, and nothing else; a null character cannot be stored."""
    return {
        name: [text.replace("\x00", "") for text in posted.getlist(name)] for name in names if name in posted
    }


def send(request: HttpRequest, draft: Draft, answers: dict[str, object], last: CheckForm) -> None:
    """The day's limits, then the one verb. Raises a refusal in the reader's words."""
    now = timezone.now()
    quotas.spend("send", counters.network(request), today=day_of(now))
    quotas.spend("send to", answers["email"].lower(), today=day_of(now))
    intake.submit(draft=draft, answers=answers, consent=last.read_text(), now=now)


class MentorWizard(ApplicationWizard):
    role = Side.MENTOR
    task = _("Become a mentor")
    form_list = (
        (CONTACT, ContactForm),
        (WISHES, mentor_steps.WishesForm),
        (OFFER, mentor_steps.OfferForm),
        (TRAVEL, mentor_steps.MentorTravelForm),
        (EXPERIENCE, mentor_steps.ExperienceForm),
        (ABOUT, mentor_steps.MentorAboutForm),
        (CHECK, CheckForm),
    )

    @property
    def knows(self) -> dict[str, Callable[[], dict[str, object]]]:
        return {ABOUT: lambda: {"youngest": openings.ADULT}}


class MenteeWizard(ApplicationWizard):
    role = Side.MENTEE
    task = _("Find a mentor")
    form_list = (
        (CONTACT, ContactForm),
        (YOU, mentee_steps.YouForm),
        (GUARDIAN, guardian_step.GuardianForm),
        (JOB, mentee_steps.JobForm),
        (AIM, mentee_steps.AimForm),
        (PROJECT, founder_steps.ProjectForm),
        (HELP, mentee_steps.HelpForm),
        (MOTIVATION, mentee_steps.MotivationForm),
        (BUSINESS, founder_steps.BusinessForm),
        (TIES, founder_steps.TiesForm),
        (TRAVEL, mentee_steps.MenteeTravelForm),
        (ABOUT, mentee_steps.MenteeAboutForm),
        (OWN, own_steps.OwnForm),
        (CHECK, CheckForm),
    )
    condition_dict = {
        GUARDIAN: lambda wizard: wizard.minor,
        JOB: lambda wizard: wizard.draft.track not in (Track.YOUTH, Track.FOUNDER),
        AIM: lambda wizard: wizard.draft.track == Track.YOUTH,
        MOTIVATION: lambda wizard: wizard.draft.track != Track.FOUNDER,
        **dict.fromkeys((PROJECT, BUSINESS, TIES), lambda wizard: wizard.draft.track == Track.FOUNDER),
        OWN: lambda wizard: bool(wizard.asked),
    }

    @property
    def minor(self) -> bool:
        """Whether what was typed so far says that the applicant may be under 18."""
        return drafts.is_minor(self.storage.data["step_data"], timezone.localdate())

    @property
    def asked(self) -> list[dict[str, Any]]:
        """What the programme asks besides."""
        return self.draft.programme.questions if self.draft.programme else []

    @property
    def knows(self) -> dict[str, Callable[[], dict[str, object]]]:
        return {
            YOU: lambda: ages_of(openings.aimed_at(self.draft)) | {"track": self.draft.track},
            GUARDIAN: self.told_of_the_minor,
            HELP: lambda: {"track": self.draft.track},
            TRAVEL: lambda: {"programme": self.draft.programme},
            OWN: lambda: {"asked": self.asked},
        }


def ages_of(programme: Programme | None) -> dict[str, object]:
    """The ages that a programme is for, in years reached this year; any age when it has closed meanwhile."""
    if programme is None:
        return {"youngest": 0, "oldest": None}
    return {"youngest": programme.min_age, "oldest": programme.max_age}
