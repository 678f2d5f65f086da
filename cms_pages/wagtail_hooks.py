"""What the pages add to Wagtail: the rubrics of the news in the admin, and links that are read at once."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Rubric
from .rich_text import NamedPageLinks


class RubricViewSet(SnippetViewSet):
    """Headings of the news, for the communication staff."""

    model = Rubric
    icon = "tag"
    menu_label = _("Rubrics")
    list_display = ["name", "name_in_english", "tone"]
    copy_view_enabled = False


register_snippet(RubricViewSet)


@hooks.register("register_rich_text_features", order=1)
def links_read_at_once(features: FeatureRegistry) -> None:
    """In place of Wagtail's own links to pages, which are registered first."""
    features.register_link_type(NamedPageLinks)
