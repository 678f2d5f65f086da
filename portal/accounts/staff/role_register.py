"""The register of roles: who may do what, over what, until when. For administrators only."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.accounts import roles
from portal.accounts.models import Role, RoleKind, Scope, User
from portal.core.acts import ActView
from portal.core.filters import RecordFilter
from portal.core.forms import DayInput
from portal.core.staff import Act, RecordAdmin, Section

ENDS_SOON = timedelta(days=30)
GRANTED_HERE = [(kind.value, kind.label) for kind in RoleKind if kind in roles.STAFF_KINDS]


def staff_roles() -> QuerySet[Role]:
    """Roles of the team; those of mentors and mentees come with their files."""
    return Role.objects.filter(kind__in=roles.STAFF_KINDS, person__is_staff=True)


def ending_soon(rows: QuerySet[Role], today: date) -> QuerySet[Role]:
    """Roles in force whose last day comes within a month."""
    return rows.active(today).filter(ends_on__lte=today + ENDS_SOON)


def names_of_scopes() -> dict[UUID, str]:
    """Programmes and structures by their key, as the apps that own them tell by a hook."""
    found = (answer() for answer in hooks.get_hooks("register_role_scopes"))
    return {key: name for answer in found for _scope, rows in answer for key, name in rows}


class StandingFilter(RecordFilter):
    title = _("In force")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, register: object) -> list[tuple[str, str]]:
        return [("now", _("In force")), ("soon", _("Ending soon")), ("over", _("Ended"))]

    def queryset(self, request: HttpRequest, rows: QuerySet[Role]) -> QuerySet[Role]:
        today = timezone.localdate()
        if self.value() == "over":
            return rows.filter(ends_on__lt=today)
        if self.value() == "soon":
            return ending_soon(rows, today)
        return rows.active(today) if self.value() else rows


class RoleAdmin(RecordAdmin):
    model = Role
    base_url_path = "roles"
    menu_label = _("Roles")
    menu_icon = "key"
    ability = "accounts"
    select_related = ("person",)
    list_display = ("person_name", "kind", "over", "starts_on", "ends_on")
    list_filter = (StandingFilter, RecordFilter.on("kind", _("Role"), GRANTED_HERE))
    search_fields = ("person__first_name", "person__last_name", "person__email")
    search_hint = _("Name, e-mail address")
    ordering = ("person__last_name", "person__first_name", "kind")

    def scope(self, user: User) -> QuerySet[Role]:
        return staff_roles() if user.has_perm("ability.accounts") else Role.objects.none()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Role]:
        self.names = names_of_scopes()  # read again for each screen, and not for each row
        return super().get_queryset(request)

    def register_acts(self) -> list[Act]:
        return [Act(gettext("Give a role"), reverse("staff_role_grant"), main=True)]

    @display(description=_("Person"), ordering="person__last_name")
    def person_name(self, role: Role) -> str:
        return role.person.full_name

    @display(description=_("Over what"))
    def over(self, role: Role) -> str:
        if role.scope == Scope.HUB:
            return role.get_scope_display()
        return self.names.get(role.scope_id, role.get_scope_display())

    def title_of(self, role: Role) -> str:
        return f"{role.person.full_name}, {role.get_kind_display()}"

    def acts(self, role: Role, user: User) -> list[Act]:
        if role.ends_on and role.ends_on <= timezone.localdate():
            return []
        return [Act(gettext("End this role"), reverse("staff_role_end", args=[role.pk]))]

    def sections(self, role: Role) -> list[Section]:
        rows = [
            (gettext("Person"), [role.person.full_name, role.person.email]),
            (gettext("Role"), role.get_kind_display()),
            (gettext("Over what"), self.over(role)),
            (gettext("Starts on"), role.starts_on),
            (gettext("Ends on"), role.ends_on),
        ]
        return [Section(gettext("Role"), rows)]


class GrantForm(forms.Form):
    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.filter(is_staff=True, is_active=True).order_by("last_name", "first_name"),
    )
    kind = forms.ChoiceField(label=_("Role"), choices=GRANTED_HERE)
    over = forms.ChoiceField(label=_("Over what"))
    ends_on = forms.DateField(
        label=_("Ends on"),
        widget=DayInput,
        required=False,
        help_text=_("Its last day. Empty: no end is planned."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].label_from_instance = lambda user: f"{user.full_name} ({user.email})"
        self.fields["over"].choices = over_choices()

    def clean_ends_on(self) -> date | None:
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(gettext("Choose a day that is still to come."))
        return day

    def clean_over(self) -> dict[str, Any]:
        scope, _colon, key = self.cleaned_data["over"].partition(":")
        return {"scope": Scope(scope), "scope_id": UUID(key) if key else None}


def over_choices() -> list[tuple[str, Any]]:
    """The hub, then each programme and structure by name."""
    found = [line for answer in hooks.get_hooks("register_role_scopes") for line in answer()]
    groups = [(scope.label, [(f"{scope}:{key}", name) for key, name in rows]) for scope, rows in found]
    return [(str(Scope.HUB), Scope.HUB.label), *[group for group in groups if group[1]]]


class GrantView(WagtailAdminTemplateMixin, FormView):
    """Give a role of the team to somebody who has an account."""

    page_title = _("Give a role")
    header_icon = "key"
    form_class = GrantForm
    template_name = "accounts/staff/grant.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("ability.accounts"):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        register = {"url": reverse("staff_role_index"), "label": gettext("Roles")}
        return [*super().get_breadcrumbs_items(), register, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form: GrantForm) -> HttpResponse:
        answers = form.cleaned_data
        roles.grant(
            answers["person"],
            answers["kind"],
            today=timezone.localdate(),
            ends_on=answers["ends_on"],
            by=self.request.user,
            **answers["over"],
        )
        messages.success(self.request, gettext("The role is given."))
        return redirect("staff_role_index")


class EndView(ActView):
    model = Role
    ability = "accounts"
    seen_field = "ends_on"
    page_title = _("End this role")
    intro = _("Today is its last day.")
    button = _("End this role")
    done = _("The role ends today.")
    header_icon = "key"
    danger = True

    def get_queryset(self) -> QuerySet[Role]:
        return staff_roles().select_related("person")

    def act(self, role: Role, answers: dict[str, Any], *, seen: str) -> None:
        roles.end(role, today=timezone.localdate(), by=self.request.user)
