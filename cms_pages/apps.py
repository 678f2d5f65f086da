"""What the communication staff edits and the public reads."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsPagesConfig(AppConfig):
    name = "cms_pages"
    verbose_name = _("pages")

    def ready(self) -> None:
        from wagtail.signals import page_published  # noqa: PLC0415 - models first

        from .pictures import make_sizes  # noqa: PLC0415 - models first

        page_published.connect(make_sizes)
