"""What the hub gives to read: a document or a page, for whom and what for; and questions by theme."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from ..questions import anchors, theme_of
from . import previews
from .text import QuestionBlock

# In the order in which a page shows them.
AUDIENCES = [
    ("everybody", _("To begin with")),
    ("mentors", _("For mentors")),
    ("mentees", _("For those who have a mentor, or look for one")),
    ("structures", _("For structures")),
    ("elected", _("For elected people and funders")),
]


class Resource(blocks.StructValue):
    """Something to read: it has an address as long as what it names is there to be read."""

    @property
    def href(self) -> str:
        """Where to read it; empty when the page is not published."""
        if self["document"]:
            return self["document"].url
        page = self["page"]
        return (page.url or "") if page and page.live else ""

    @property
    def name(self) -> str:
        """Its own title, else that of what it names."""
        return self["title"] or (self["document"] or self["page"]).title


class ResourceBlock(blocks.StructBlock):
    """One document, or one page."""

    audience = blocks.ChoiceBlock(label=_("For whom"), choices=AUDIENCES)
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=100,
        required=False,
        help_text=_("Empty: the title of the document or of the page."),
    )
    purpose = blocks.CharBlock(
        label=_("What for"), max_length=160, help_text=_("One line: when somebody would open it.")
    )
    document = DocumentChooserBlock(label=_("Document"), required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        value_class = Resource
        icon = "doc-full-inverse"
        label = _("Document or page")
        description = _("A document or a page to read, under the audience that it is for.")
        preview_template = "cms_pages/previews/resource.html"
        label_format = "{title} {purpose}"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(previews.resource())

    def clean(self, value: Mapping[str, object]) -> blocks.StructValue:
        """Raises when neither a document nor a page is chosen, or both."""
        value = super().clean(value)
        if bool(value["document"]) == bool(value["page"]):
            fault = ValidationError(_("Choose a document or a page, one of the two."))
            raise StructBlockValidationError(block_errors={"document": fault})
        return value


class ThemeBlock(blocks.StructBlock):
    """Questions about one thing."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Theme")
        description = _("The questions of one theme, each with an address of its own.")
        preview_value = previews.THEME
        preview_template = "cms_pages/previews/theme.html"
        label_format = "{title}"

    def get_preview_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, object] | None = None
    ) -> dict[str, object]:
        """Adds `theme`, with its anchors."""
        return {**super().get_preview_context(value, parent_context), "theme": theme_of(value, anchors())}
