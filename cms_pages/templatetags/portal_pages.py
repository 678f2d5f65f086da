"""Tags of the editorial templates: the ways out of a page, and the blocks that fill themselves."""

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.templatetags.wagtailcore_tags import richtext

from mentoring import agenda, indicators, published
from portal.core.templatetags.tandem import nbsp

from .. import dates, files, invented, monogram, paper
from ..found import things
from ..models import (
    ContactPage,
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    SiteSettings,
    StoryIndexPage,
    StoryPage,
)
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


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    """What the page is and the way to it, for search engines."""
    page, signs = context["page"], context["signs"]
    way = things.breadcrumb([(step.title, step.url) for step in signs.trail], page.full_url or "")
    return things.script([*page.things(context["request"]), *way])


@register.filter
def prose(value: RichText | str) -> SafeString:
    """Rich text as Wagtail draws it (its editor lets only our features through), with French spaces."""
    return SafeString(nbsp(conditional_escape(richtext(value))))


@register.filter
def file_words(document: AbstractDocument) -> str:
    """« PDF, 240 ko »: what a document is before it is opened."""
    return files.in_words(document.file_extension, document.get_file_size() or 0)


@register.filter
def picture_words(image: AbstractImage) -> str:
    """« PNG, 180 ko »: the same of an image, at full size."""
    return files.in_words(image.filename.rpartition(".")[2], image.file_size or image.file.size)


@register.filter
def initials(name: str) -> str:
    """The two letters drawn for a structure without a logo."""
    return monogram.initials(name)


@register.filter
def has_paper(page: Page) -> bool:
    """Whether a page may be taken away as a PDF: it is saved and published, since a draft is nobody's."""
    return page.pk is not None and page.live and paper.may_be_printed(page)


@register.simple_tag(takes_context=True)
def latest_news(context: template.Context, count: int) -> list[NewsPage]:
    """The latest articles in the reader's language."""
    if context.get("invented"):
        return invented.news()
    articles = NewsPage.objects.latest_first().listed()
    return list(articles.filter(locale__language_code=get_language())[:count])


@register.simple_tag(takes_context=True)
def news_index(context: template.Context) -> Page | None:
    """The index of the news in the reader's language."""
    return signposts(context).landmark(NewsIndexPage)


@register.simple_tag(takes_context=True)
def latest_stories(context: template.Context, count: int) -> list[StoryPage]:
    """The latest stories that may be read today, in the reader's language."""
    if context.get("invented"):
        return invented.stories()
    shown = StoryPage.objects.shown(timezone.localdate()).listed()
    return list(shown.filter(locale__language_code=get_language())[:count])


@register.simple_tag(takes_context=True)
def story_index(context: template.Context) -> Page | None:
    """The index of the stories in the reader's language."""
    return signposts(context).landmark(StoryIndexPage)


@register.simple_tag(takes_context=True)
def next_dates(context: template.Context, count: int) -> list[dates.Entry]:
    """The next dates of the hub, events in the reader's language and mentors' gatherings together."""
    if context.get("invented"):
        return invented.dates()
    now = timezone.now()
    events = EventPage.objects.coming(now).filter(locale__language_code=get_language())[:count]
    return dates.merged(events.entries(context.get("request")), agenda.upcoming(count, now=now))[:count]


@register.simple_tag(takes_context=True)
def agenda_index(context: template.Context) -> Page | None:
    """The agenda in the reader's language."""
    return signposts(context).landmark(EventIndexPage)


@register.simple_tag(takes_context=True)
def contact_page(context: template.Context) -> Page | None:
    """The contact page in the reader's language."""
    return signposts(context).landmark(ContactPage)


@register.simple_tag(takes_context=True)
def open_programmes(context: template.Context) -> list[published.PublicProgramme]:
    """The programmes that take applications today."""
    if context.get("invented"):
        return invented.programmes()
    return published.open_programmes(timezone.localdate())


@register.simple_tag(takes_context=True)
def published_figures(context: template.Context) -> indicators.Published | None:
    """The hub's own figures, read once a page whatever the number of blocks; None before they were first counted."""
    if context.get("invented"):
        return invented.figures()
    request = context.get("request")
    if request is None:
        return indicators.published()
    if not hasattr(request, "_published_figures"):
        request._published_figures = indicators.published()
    return request._published_figures


@register.filter
def chosen_of(board: indicators.Published, codes: list[str]) -> list[indicators.Indicator]:
    """The figures of a block."""
    return board.several(codes)
