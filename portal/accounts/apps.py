"""People, their roles and consents; and Wagtail's own screen of accounts, limited to the staff."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("people and roles")


class StaffUsersConfig(WagtailUsersAppConfig):
    user_viewset = "portal.accounts.viewsets.StaffViewSet"
