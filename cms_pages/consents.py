"""The register of consents in the admin, for the communication staff: where each stands, and the act of withdrawing."""

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from .models.consents import ConsentStanding, StoryConsent


class ConsentFilters(WagtailFilterSet):
    standing = django_filters.ChoiceFilter(
        label=_("Where it stands"),
        choices=ConsentStanding.choices,
        method="standing_so",
        empty_label=_("All"),
    )

    class Meta:
        model = StoryConsent
        fields: list[str] = []

    def standing_so(self, consents: QuerySet, name: str, value: str) -> QuerySet:
        return consents.standing(value, timezone.localdate())


class StoryConsentViewSet(SnippetViewSet):
    """Consents to publication; a story leans on them."""

    model = StoryConsent
    icon = "openquote"
    menu_label = _("Consents")
    list_display = ["published_name", "standing_today", "until", "on_site", "on_networks", "in_press"]
    filterset_class = ConsentFilters
    copy_view_enabled = False


class WithdrawConsents(SnippetBulkAction):
    """Ticks in the list, a page that says what follows, and what these people said is shown no longer."""

    models = [StoryConsent]
    display_name = _("Withdraw")
    aria_label = _("Withdraw the consents that are ticked")
    action_type = "withdraw"
    template_name = "cms_pages/admin/withdraw_consents.html"
    action_priority = 10
    classes = {"serious"}

    def check_perm(self, snippet: StoryConsent) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", snippet)

    @classmethod
    def execute_action(cls, objects: list[StoryConsent], **kwargs: object) -> tuple[int, int]:
        """From today on; a consent that was withdrawn before keeps its day."""
        keys = [one.pk for one in objects]
        rows = StoryConsent.objects.filter(pk__in=keys, withdrawn_on=None)
        return rows.update(withdrawn_on=timezone.localdate()), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d consent withdrawn: its story is no longer shown.",
            "%(count)d consents withdrawn: their stories are no longer shown.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
