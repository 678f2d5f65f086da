"""Accounts in the admin: the register of roles, and that of messages."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from portal.core.staff import modeladmin_register
from portal.core.today import Ask

from .staff import message_kinds, messages, role_register, today
from .viewsets import StaffActiveState, StaffAssignRole, StaffDelete

modeladmin_register(messages.MessageAdmin)
modeladmin_register(role_register.RoleAdmin)

for act_on_several in (StaffActiveState, StaffAssignRole, StaffDelete):
    hooks.register("register_bulk_action", act_on_several, order=1)  # after Wagtail's, which they stand for


@hooks.register("register_admin_menu_item")
def message_register() -> MenuItem:
    return messages.MessageAdmin().get_menu_item(order=140)


@hooks.register("register_settings_menu_item")
def roles() -> MenuItem:
    return role_register.RoleAdmin().get_menu_item(order=590)


@hooks.register("register_admin_urls")
def acts() -> list[URLPattern]:
    return [
        path(
            "messages/<int:pk>/renvoyer/", messages.SendAgainView.as_view(), name="staff_message_send_again"
        ),
        path("messages/modeles/", message_kinds.KindsView.as_view(), name="staff_message_kinds"),
        path(
            "messages/modeles/<slug:app>/<slug:folder>/",
            message_kinds.KindView.as_view(),
            name="staff_message_kind",
        ),
        path(
            "messages/modeles/<slug:app>/<slug:folder>/page/",
            message_kinds.KindPageView.as_view(),
            name="staff_message_kind_page",
        ),
        path("roles/donner/", role_register.GrantView.as_view(), name="staff_role_grant"),
        path("roles/<int:pk>/terminer/", role_register.EndView.as_view(), name="staff_role_end"),
    ]


@hooks.register("register_today")
def waiting(request: HttpRequest) -> list[Ask]:
    return today.lines(request)


@hooks.register("register_log_actions")
def words_of_the_log(actions: LogActionRegistry) -> None:
    actions.register_action("accounts.grant", _("Give a role"), _("Role given"))
    actions.register_action("accounts.end", _("End a role"), _("Role ended"))
