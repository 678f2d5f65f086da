"""The latest articles for feed readers, in RSS and in Atom. Called by the index of the news, one feed a language."""

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from ..models import NewsIndexPage, NewsPage

LATEST = 20
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class NewsFeed(Feed):
    """RSS. Addresses come from the site's record, never from what a request says of its host."""

    route = "rss/"

    def get_object(self, request: HttpRequest, index: "NewsIndexPage") -> "NewsIndexPage":
        return index

    def title(self, index: "NewsIndexPage") -> str:
        return f"{settings.WAGTAIL_SITE_NAME} – {clean(index.title)}"

    def description(self, index: "NewsIndexPage") -> str:
        return clean(index.description) or _("The latest news of the hub.")

    def link(self, index: "NewsIndexPage") -> str:
        return index.full_url

    def feed_url(self, index: "NewsIndexPage") -> str:
        return index.full_url + self.route

    def items(self, index: "NewsIndexPage") -> "list[NewsPage]":
        return list(index.articles()[:LATEST])

    def item_title(self, item: "NewsPage") -> str:
        return clean(item.title)

    def item_description(self, item: "NewsPage") -> str:
        return clean(item.description)

    def item_link(self, item: "NewsPage") -> str:
        return item.full_url

    def author_name(self, index: "NewsIndexPage") -> str:
        return settings.WAGTAIL_SITE_NAME

    def item_author_name(self, item: "NewsPage") -> str | None:
        return clean(item.author) or None

    def item_categories(self, item: "NewsPage") -> list[str]:
        return [clean(item.rubric.label)] if item.rubric else []

    def item_pubdate(self, item: "NewsPage") -> datetime:
        return timezone.make_aware(datetime.combine(item.published_on, time.min))

    def item_updateddate(self, item: "NewsPage") -> datetime | None:
        return item.last_published_at


class AtomFeed(NewsFeed):
    """The same in Atom."""

    route = "atom/"
    feed_type = Atom1Feed

    def subtitle(self, index: "NewsIndexPage") -> str:
        return self.description(index)


def clean(text: str) -> str:
    """A text without the signs that no XML may hold."""
    return NOT_XML.sub("", text)
