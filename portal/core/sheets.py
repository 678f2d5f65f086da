"""The style sheets of the public, written apart and sent as one: a page asks once. Called by Django's static files.

The sheet is put together again whenever one of its parts has changed; `collectstatic` then names and compresses it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/portail.css"
PARTS = ("site", "components", "pages", "forms", "member", "editorial", "print")


class OneSheet(BaseFinder):
    """Finds the one sheet beside the files that stand in folders."""

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        found = [str(self.written())] if path == NAME else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, Storage]]:
        self.written()
        yield NAME, FileSystemStorage(location=settings.VAR_DIR / "sheets")

    def written(self) -> Path:
        """The file, in step with its parts; replaced at once, since somebody may be reading it."""
        parts = [Path(settings.BASE_DIR, "static", "css", f"{name}.css") for name in PARTS]
        text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
        sheet = settings.VAR_DIR / "sheets" / NAME
        if not sheet.exists() or sheet.read_text(encoding="utf-8") != text:
            sheet.parent.mkdir(parents=True, exist_ok=True)
            draft = sheet.with_suffix(f".{os.getpid()}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(sheet)
        return sheet
