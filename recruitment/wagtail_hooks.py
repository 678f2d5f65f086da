"""The team's seat in recruitment: the register of applications, its acts, its line on the first screen."""

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from mentoring.staff.partners import Referred
from portal.accounts.models import User
from portal.core.message_kinds import Kind
from portal.core.staff import modeladmin_register
from portal.core.today import Count
from recruitment.lifecycle import ApplicationState
from recruitment.models import Application

from .message_kinds import KINDS
from .staff import today, urls
from .staff.applications import ApplicationAdmin

modeladmin_register(ApplicationAdmin)


@hooks.register("register_admin_menu_item")
def recruitment() -> MenuItem:
    """Other apps add to this menu by the hook `register_recruitment_menu_item`."""
    menu = Menu(register_hook_name="register_recruitment_menu_item")
    return SubmenuMenuItem(_("Recruitment"), menu, name="recruitment", icon_name="user", order=110)


@hooks.register("register_recruitment_menu_item")
def applications() -> MenuItem:
    return ApplicationAdmin().get_menu_item(order=10)


@hooks.register("register_admin_urls")
def acts() -> list[URLPattern]:
    return urls.urlpatterns


@hooks.register("register_partner_facts")
def applications_of_structures(user: User) -> Referred:
    return Referred(
        gettext("Applications"), Application.objects.visible_to(user), dict(ApplicationState.choices)
    )


@hooks.register("register_today")
def waiting(request: HttpRequest) -> list[Count]:
    return today.lines(request)


@hooks.register("register_message_kinds", order=10)
def messages_in_words() -> tuple[str, dict[str, Kind]]:
    return "recruitment", KINDS
