"""Compiles the translations that changed; called by `make run` and `make test` before Django starts."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

LOCALE = Path(__file__).resolve().parents[1] / "locale"


class FaultyCatalogue(Exception):
    """A catalogue that cannot be read, or a translation whose placeholders differ from the original's."""


def compile_changed(locale: Path = LOCALE) -> list[Path]:
    """Compile each django.po that is newer than its django.mo; return the files written."""
    changed = [po for po in sorted(locale.glob("*/LC_MESSAGES/django.po")) if is_stale(po)]
    return [compile_one(po) for po in changed]


def is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_one(po: Path) -> Path:
    """Write the .mo beside the .po at one stroke: a running server never reads half a file."""
    try:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
    except PoFileError as error:
        raise FaultyCatalogue(f"{po}: {error}") from error
    faults = [f"{po}:{message.lineno}: {error}" for message, errors in catalogue.check() for error in errors]
    if faults:
        raise FaultyCatalogue("\n".join(faults))
    mo, draft = po.with_suffix(".mo"), po.with_suffix(f".{os.getpid()}.tmp")
    with draft.open("wb") as target:
        write_mo(target, catalogue)
    return draft.replace(mo)


if __name__ == "__main__":
    try:
        for written in compile_changed():
            print(f"Compiled {written.relative_to(Path.cwd())}")
    except FaultyCatalogue as fault:
        sys.exit(str(fault))
