"""Every link of the demo answers: those of the pages, of the administration by each account, of the letters."""

import re
from collections import Counter
from datetime import datetime, time, timedelta
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from cms_pages.due import close_stories
from portal.accounts.models import RoleKind
from portal.core import links
from portal.core.days import PARIS
from portal.demo import accounts, mailbox

from .conftest import TODAY

pytestmark = pytest.mark.django_db
NOON = datetime.combine(TODAY, time(12), tzinfo=PARIS)
BACKEND = "portal.accounts.backends.StaffBackend"
OF_A_KIND = 3  # so many addresses of one screen: its other rows and pages are made of the same pieces
EVERY_ONE = {"wagtail_serve", ""}
NOT_FOLLOWED = (
    "/static/",
    "/media/",
    "/admin/logout/",
    "/admin/bulk/",
)  # bulk: a script adds the numbers of the rows


def ours(page, href):
    """An address of our own site, without its anchor; empty for anything else."""
    address = urldefrag(urljoin(page, href)).url
    parts = urlsplit(address)
    elsewhere = parts.netloc not in ("", "testserver", "127.0.0.1:8000") or parts.scheme not in ("", "http")
    if elsewhere or parts.path.startswith(NOT_FOLLOWED):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def screen(address):
    """The name of the screen behind an address."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def links_of(page):
    """The links of a page; the administration keeps those of its menu in a script."""
    scripts = "".join(script.get_text() for script in page.select("script[type='application/json']"))
    return [link["href"] for link in page.select("a[href]")] + re.findall(r'"(/admin/[^"]*)"', scripts)


def broken(client, *starts):
    """Walk from page to page; the links that do not answer, with the page that holds them, and how many were tried."""
    seen, found, waiting = Counter(), {}, [(start, "") for start in starts]
    tried = set(starts)
    while waiting:
        address, holder = waiting.pop(0)
        response = client.get(address)
        response.close()
        if response.status_code >= 400:
            found[address] = (response.status_code, holder)
        if response.status_code in (301, 302):
            hrefs = [response["Location"]]
        elif "html" in response.get("Content-Type", ""):
            hrefs = [
                link["href"] for link in BeautifulSoup(response.content, "html.parser").select("a[href]")
            ]
        else:
            continue
        for target in dict.fromkeys(filter(None, (ours(address, href) for href in hrefs))):
            name = screen(target)
            if target in tried or (name not in EVERY_ONE and seen[name] >= OF_A_KIND):
                continue
            seen[name] += 1
            tried.add(target)
            waiting.append((target, address))
    return found, len(tried)


def test_every_link_of_the_public_pages_answers(box, client):
    found, tried = broken(client, "/", "/en/", "/demo/boite/")
    assert found == {}
    assert tried > 50


@pytest.mark.parametrize("seat", accounts.TEAM, ids=lambda seat: seat.mailbox)
def test_every_link_of_the_administration_answers(box, seat):
    close_stories(timezone.now())  # as the worker does within its first minute
    client = Client()
    client.force_login(accounts.of(seat), BACKEND)
    found, tried = broken(client, "/admin/")
    assert found == {}
    assert tried >= (1 if seat.kind == RoleKind.OBSERVER else 20)


def test_the_links_of_the_letters_of_a_month_open_or_say_how_to_have_another(box, client):
    recent = [letter for letter in mailbox.letters(box) if letter.sent_at > NOON - timedelta(days=30)]
    opened = Counter()
    for address in (mailbox.here(one) for letter in recent for one in letter.addresses):
        link = links.find(address.strip("/").rpartition("/")[2])
        response = client.get(address)
        if link is None or links.is_live(link, timezone.now()):
            assert response.status_code < 400, address
        else:
            assert response.status_code in (200, 410), address
            assert BeautifulSoup(response.content, "html.parser").select("main form, main a"), address
        opened[response.status_code] += 1
    assert opened[200] > 100
