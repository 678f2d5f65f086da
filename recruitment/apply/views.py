"""The pages around the wizards: finishing later, coming back, thanks."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from portal.core import counters
from portal.core.days import day_of
from portal.core.errors import Refused
from portal.core.forms import AccessibleForm
from portal.core.templatetags.tandem import hour
from recruitment.domain import drafts, intake, quotas
from recruitment.domain.asked import OWN
from recruitment.domain.own_questions import name_of
from recruitment.models import Application, Draft
from recruitment.models.drafts import Side

from . import access
from .start import step_url
from .wizards import MenteeWizard, MentorWizard, posted_to

WIZARDS = {Side.MENTOR: MentorWizard, Side.MENTEE: MenteeWizard}


class AddressForm(AccessibleForm):
    """Where to mail a link."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter your e-mail address."),
            "invalid": gettext_lazy("Enter an e-mail address such as name@example.com."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@require_safe
@never_cache
def resume(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Where a mailed link leads: the step last saved of the draft that it opened."""
    role = Draft.objects.filter(pk=draft).values_list("role", flat=True).first()
    found = access.draft_at(request, draft, role, now=timezone.now()) if role else None
    if found is None:
        return render(request, "recruitment/apply/no_draft.html", status=404)
    return redirect(step_url(found))


@require_safe
@never_cache
def thanks(request: HttpRequest, draft: uuid.UUID, role: str) -> HttpResponse:
    """After the last step, and at every reload."""
    found = access.draft_at(request, draft, role, now=timezone.now())
    application = Application.objects.filter(submit_key=draft).first() if found else None
    if application is None:
        return render(request, "recruitment/apply/no_draft.html", status=404)
    return render(request, "recruitment/apply/thanks.html", {"application": application})


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class LaterView(View):
    """« Finir plus tard »: a link to the draft, by mail."""

    role: str = Side.MENTOR

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.draft = access.draft_at(request, kwargs["draft"], self.role, now=timezone.now())
        if self.draft is None:
            return render(request, "recruitment/apply/no_draft.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
        if "envoye" in request.GET:
            return render(
                request,
                "recruitment/apply/later_sent.html",
                {"draft": self.draft, "back": step_url(self.draft)},
            )
        return self.show(request, AddressForm(initial={"email": self.draft.email}))

    def post(self, request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
        form = AddressForm(request.POST)
        if not form.is_valid():
            return self.show(request, form)
        now, email = timezone.now(), form.cleaned_data["email"]
        try:
            quotas.spend("mail from", counters.network(request), today=day_of(now))
            quotas.spend("mail to", email.lower(), today=day_of(now))
            drafts.finish_later(draft=self.draft, email=email, now=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(request, form)
        return redirect(f"{request.path}?envoye=1")

    def show(self, request: HttpRequest, form: forms.Form) -> HttpResponse:
        return render(request, "recruitment/apply/later.html", {"form": form, "back": step_url(self.draft)})


def own_names(draft: Draft) -> list[str]:
    """The questions of the programme itself."""
    return [name_of(one) for one in draft.programme.questions] if draft.programme else []


@require_POST
@never_cache
@sensitive_post_parameters()
def autosave(request: HttpRequest, draft: uuid.UUID, step: str, role: str) -> HttpResponse:
    """What is being typed, two seconds after a change, unchecked; answers with the hour."""
    now = timezone.now()
    found = access.draft_at(request, draft, role, now=now)
    form_class = dict(WIZARDS[role].form_list[:-1]).get(step)
    if found is None or form_class is None:
        return HttpResponse(status=404)
    names = [*form_class.base_fields, *(own_names(found) if step == OWN else ())]
    posted, known = posted_to(names, request.POST), step in found.completed
    try:
        drafts.save_step(draft=found, step=step, posted=posted, complete=known, now=now)
    except Refused:
        return HttpResponse(status=410)
    return HttpResponse(
        _("Saved at %(time)s") % {"time": hour(now)}, content_type="text/plain; charset=utf-8"
    )


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class FindAgainView(View):
    """Somebody lost their link: the page says the same whether or not we hold something under the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "envoye" in request.GET:
            return render(request, "recruitment/apply/find_again_sent.html")
        return render(request, "recruitment/apply/find_again.html", {"form": AddressForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form, now = AddressForm(request.POST), timezone.now()
        if form.is_valid():
            try:
                quotas.spend("mail from", counters.network(request), today=day_of(now))
                intake.send_links(email=form.cleaned_data["email"], language=get_language(), now=now)
                return redirect(f"{request.path}?envoye=1")
            except Refused as refusal:
                form.add_error(None, str(refusal))
        return render(request, "recruitment/apply/find_again.html", {"form": form})
