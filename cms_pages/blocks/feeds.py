"""Blocks that fill themselves: the latest news, the next gatherings. Empty, they show nothing at all."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .previews import Invented


class FeedBlock(Invented, blocks.StructBlock):
    """How many entries to show; the template reads them through a tag of `portal_feeds`."""

    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=6)


class LatestNewsBlock(FeedBlock):
    """The latest articles in the language of the page."""

    class Meta:
        icon = "doc-empty"
        label = _("Latest news")
        description = _("The latest articles: the block fills itself, and hides while there is none.")
        group = _("Automatic")
        template = "cms_pages/blocks/latest_news.html"


class LatestStoriesBlock(FeedBlock):
    """The latest stories in the language of the page, while their voices agree to be read."""

    class Meta:
        icon = "comment"
        label = _("Latest stories")
        description = _("The latest stories whose voices agree to be read: the block fills itself.")
        group = _("Automatic")
        template = "cms_pages/blocks/latest_stories.html"


class NextGatheringsBlock(FeedBlock):
    """The next dates of the hub, as the public may know them."""

    class Meta:
        icon = "calendar-alt"
        label = _("Next gatherings")
        description = _("The next dates of the agenda: what is over goes away by itself.")
        group = _("Automatic")
        template = "cms_pages/blocks/next_gatherings.html"


class OpenProgrammesBlock(Invented, blocks.StaticBlock):
    """The programmes that take applications today, each with its door: a new one appears by itself."""

    class Meta:
        icon = "clipboard-list"
        label = _("Open programmes")
        description = _("The programmes that take applications today, each with its door.")
        group = _("Automatic")
        admin_text = _("Shows the programmes that take applications today.")
        template = "cms_pages/blocks/open_programmes.html"
