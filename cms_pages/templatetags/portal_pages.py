"""Tags of the editorial templates: the ways out of a page, and the blocks that fill themselves."""

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.templatetags.wagtailcore_tags import richtext

from mentoring import agenda, published
from portal.core.templatetags.tandem import nbsp

from ..models import NewsIndexPage, NewsPage, SiteSettings
from ..navigation import Signposts
from ..navigation import signposts as read_signposts

register = template.Library()


@register.simple_tag(takes_context=True)
def signposts(context: template.Context) -> Signposts:
    """Header, footer and breadcrumb of the page that is being drawn, whichever app draws it."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return Signposts()
    return read_signposts(request, page if isinstance(page, Page) else None)


@register.simple_tag(takes_context=True)
def site_settings(context: template.Context) -> SiteSettings:
    """The settings of the site; those by default where there is no request."""
    return SiteSettings.read(context.get("request"))


@register.filter
def prose(value: RichText | str) -> SafeString:
    """Rich text as Wagtail draws it (its editor lets only our features through), with French spaces."""
    return SafeString(nbsp(conditional_escape(richtext(value))))


@register.simple_tag
def latest_news(count: int) -> list[NewsPage]:
    """The latest articles in the reader's language."""
    return list(NewsPage.objects.latest_first().filter(locale__language_code=get_language())[:count])


@register.simple_tag
def news_index() -> NewsIndexPage | None:
    """The index of the news in the reader's language."""
    return NewsIndexPage.objects.live().filter(locale__language_code=get_language()).first()


@register.simple_tag
def next_gatherings(count: int) -> list[agenda.PublicDate]:
    """The next dates of the hub."""
    return agenda.upcoming(count, now=timezone.now())


@register.simple_tag
def open_programmes() -> list[published.PublicProgramme]:
    """The programmes that take applications today."""
    return published.open_programmes(timezone.localdate())
