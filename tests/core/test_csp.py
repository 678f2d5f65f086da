import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from portal.core import csp

ROOT = Path(__file__).parents[2]
STAFF = re.compile(r'\{% extends "(wagtailadmin|modeladmin|core/staff|mentoring/staff|recruitment/staff)/')
INLINE = re.compile(r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:""", re.IGNORECASE)
SCRIPT_BODY = re.compile(r"<script\b[^>]*>(?!\s*</script>)", re.IGNORECASE)
FOREIGN = re.compile(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""", re.IGNORECASE)


def is_public(path):
    """Mails carry their own styles; staff screens live under the looser policy; a PDF meets no browser.

    The page of maintenance is served by the proxy, without us and without our policy.
    """
    apart = {"emails", "wagtailadmin", "staff"} & set(path.parts)
    apart = apart or path.name.endswith("_pdf.html") or path.name == "maintenance.html"
    return not apart and not STAFF.search(path.read_text(encoding="utf-8"))


TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if is_public(path)]


def faults(text):
    return INLINE.findall(text) + SCRIPT_BODY.findall(text) + FOREIGN.findall(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_a_public_template_holds_nothing_inline_and_asks_nothing_of_another_host(path):
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "fault",
    [
        '<p style="color:red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        "<a onclick='go()'>",
        '<a href="javascript:go()">',
        '<img src="https://elsewhere.example/x.png">',
        '<link href="//elsewhere.example/x.css">',
    ],
)
def test_the_search_finds_what_it_looks_for(fault):
    assert len(faults(fault)) == 1


def test_style_sheets_and_scripts_ask_nothing_of_another_host():
    files = [path for kind in ("css", "js") for path in (ROOT / "static" / kind).iterdir()]
    texts = [path.read_text(encoding="utf-8") for path in files]
    assert [
        path.name for path, text in zip(files, texts, strict=True) if re.search(r"//\w|@import", text)
    ] == []


@pytest.mark.parametrize("policy", [csp.STRICT, csp.ADMIN])
def test_no_policy_names_a_host(policy):
    words = {word for directive in policy.split(";") for word in directive.split()[1:]}
    assert words <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/lien/unknown/", "/en/lien/unknown/", "/vivant/", "/nulle-part/"])
def test_the_public_lives_under_the_strict_policy(client, path):
    assert client.get(path)["Content-Security-Policy"] == csp.STRICT
    assert "unsafe" not in csp.STRICT


@pytest.mark.django_db
def test_the_admin_lives_under_its_own_policy(client):
    assert client.get(reverse("wagtailadmin_login"))["Content-Security-Policy"] == csp.ADMIN


@pytest.mark.django_db
def test_the_style_guide_holds_nothing_inline(client):
    page = BeautifulSoup(client.get(reverse("demo:style")).content, "html.parser")
    assert page.select("[style], style, script:not([src])") == []
    assert page.title.text.startswith("Erreur\u00a0: ")
