"""From a visitor to a person in the pool, or a kind refusal."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecruitmentConfig(AppConfig):
    name = "recruitment"
    verbose_name = _("recruitment")

    def ready(self) -> None:
        """Let Wagtail's log know our acts, in every process that may do one."""
        import_module("recruitment.log_actions")
