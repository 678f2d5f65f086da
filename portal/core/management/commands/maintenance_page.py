"""Writes the page that a proxy serves while the portal is stopped: `manage.py maintenance_page > maintenance.html`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override


class Command(BaseCommand):
    help = "Writes the maintenance page to the standard output: one file that fetches nothing."

    def handle(self, *args: object, **options: object) -> None:
        sheet = Path(settings.BASE_DIR) / "static" / "css" / "alone.css"
        style = SafeString(sheet.read_text(encoding="utf-8"))
        with override(settings.LANGUAGE_CODE):
            self.stdout.write(render_to_string("maintenance.html", {"style": style}), ending="")
