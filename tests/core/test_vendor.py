import hashlib
import re
import tomllib
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static" / "vendor"
FILES = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))["file"]
CSS = (ROOT / "static" / "css" / "site.css").read_text(encoding="utf-8")
NAMES = "Łukasz Wiśniewski, Şükrü Doğan, Ğİışç, Nguyễn Thị Bưởi, Đặng Ửng, Œuvre, Ÿ, ñ, ß"


def faces():
    """(family, file, code points) of each @font-face."""
    for block in re.findall(r"@font-face \{(.*?)\}", CSS, re.DOTALL):
        family = re.search(r'font-family: "(.*?)"', block)[1]
        name = re.search(r'url\("\.\./vendor/(.*?)"\)', block)[1]
        spans = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", block)
        points = {n for low, high in spans for n in range(int(low, 16), int(high or low, 16) + 1)}
        yield family, name, points


def drawn_by(family):
    """Code points that a family draws within the ranges that the style sheet claims for it."""
    found = set()
    for name, file, points in faces():
        if name == family:
            with TTFont(VENDOR / file) as font:
                found |= points & set(font.getBestCmap())
    return found


def test_every_vendored_file_is_the_one_of_its_package():
    digests = {row["file"]: hashlib.sha256((VENDOR / row["file"]).read_bytes()).hexdigest() for row in FILES}
    assert digests == {row["file"]: row["sha256"] for row in FILES}


def test_every_vendored_file_says_where_it_comes_from():
    assert [row["file"] for row in FILES if not (row["package"] and row["version"] and row["licence"])] == []
    present = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert present == {row["file"] for row in FILES} | {"vendor.toml"}


def test_the_style_sheet_names_the_fonts_that_are_vendored():
    fonts = {row["file"] for row in FILES if row["file"].endswith(".woff2")}
    assert {file for _family, file, _points in faces()} == fonts


def test_polish_turkish_and_vietnamese_names_are_drawn_by_the_fonts_of_the_brand():
    letters = {ord(letter) for letter in NAMES}
    titles = drawn_by("Bricolage Grotesque")
    assert letters - titles == set()
    assert letters - titles - drawn_by("Atkinson Hyperlegible Next") == set()
