"""Blocks that fill themselves: the latest news, the next gatherings. Empty, they show nothing at all."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FeedBlock(blocks.StructBlock):
    """How many entries to show; the template reads them through a tag of `portal_feeds`."""

    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=6)


class LatestNewsBlock(FeedBlock):
    """The latest articles in the language of the page."""

    class Meta:
        icon = "date"
        label = _("Latest news")
        group = _("Automatic")
        template = "cms_pages/blocks/latest_news.html"


class LatestStoriesBlock(FeedBlock):
    """The latest stories in the language of the page, while their voices agree to be read."""

    class Meta:
        icon = "openquote"
        label = _("Latest stories")
        group = _("Automatic")
        template = "cms_pages/blocks/latest_stories.html"


class NextGatheringsBlock(FeedBlock):
    """The next dates of the hub, as the public may know them."""

    class Meta:
        icon = "calendar-alt"
        label = _("Next gatherings")
        group = _("Automatic")
        template = "cms_pages/blocks/next_gatherings.html"


class OpenProgrammesBlock(blocks.StaticBlock):
    """The programmes that take applications today, each with its door: a new one appears by itself."""

    class Meta:
        icon = "group"
        label = _("Open programmes")
        group = _("Automatic")
        admin_text = _("Shows the programmes that take applications today.")
        template = "cms_pages/blocks/open_programmes.html"
