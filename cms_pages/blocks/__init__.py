"""The blocks of the pages, one family a file; and the streams that they make."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .calls import CallBlock, DocumentsBlock, DoorsBlock, SupportsBlock
from .feeds import LatestNewsBlock, LatestStoriesBlock, NextGatheringsBlock, OpenProgrammesBlock
from .figures import ComparedFiguresBlock, FigureBlock, LiveFiguresBlock
from .layout import BandBlock, TwoPartsBlock
from .media import PictureBlock, VideoBlock
from .people import PartnersBlock, VoicesBlock
from .press import PicturesBlock, ReleasesBlock, ReviewBlock
from .references import ReferenceBlock
from .resources import ResourceBlock, ThemeBlock
from .text import AccordionBlock, CalloutBlock, LeadBlock, ProseBlock, StepsBlock


class HomeStream(blocks.StreamBlock):
    """The home page: bands, one under the other, and the line of partners."""

    band = BandBlock()
    two_parts = TwoPartsBlock()
    partners = PartnersBlock(group=_("Bands"))


class PageStream(blocks.StreamBlock):
    """Every other page: one column of text, with what illustrates it."""

    lead = LeadBlock()
    prose = ProseBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    picture = PictureBlock()
    video = VideoBlock()
    voices = VoicesBlock()
    partners = PartnersBlock()
    compared_figures = ComparedFiguresBlock()
    figure = FigureBlock()
    live_figures = LiveFiguresBlock()
    supports = SupportsBlock()
    doors = DoorsBlock()
    call = CallBlock()
    documents = DocumentsBlock()
    latest_news = LatestNewsBlock()
    latest_stories = LatestStoriesBlock()
    next_gatherings = NextGatheringsBlock()
    open_programmes = OpenProgrammesBlock()


class PressStream(blocks.StreamBlock):
    """The page of journalists."""

    prose = ProseBlock()
    callout = CalloutBlock()
    compared_figures = ComparedFiguresBlock()
    figure = FigureBlock()
    releases = ReleasesBlock()
    pictures = PicturesBlock()
    review = ReviewBlock()
    call = CallBlock()


__all__ = [
    "DoorsBlock",
    "HomeStream",
    "PageStream",
    "PressStream",
    "ReferenceBlock",
    "ResourceBlock",
    "ThemeBlock",
]
