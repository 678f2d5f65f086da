"""Acts on the partner structures: add one, change it, switch it off or on. Called by `urls`."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mentoring.domain import partners
from mentoring.models import Partner
from portal.accounts.roles import reach
from portal.core.acts import ActForm, ActView
from portal.core.errors import Refused
from portal.core.forms import CommuneField, PhoneField
from portal.core.staff import record_url


class PartnerForm(ActForm):
    """A structure's name, kind and contact."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=Partner.Kind.choices)
    commune = CommuneField(label=_("Commune"), required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")


class NewView(WagtailAdminTemplateMixin, FormView):
    """« Nouvelle structure »."""

    page_title = _("New structure")
    header_icon = "home"
    form_class = PartnerForm
    template_name = "core/staff/act.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not reach(request.user, "manage").hub:
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        register = {"url": reverse("staff_partner_index"), "label": gettext("Partner structures")}
        return [*super().get_breadcrumbs_items(), register, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(
            record_url=reverse("staff_partner_index"),
            button=gettext("Add the structure"),
            intro=gettext("People can name it as soon as it is there, when they apply."),
            **kwargs,
        )

    def form_valid(self, form: PartnerForm) -> HttpResponse:
        try:
            partner = partners.make(values=form.answers(), by=self.request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error("name", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, gettext("The structure is there."))
        return redirect(record_url(partner))


class PartnerAct(ActView):
    """An act on one structure, for those who manage it."""

    model = Partner
    ability = "manage"
    header_icon = "home"

    def get_queryset(self) -> QuerySet[Partner]:
        return partners.managed_by(self.request.user)


class ChangeView(PartnerAct):
    page_title = _("Change the structure")
    form_class = PartnerForm
    button = _("Save")
    done = _("The structure has changed.")

    def seen_now(self) -> str:
        return "|".join(getattr(self.record, name) for name in partners.DETAILS)

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **{name: getattr(self.record, name) for name in partners.DETAILS}}

    def act(self, partner: Partner, answers: dict[str, Any], *, seen: str) -> None:
        partners.change(partner=partner, values=answers, by=self.request.user, now=self.now)


class SwitchView(PartnerAct):
    """Off or on, whichever it is not."""

    seen_field = "is_active"

    def get_queryset(self) -> QuerySet[Partner]:
        return Partner.objects.all() if reach(self.request.user, "manage").hub else Partner.objects.none()

    def get_page_title(self) -> str:
        return (
            gettext("Switch the structure off")
            if self.record.is_active
            else gettext("Switch the structure on")
        )

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        off = gettext("Nobody can name it in a form any more. What it referred stays as it is.")
        on = gettext("People can name it again when they apply.")
        words = {"intro": off, "button": gettext("Switch it off"), "danger": True}
        if not self.record.is_active:
            words = {"intro": on, "button": gettext("Switch it on"), "danger": False}
        return {**super().get_context_data(**kwargs), **words}

    def act(self, partner: Partner, answers: dict[str, Any], *, seen: str) -> Partner:
        return partners.switch(partner=partner, on=seen == "False", by=self.request.user, now=self.now)

    def done_message(self, outcome: Partner) -> str:
        return (
            gettext("The structure is on again.") if outcome.is_active else gettext("The structure is off.")
        )
