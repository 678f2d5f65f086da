"""The bands of the home page: one subject across the page, or two side by side. A band with nothing to show is left out."""

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import previews
from .calls import CallBlock, DocumentsBlock, SupportsBlock
from .feeds import LatestNewsBlock, LatestStoriesBlock, NextGatheringsBlock
from .figures import ComparedFiguresBlock, FigureBlock
from .media import PictureBlock, VideoBlock
from .people import VoicesBlock
from .text import AccordionBlock, CalloutBlock, ProseBlock, StepsBlock

Context = Mapping[str, object]


class BandContent(blocks.StreamBlock):
    """What a band may hold, under its title."""

    compared_figures = ComparedFiguresBlock()
    figure = FigureBlock()
    steps = StepsBlock()
    supports = SupportsBlock()
    voices = VoicesBlock()
    latest_news = LatestNewsBlock()
    latest_stories = LatestStoriesBlock()
    next_gatherings = NextGatheringsBlock()
    prose = ProseBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    picture = PictureBlock()
    video = VideoBlock()
    documents = DocumentsBlock()
    call = CallBlock()


class PartBlock(blocks.StructBlock):
    """A title and what stands under it."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    content = BandContent(label=_("Content"), min_num=1)

    def rendered(self, value: Context, parent_context: Context | None) -> tuple[str, SafeString] | None:
        """The title and the HTML of the content; None when automatic blocks have nothing to show."""
        parts = [child.render(parent_context) for child in value["content"]]
        html = SafeString("".join(part for part in parts if part.strip()))
        return (value["title"], html) if html else None


class BandBlock(PartBlock):
    """One subject across the page."""

    intro = blocks.TextBlock(label=_("Introduction"), max_length=240, required=False)

    class Meta:
        icon = "minus"
        label = _("Band, one subject")
        description = _("One subject across the home page: a title, and what you choose to put under it.")
        preview_value = previews.BAND
        preview_template = "cms_pages/previews/band.html"
        group = _("Bands")
        template = "cms_pages/blocks/band.html"
        label_format = "{title}"

    def get_context(self, value: Context, parent_context: Context | None = None) -> dict[str, object]:
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "part": self.rendered(value, parent_context)}


class TwoPartsBlock(blocks.StructBlock):
    """Two subjects side by side; alone, one takes the whole width."""

    left = PartBlock(label=_("Left"))
    right = PartBlock(label=_("Right"))

    class Meta:
        icon = "grid"
        label = _("Band, two subjects")
        description = _("Two subjects side by side, one above the other on a phone.")
        preview_value = previews.TWO_PARTS
        preview_template = "cms_pages/previews/band.html"
        group = _("Bands")
        template = "cms_pages/blocks/two_parts.html"

    def get_context(self, value: Context, parent_context: Context | None = None) -> dict[str, object]:
        context = super().get_context(value, parent_context=parent_context)
        parts = [self.child_blocks[side].rendered(value[side], parent_context) for side in ("left", "right")]
        return {**context, "parts": [part for part in parts if part]}
