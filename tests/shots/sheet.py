"""The contact sheet: every picture of a folder, small, in rows of one screen; as a page and as pictures."""

from html import escape
from pathlib import Path

from playwright.sync_api import Browser

ACROSS = 1600
STYLE = """
body { margin: 0; padding: 24px; font: 15px sans-serif; background: #e9eef3; color: #0f2436 }
section { margin-bottom: 28px } h2 { margin: 0 0 8px; font-size: 17px }
div { display: flex; gap: 12px; align-items: flex-start }
img { border: 1px solid #9fb0c0; background: #fff; max-height: 620px; object-fit: cover; object-position: top }
img.narrow { width: 170px } img.wide { width: 560px }
"""
MOST_SCREENS = 12


def write(folder: Path, browser: Browser) -> list[Path]:
    """`index.html`, and a few pictures `planche-01.png`… that hold twelve screens each."""
    names = sorted({picture.stem.rsplit("-", 2)[0] for picture in folder.glob("*-*-*.png")})
    (folder / "index.html").write_text(page_of(names, folder), encoding="utf-8")
    window = browser.new_page(viewport={"width": ACROSS, "height": 1000})
    sheets = []
    for start in range(0, len(names), MOST_SCREENS):
        sheet = folder / f"planche-{start // MOST_SCREENS + 1:02}.png"
        part = folder / "planche.html"
        part.write_text(page_of(names[start : start + MOST_SCREENS], folder), encoding="utf-8")
        window.goto(part.as_uri())
        window.screenshot(path=sheet, full_page=True)
        part.unlink()
        sheets.append(sheet)
    window.close()
    return sheets


def page_of(names: list[str], folder: Path) -> str:
    rows = "".join(row(name, sorted(folder.glob(f"{name}-[0-9]*-*.png"))) for name in names)
    return f'<!doctype html><meta charset="utf-8"><title>Tandem</title><style>{STYLE}</style>{rows}'


def row(name: str, pictures: list[Path]) -> str:
    """One screen in its windows, the phone first."""
    ordered = sorted(pictures, key=lambda picture: ("1280" in picture.stem, picture.stem))
    images = "".join(
        f'<a href="{escape(one.name)}"><img class="{"wide" if "1280" in one.stem else "narrow"}" '
        f'src="{escape(one.name)}" alt="{escape(one.stem)}"></a>'
        for one in ordered
    )
    return f"<section><h2>{escape(name)}</h2><div>{images}</div></section>"
