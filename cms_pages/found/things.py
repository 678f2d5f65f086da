"""What a page is, in the words of schema.org: search engines read it beside the text.

Plain dictionaries made here, chosen by each page type in `things`, written by the tag `structured_data`.
"""

import json
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText, get_text_for_indexing

from .card import Card

Thing = dict[str, Any]
CONTEXT = "https://schema.org"
# What could end the element, or start another one, is written as JSON allows: the text stays the same.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(things: list[Thing]) -> SafeString:
    """The element that holds them: data, which no browser runs and no policy refuses."""
    if not things:
        return SafeString("")
    written = json.dumps(things, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


def thing(kind: str, **facts: object) -> Thing:
    """Something, with what is known of it: empty facts are left out."""
    return {"@context": CONTEXT, "@type": kind, **{name: fact for name, fact in facts.items() if fact}}


def hub() -> Thing:
    """Who publishes."""
    return {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": f"{settings.BASE_URL}/"}


def organisation(*, territory: str, email: str, phone: str, address: str, networks: list[str]) -> Thing:
    """The hub, and how to reach it."""
    return thing(
        "Organization",
        name=settings.WAGTAIL_SITE_NAME,
        url=f"{settings.BASE_URL}/",
        logo=urljoin(settings.BASE_URL, static("icons/icon-512.png")),
        areaServed=territory,
        email=email,
        telephone=phone,
        address=address,
        sameAs=networks,
    )


def article(
    *, title: str, summary: str, url: str, on: date, changed: datetime | None, by: str, card: Card | None
) -> Thing:
    """A piece of news."""
    return thing(
        "NewsArticle",
        headline=title,
        description=summary,
        url=url,
        mainEntityOfPage=url,
        datePublished=on.isoformat(),
        dateModified=changed.isoformat() if changed else "",
        author=by or hub(),
        publisher=hub(),
        image=[card.url] if card else [],
    )


def event(
    *,
    title: str,
    summary: str,
    url: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    cancelled: bool,
    card: Card | None,
) -> Thing:
    """A date that anybody may come to; without a place it is held online, at the address of its page."""
    here = {"@type": "Place", "name": place, "address": place}
    online = {"@type": "VirtualLocation", "url": url}
    return thing(
        "Event",
        name=title,
        description=summary,
        url=url,
        startDate=timezone.localtime(starts_at).isoformat(),
        endDate=timezone.localtime(ends_at).isoformat(),
        eventStatus=f"{CONTEXT}/{'EventCancelled' if cancelled else 'EventScheduled'}",
        eventAttendanceMode=f"{CONTEXT}/{'Offline' if place else 'Online'}EventAttendanceMode",
        location=here if place else online,
        organizer=hub(),
        isAccessibleForFree=True,
        image=[card.url] if card else [],
    )


def questions(asked: list[tuple[str, RichText]]) -> list[Thing]:
    """Questions with their answers; nothing when none is asked."""
    entries = [
        {
            "@type": "Question",
            "name": question,
            "acceptedAnswer": {"@type": "Answer", "text": get_text_for_indexing(answer.source).strip()},
        }
        for question, answer in asked
    ]
    return [thing("FAQPage", mainEntity=entries)] if entries else []


def breadcrumb(steps: list[tuple[str, str]], address: str) -> list[Thing]:
    """The way from home to a page, as (title, path); nothing for a page without one."""
    entries = [
        {"@type": "ListItem", "position": rank, "name": title, "item": urljoin(address, path)}
        for rank, (title, path) in enumerate(steps, start=1)
    ]
    return [thing("BreadcrumbList", itemListElement=entries)] if entries else []
