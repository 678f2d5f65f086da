"""Tags and filters of our templates: icons, questions, French typography. Loaded by `{% load tandem %}`."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import CheckboxInput, RadioSelect, Textarea
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, override, pgettext

from portal.core import geography
from portal.core.forms import CommuneInput

register = template.Library()

NBSP = "\u00a0"
BEFORE = re.compile(r"[ \u00a0\u202f]+(?=[;:!?»%€])")
AFTER = re.compile(r"«[ \u00a0\u202f]*")


@cache
def drawings() -> frozenset[str]:
    """Names of the drawings that the sprite holds."""
    sprite = Path(settings.BASE_DIR) / "static" / "icons" / "sprite.svg"
    return frozenset(re.findall(r'<symbol id="i-([a-z0-9-]+)"', sprite.read_text(encoding="utf-8")))


@register.simple_tag
@lru_cache
def icon(name: str, extra: str = "") -> SafeString:
    """A drawing of the sprite, silent for screen readers: `{% icon "arrow-right" "ic-va" %}`.

    Raises TemplateSyntaxError for a drawing that the sprite does not hold.
    """
    if name not in drawings():
        raise template.TemplateSyntaxError(f"no drawing {name!r} in static/icons/sprite.svg")
    classes = f"ic {extra}".strip()
    drawing = f"{static('icons/sprite.svg')}#i-{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', classes, drawing)


@register.simple_tag
def hub_name() -> str:
    """The name of the hub, as configured."""
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def hub_address() -> str:
    """The address of the portal on the web; never taken from a Host header."""
    return settings.BASE_URL


@register.simple_tag(takes_context=True)
def other_languages(context: template.Context) -> list[dict[str, str]]:
    """The same page in the other languages; the home page where it has no translation."""
    request = context.get("request")
    here = [code for code, _name in settings.LANGUAGES if code != get_language()]
    return [
        {"code": code, "name": own_name(code), "url": address_in(code, request, context)} for code in here
    ]


def own_name(code: str) -> str:
    """« Français », « English »: a language is named in its own words."""
    return get_language_info(code)["name_local"].capitalize()


def address_in(code: str, request: Any, context: template.Context) -> str:
    """Where this page is found in a language."""
    with override(code):
        home = reverse("wagtail_serve", args=[""])
    if (known := context.get("addresses")) is not None:  # a page that has read its translations gives them
        return known.get(code) or home
    if page := context.get("page"):
        there = page.get_translations().filter(locale__language_code=code).live().first()
        return (there.get_url(request) if there else None) or home
    match = getattr(request, "resolver_match", None)
    if match is None or match.url_name == "wagtail_serve":
        return home
    return translate_url(request.path, code)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One question, whatever its kind: `{% field form.commune %}` (parameters: see the component)."""
    widget = bound.field.widget
    kind = kind_of(widget)
    return {
        "field": bound,
        "kind": kind,
        "widget": widget,
        "control": bound.as_widget(attrs=control_attrs(bound, kind)) if kind != "cards" else "",
        "limit": bound.field.max_length if kind == "textarea" else None,
        "why": getattr(bound.form, "why", {}).get(bound.name, ""),
        "is_optional": not bound.field.required and bound.name not in getattr(bound.form, "either", ()),
    }


def kind_of(widget: Any) -> str:
    """Which part of the component draws the widget."""
    kinds = {RadioSelect: "cards", CheckboxInput: "checkbox", CommuneInput: "commune", Textarea: "textarea"}
    return next((kind for family, kind in kinds.items() if isinstance(widget, family)), "control")


def control_attrs(bound: BoundField, kind: str) -> dict[str, Any]:
    """Classes, the list of a commune, and a limit that counts but never cuts what is pasted."""
    own = bound.field.widget.attrs.get("class", "")
    attrs: dict[str, Any] = {} if kind == "checkbox" else {"class": f"saisie {own}".strip()}
    if kind == "commune":
        attrs["list"] = f"{bound.auto_id}_list"
    if kind == "textarea":
        attrs["rows"] = 4
    if kind == "textarea" and bound.field.max_length:
        attrs |= {"maxlength": False, "data-limit": bound.field.max_length}
    return attrs


@register.filter(is_safe=True)
def nbsp(value: Any) -> str:
    """French typography: a non-breaking space before ; : ! ? » % € where there is a space, and after «."""
    return AFTER.sub(f"«{NBSP}", BEFORE.sub(NBSP, str(value)))


@register.filter
def unbroken(value: Any) -> SafeString:
    """A title whose hyphened words (« partez-vous ») stay on one line."""
    pieces = re.split(r"(\S+-\S+)", nbsp(value))
    kept = ('<span class="insecable">{}</span>' if rank % 2 else "{}" for rank in range(len(pieces)))
    return format_html("".join(kept), *pieces)


@register.filter
def day(value: date | None) -> str:
    """« 28 novembre », « 1er décembre »."""
    return _day(value, "F") if value else ""


@register.filter
def day_and_year(value: date | None) -> str:
    """« 28 novembre 2026 »."""
    return _day(value, "F Y") if value else ""


@register.filter
def hour(value: datetime | time | None) -> str:
    """« 14 h 32 », « 18 h »; in English « 14:32 », « 18:00 »."""
    if value is None:
        return ""
    local = _local(value)
    whole = pgettext("whole hour", "%(hour)s:00")
    precise = pgettext("hour and minutes", "%(hour)s:%(minute)s")
    return (precise if local.minute else whole) % {"hour": local.hour, "minute": f"{local.minute:02d}"}


@register.filter
def duration(value: timedelta | int | None) -> str:
    """« 45 min », « 1 h », « 1 h 30 »; takes minutes or a timedelta."""
    if value is None:
        return ""
    minutes = round(value.total_seconds() / 60) if isinstance(value, timedelta) else int(value)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


@register.filter
def commune(insee_code: str | None) -> str:
    """« Marseille 2e (13002) » for an INSEE code; a code that we do not know is shown as it is."""
    found = geography.by_code(insee_code or "")
    return found.label if found else insee_code or ""


def _day(value: date, rest: str) -> str:
    local = _local(value)
    number = pgettext("first day of a month", "1") if local.day == 1 else str(local.day)
    return f"{number}{NBSP}{date_format(local, rest)}"


def _local(value: Any) -> Any:
    """An instant as the clocks of the hub show it; days and plain times as they are."""
    aware = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if aware else value
