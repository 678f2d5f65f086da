"""The first screen of the admin: what waits for the reader, by the hooks `register_today` of each app."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component


@dataclass(frozen=True)
class Count:
    """So many things of one kind, and where they are; `text` stands in for a number (a date)."""

    label: str
    number: int
    url: str
    text: str = ""
    urgent: bool = False
    order: int = 100


@dataclass(frozen=True)
class Warn:
    """Something that the team must know before anything else."""

    title: str
    text: str
    detail: str = ""


class TodayPanel(Component):
    """Counts with links, warnings first. A hook answers only with what its reader may see."""

    name = "today"
    order = 10
    template_name = "core/staff/today.html"

    def __init__(self, request: HttpRequest) -> None:
        found = [line for answer in hooks.get_hooks("register_today") for line in answer(request)]
        self.counts = sorted((line for line in found if isinstance(line, Count)), key=lambda one: one.order)
        self.warnings = [line for line in found if isinstance(line, Warn)]

    def get_context_data(self, parent_context: object) -> dict[str, object]:
        return {"counts": self.counts, "warnings": self.warnings}
