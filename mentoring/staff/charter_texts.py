"""The text of the charter, edited as a snippet outside the registers of people; saving it publishes a version.

Registered by `mentoring.wagtail_hooks`, with `publish_saved` on `after_create_snippet` and `after_edit_snippet`.
"""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import CreateView, EditView, InspectView, SnippetViewSet

from mentoring.domain import charter_texts
from mentoring.models import CharterText, CharterVersion


class WithoutAutosave:
    """Wagtail saves whatever has revisions while one types; here saving publishes, so it waits for the button."""

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled, self.autosave_interval = False, 0


class CharterTextCreateView(WithoutAutosave, CreateView):
    pass


class CharterTextEditView(WithoutAutosave, EditView):
    pass


class CharterTextInspectView(InspectView):
    """The text in force, and every version that was ever published."""

    template_name = "mentoring/staff/charter_text.html"
    page_title = gettext_lazy("Published versions")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        versions = self.object.versions.select_related("published_by")
        return {**super().get_context_data(**kwargs), "versions": versions}


class CharterTextViewSet(SnippetViewSet):
    """For the communication staff: two texts a programme, one a language."""

    model = CharterText
    icon = "doc-full"
    menu_label = gettext_lazy("Charter texts")
    menu_name = "charter-texts"
    add_to_admin_menu = True
    menu_order = 250
    list_display = ["title", "programme", "language"]
    list_filter = ["programme", "language"]
    add_view_class = CharterTextCreateView
    edit_view_class = CharterTextEditView
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = CharterTextInspectView
    inspect_view_fields = ["title", "programme", "language"]


def publish_saved(request: HttpRequest, saved: Model) -> None:
    """After a charter text is saved: publish it, and say what became of it. Other snippets are left alone."""
    if not isinstance(saved, CharterText):
        return
    before = saved.versions.first()
    version = charter_texts.publish(text=saved, by=request.user, now=timezone.now())
    messages.success(request, outcome(before, version))


def outcome(before: CharterVersion | None, version: CharterVersion) -> str:
    """What saving the text has changed for those who sign."""
    if before and before.pk == version.pk:
        return _("Nothing has changed: version %(number)s stays in force.") % {"number": version.number}
    if before and before.material_hash != version.material_hash:
        return _(
            "Version %(number)s is published. What binds people has changed: the charters that were "
            "waiting for a signature are sent again with the new text."
        ) % {"number": version.number}
    return _("Version %(number)s is published.") % {"number": version.number}
