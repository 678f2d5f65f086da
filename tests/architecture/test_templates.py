"""Templates are short, used, and draw only what the sprite holds."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from wagtail.models import get_page_models

from portal.core.templatetags.tandem import drawings

ROOT = Path(__file__).parents[2]
HOME = ROOT / "templates"
ROOMS = ("portal", "mentoring", "recruitment", "cms_pages")
TEMPLATES = sorted(path.relative_to(HOME).as_posix() for path in HOME.rglob("*") if path.is_file())
BY_NAME = {"403.html", "404.html", "500.html"}
LONGEST = 120


def sources():
    yield from (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    yield from (path for path in HOME.rglob("*") if path.suffix in {".html", ".txt"})


TEXTS = {path: path.read_text(encoding="utf-8") for path in sources()}
QUOTED = {name for text in TEXTS.values() for name in re.findall(r"""["']([\w./-]+)["']""", text)}


def overrides_a_library(name):
    """A template of ours that stands in front of one of an installed app."""
    installed = Path(get_template("wagtailadmin/base.html").origin.name)
    return name.startswith("wagtailadmin/") or (installed.parents[1] / name).exists()


def is_used(name):
    mail = re.fullmatch(r"emails/(\w+/\w+)/(subject\.txt|body\.txt|body\.html)", name)
    page_templates = {model.template for model in get_page_models()}
    return bool(
        name in QUOTED | BY_NAME | page_templates or (mail and mail[1] in QUOTED) or overrides_a_library(name)
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_used(name):
    assert is_used(name)


def test_a_template_that_nobody_names_is_found():
    assert not is_used("components/forgotten.html")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_reads_in_one_sitting(name):
    assert len((HOME / name).read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read_by_the_engine(name):
    assert get_template(name).origin.name == str(HOME / name)


def test_the_sprite_holds_what_is_drawn_and_nothing_else():
    drawn = {name for text in TEXTS.values() for name in re.findall(r'\{% icon "([a-z0-9-]+)"', text)}
    assert drawn - drawings() == set()
    assert drawings() - QUOTED == set()
