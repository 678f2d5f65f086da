"""The look of the admin, its icons, and the first screen of the team."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .message_kinds import KINDS, Kind
from .today import TodayPanel


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/tandem.css"))


@hooks.register("register_icons")
def icons(paths: list[str]) -> list[str]:
    return [*paths, "core/staff/icons/tandem.svg"]


@hooks.register("construct_homepage_panels", order=100)
def today(request: HttpRequest, panels: list[Component]) -> None:
    """What waits for this member of the team, in place of the panels about pages for those who edit none."""
    panel = TodayPanel(request)
    if not request.user.has_perm("ability.pages"):
        panels.clear()
    if panel.counts or panel.warnings:
        panels.insert(0, panel)


@hooks.register("register_message_kinds", order=40)
def messages_in_words() -> tuple[str, dict[str, Kind]]:
    return "core", KINDS
