"""The kernel: what every room stands on. It imports nothing of ours."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("whole portal")

    def ready(self) -> None:
        """Let each app declare what its links open and who may read its files (its modules `doors` and `files`)."""
        autodiscover_modules("doors", "files")
