"""The team's seat in mentoring: registers, the matching board, acts, lines of the first screen, words of the log."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from mentoring import log_actions
from portal.core.message_kinds import Kind
from portal.core.staff import modeladmin_register
from portal.core.today import Ask, Count, Warn

from .message_kinds import KINDS
from .staff import figures, today, urls
from .staff.charter_texts import CharterTextViewSet, publish_saved
from .staff.charters import CharterAdmin
from .staff.community import MentorAnswerAdmin, MentorQuestionAdmin
from .staff.gatherings import GatheringAdmin
from .staff.mentees import MenteeAdmin
from .staff.mentors import MentorAdmin
from .staff.pairs import PairAdmin
from .staff.partners import PartnerAdmin
from .staff.programmes import ProgrammeAdmin
from .staff.proposals import ProposalAdmin
from .staff.scopes import scopes

IN_MENU = (MentorAdmin, MenteeAdmin, ProposalAdmin, PairAdmin, CharterAdmin, ProgrammeAdmin)

IN_AGENDA = (GatheringAdmin, MentorQuestionAdmin, MentorAnswerAdmin)

for register in (*IN_MENU, *IN_AGENDA, PartnerAdmin):
    modeladmin_register(register)


class BoardItem(MenuItem):
    """For those who match."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("ability.match")


@hooks.register("register_recruitment_menu_item")
def board() -> MenuItem:
    return BoardItem(_("Matching"), reverse("staff_board"), name="board", icon_name="tandem", order=20)


@hooks.register("register_recruitment_menu_item")
def structures() -> MenuItem:
    return PartnerAdmin().get_menu_item(order=40)


@hooks.register("register_admin_menu_item")
def mentoring() -> MenuItem:
    items = [register().get_menu_item(order=rank) for rank, register in enumerate(IN_MENU)]
    menu = Menu(items=items, register_hook_name="register_mentoring_menu_item")
    return SubmenuMenuItem(_("Mentoring"), menu, name="mentoring", icon_name="tandem", order=120)


class FollowUpItem(MenuItem):
    """For those who follow tandems."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("ability.follow")


@hooks.register("register_mentoring_menu_item")
def today_list() -> MenuItem:
    return FollowUpItem(_("Today"), reverse("staff_follow_up"), name="follow-up", icon_name="tasks", order=-1)


@hooks.register("register_admin_menu_item")
def agenda() -> MenuItem:
    items = [register().get_menu_item(order=rank) for rank, register in enumerate(IN_AGENDA)]
    menu = Menu(items=items)
    return SubmenuMenuItem(_("Agenda"), menu, name="agenda", icon_name="calendar-alt", order=130)


@hooks.register("register_admin_urls")
def acts() -> list[URLPattern]:
    return urls.urlpatterns


@hooks.register("register_today")
def waiting(request: HttpRequest) -> list[Ask | Count | Warn]:
    return today.lines(request)


@hooks.register("construct_homepage_panels", order=110)
def published_figures(request: HttpRequest, panels: list[Component]) -> None:
    panels.extend(figures.panels(request))


@hooks.register("register_log_actions")
def words_of_the_log(actions: LogActionRegistry) -> None:
    log_actions.register(actions)


hooks.register("register_role_scopes", scopes)
register_snippet(CharterTextViewSet)
hooks.register("after_create_snippet", publish_saved)
hooks.register("after_edit_snippet", publish_saved)


@hooks.register("register_message_kinds", order=20)
def messages_in_words() -> tuple[str, dict[str, Kind]]:
    return "mentoring", KINDS
