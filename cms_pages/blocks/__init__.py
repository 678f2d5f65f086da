"""The blocks of the pages, one family a file; and the two streams that they make."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .calls import CallBlock, DocumentsBlock, DoorsBlock, SupportsBlock
from .feeds import LatestNewsBlock, NextGatheringsBlock, OpenProgrammesBlock
from .figures import ComparedFiguresBlock, FigureBlock
from .layout import BandBlock, TwoPartsBlock
from .media import PictureBlock
from .people import PartnersBlock, VoicesBlock
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
    voices = VoicesBlock()
    partners = PartnersBlock()
    compared_figures = ComparedFiguresBlock()
    figure = FigureBlock()
    supports = SupportsBlock()
    doors = DoorsBlock()
    call = CallBlock()
    documents = DocumentsBlock()
    latest_news = LatestNewsBlock()
    next_gatherings = NextGatheringsBlock()
    open_programmes = OpenProgrammesBlock()


__all__ = ["DoorsBlock", "HomeStream", "PageStream"]
