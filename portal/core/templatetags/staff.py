"""Values as the team reads them: `{% load staff %}`."""

from datetime import date, datetime
from typing import Any

from django import template

from .tandem import day_and_year, hour

register = template.Library()


@register.filter
def lines(value: Any) -> list[str]:
    """A value of a record's page as lines of text: lists, dates, hours; a dash for nothing."""
    parts = value if isinstance(value, list | tuple) else [value]
    return [one_line(part) for part in parts if part not in (None, "")] or ["–"]


def one_line(part: Any) -> str:
    if isinstance(part, datetime):
        return f"{day_and_year(part)}, {hour(part)}"
    return day_and_year(part) if isinstance(part, date) else str(part)
