"""Print every document again, after a change of its words: `python -m portal.demo.papers`."""

from pathlib import Path

import django
from django.utils.html import format_html
from django.utils.safestring import SafeString

HERE = Path(__file__).parent
PAGE = '<!doctype html><html lang="fr"><head><title>{}</title><style>{}</style></head><body class="{}">{}</body></html>'


def main() -> None:
    """One PDF beside each text."""
    django.setup()
    from portal.core import pdf  # noqa: PLC0415 - the settings first
    from portal.hub.texts.pieces import typeset  # noqa: PLC0415 - the settings first

    from ..shelves import papers  # noqa: PLC0415 - the settings first

    style = SafeString((HERE / "papers.css").read_text(encoding="utf-8"))
    for paper in (*papers.TO_READ, papers.RELEASE):
        words = SafeString(typeset((HERE / f"{paper.name}.html").read_text(encoding="utf-8")))
        page = format_html(PAGE, typeset(paper.title), style, paper.name, words)
        (HERE / f"{paper.name}.pdf").write_bytes(pdf.render(page))


if __name__ == "__main__":
    main()
