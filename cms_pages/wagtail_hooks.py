"""What the pages add to the admin: the rubrics of the news."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Rubric


class RubricViewSet(SnippetViewSet):
    """Headings of the news, for the communication staff."""

    model = Rubric
    icon = "tag"
    menu_label = _("Rubrics")
    list_display = ["name", "name_in_english", "tone"]
    copy_view_enabled = False


register_snippet(RubricViewSet)
