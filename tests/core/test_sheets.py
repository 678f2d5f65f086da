import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finder

from portal.core import sheets


@pytest.fixture
def parts(settings, tmp_path):
    """Sheets of our own, two rules each."""
    settings.BASE_DIR, settings.VAR_DIR = tmp_path, tmp_path / "var"
    folder = tmp_path / "static" / "css"
    folder.mkdir(parents=True)
    for name in sheets.PARTS:
        (folder / f"{name}.css").write_text(f".{name} {{}}\n", encoding="utf-8")
    return folder


def test_the_one_sheet_holds_every_part_in_order(parts):
    text = sheets.OneSheet().written().read_text(encoding="utf-8")
    assert tuple(re.findall(r"\.(\w+) {", text)) == sheets.PARTS


def test_a_part_that_changes_changes_the_sheet(parts):
    sheets.OneSheet().written()
    (parts / "pages.css").write_text(".other {}\n", encoding="utf-8")
    assert ".other" in sheets.OneSheet().written().read_text(encoding="utf-8")


def test_the_sheet_is_found_and_collected_and_no_other_name_is():
    assert finders.find(sheets.NAME)
    assert not sheets.OneSheet().find("css/unknown.css")
    assert [name for name, _storage in get_finder("portal.core.sheets.OneSheet").list([])] == [sheets.NAME]


def test_no_two_sheets_shape_a_thing_of_the_same_name(settings):
    """They are sent as one: the later would undo the earlier. What is printed undoes on purpose."""
    owners: dict[str, list[str]] = {}
    for part in sheets.PARTS[:-1]:
        text = (settings.BASE_DIR / "static" / "css" / f"{part}.css").read_text(encoding="utf-8")
        for name in set(re.findall(r"^ {0,2}\.([\w-]+) {$", text, re.MULTILINE)):
            owners.setdefault(name, []).append(part)
    assert {name: parts for name, parts in owners.items() if len(parts) > 1} == {}
