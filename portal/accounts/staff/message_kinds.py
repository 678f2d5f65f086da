"""The kinds of messages in words of the team, and each as its reader would have it, in French and in English.

Whoever covers the whole hub reads it with the values of the last one that left; anybody else who follows tandems, with
those of an example. A page says which of the two it shows. Nothing here opens anything: links are veiled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.accounts.models import User
from portal.core import message_kinds
from portal.core.message_kinds import Kind
from portal.core.models import Message, ViewLog
from portal.core.private import log_view

from .messages import ABILITY, visible_messages

FRAME_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
SAME_READING = timedelta(hours=1)


@dataclass(frozen=True)
class Row:
    """One kind in the list, with how many left and when the last did, for those who may count them."""

    name: str
    kind: Kind | None
    count: int
    last: datetime | None

    @property
    def url(self) -> str:
        return reverse("staff_message_kind", args=self.name.split("/"))


def rows_of(reader: User) -> Iterator[tuple[str, list[Row]]]:
    """Every kind that has a template, by app, in the order in which the apps tell them."""
    written = visible_messages(reader).order_by().values("template")
    told = {one["template"]: one for one in written.annotate(count=Count("pk"), last=Max("created_at"))}
    kinds, by_app = message_kinds.declared(), {}
    rank = {name: place for place, name in enumerate(kinds)}
    for name in sorted(message_kinds.names(), key=lambda name: rank.get(name, len(rank))):
        facts = told.get(name, {"count": 0, "last": None})
        row = Row(name, kinds.get(name), facts["count"], facts["last"])
        by_app.setdefault(name.partition("/")[0], []).append(row)
    for app, rows in by_app.items():
        yield capfirst(str(apps.get_app_config(app).verbose_name)), rows


def kind_at(app: str, folder: str) -> tuple[str, Kind]:
    """The kind of an address. Raises Http404."""
    name = f"{app}/{folder}"
    kind = message_kinds.declared().get(name) if name in message_kinds.names() else None
    if kind is None:
        raise Http404
    return name, kind


def language_of(asked: Mapping[str, str]) -> str:
    """The language that is asked for, else that of the reader."""
    known = dict(settings.LANGUAGES)
    wanted = asked.get("langue", get_language())
    return wanted if wanted in known else settings.LANGUAGE_CODE


def note_reading(message: Message, *, by: User, now: datetime) -> None:
    """One line in the log of viewings, however many frames of it a page opens within the hour."""
    subject = str(message)
    recent = ViewLog.objects.filter(viewer=by, subject=subject, at__gt=now - SAME_READING)
    if not recent.exists():
        log_view(viewer=by, subject=subject, what="file", now=now)


class ForFollowers(WagtailAdminTemplateMixin, TemplateView):
    """A page for those who follow tandems."""

    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(f"ability.{ABILITY}"):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        register = {"url": reverse("staff_message_index"), "label": gettext("Messages")}
        return [*super().get_breadcrumbs_items(), register, *self.own_breadcrumbs()]

    def own_breadcrumbs(self) -> list[dict[str, str]]:
        return [{"url": "", "label": self.get_page_title()}]


class KindsView(ForFollowers):
    """What the hub writes, to whom and when."""

    page_title = _("What the hub writes")
    template_name = "accounts/staff/message_kinds.html"

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(groups=list(rows_of(self.request.user)), **kwargs)


class KindView(ForFollowers):
    """One kind, in one language: its subject, its text, and its page on a phone and on a desk."""

    page_title = _("What the hub writes")
    template_name = "accounts/staff/message_kind.html"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.name, self.kind = kind_at(kwargs["app"], kwargs["folder"])
        self.language = language_of(request.GET)

    def get_page_subtitle(self) -> str:
        return str(self.kind.what)

    def get_header_title(self) -> str:
        return f"{self.get_page_title()} · {self.get_page_subtitle()}"

    def own_breadcrumbs(self) -> list[dict[str, str]]:
        kinds = {"url": reverse("staff_message_kinds"), "label": self.get_page_title()}
        return [kinds, {"url": "", "label": str(self.kind.what)}]

    def source(self) -> Message | None:
        """The message whose values are read; its reading is written down."""
        found = message_kinds.latest(visible_messages(self.request.user), self.name, self.kind)
        if found:
            note_reading(found, by=self.request.user, now=timezone.now())
        return found

    def preview_of(self, message: Message | None) -> message_kinds.Preview:
        values = message_kinds.values_of(message) if message else self.kind.example
        return message_kinds.preview(self.name, self.kind, values, language=self.language)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        message = self.source()
        page = reverse("staff_message_kind_page", args=self.name.split("/"))
        return super().get_context_data(
            kind=self.kind,
            message=message,
            preview=self.preview_of(message),
            language=self.language,
            languages=settings.LANGUAGES,
            page=f"{page}?langue={self.language}" + (f"&message={message.pk}" if message else ""),
            **kwargs,
        )


class KindPageView(KindView):
    """What a frame of that page holds: the letter as a page of its own, which can do nothing."""

    def source(self) -> Message | None:
        """The message that the page has named, or none: then the example."""
        named = self.request.GET.get("message", "")
        if not named:
            return None
        rows = visible_messages(self.request.user).filter(template=self.name)
        found = get_object_or_404(rows, pk=named if named.isdecimal() else None)
        if not message_kinds.is_whole(message_kinds.values_of(found), self.kind):
            raise Http404
        note_reading(found, by=self.request.user, now=timezone.now())
        return found

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = HttpResponse(self.preview_of(self.source()).html)
        response["Content-Security-Policy"] = FRAME_POLICY
        return response
