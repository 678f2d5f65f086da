"""A structure's coordinator sees the programme that the structure owns, and nothing else: every address is walked."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest

from portal.demo.accounts import COORDINATOR
from tests.sizes import size

from .team import sign_in
from .visitors import DESK

pytestmark = pytest.mark.proof("privacy")
LINK = re.compile(r'href="([^"#]+)')
LEFT_ALONE = (
    "/admin/logout",
    "/admin/account",
    "/admin/sprite",
    "/admin/jsi18n",
    "/static/",
    "/admin/pages/",
)


def test_a_coordinator_walks_every_address_and_meets_no_foreign_name(hub, visit, figure):
    visitor = visit(width=DESK)
    sign_in(visitor, COORDINATOR)
    foreign = foreign_names(hub)
    waiting, seen, met = deque(["/admin/"]), {"/admin/"}, []
    while waiting and len(seen) < size(reduced=250, full=2000):
        path = waiting.popleft()
        answer = visitor.context.request.get(hub.address + path)
        assert answer.status < 400, f"{answer.status} {path}"
        if "text/html" not in answer.headers["content-type"]:
            continue
        text = answer.text()
        met += [(path, name) for name in foreign if name in text]
        for href in LINK.findall(text):
            found = urlsplit(urljoin(hub.address + path, href.replace("&amp;", "&")))
            wanted = f"{found.path}?{found.query}" if found.query else found.path
            mine = found.netloc == urlsplit(hub.address).netloc and found.path.startswith("/admin/")
            if mine and wanted not in seen and not found.path.startswith(LEFT_ALONE):
                seen.add(wanted)
                waiting.append(wanted)
    figure("addresses walked", len(seen))
    assert met == []
    assert len(seen) > 40


def foreign_names(hub) -> list[str]:
    """References of files, tandems and applications of programmes that the structure does not own."""
    owner = "(select id from mentoring_partner where name like 'Le Gué%')"
    owned = f"select id from mentoring_programme where owner_id = {owner}"
    names = []
    for table, column in (
        ("mentoring_mentee", "programme_id"),
        ("mentoring_pair", "programme_id"),
        ("mentoring_proposal", "programme_id"),
        ("recruitment_application", "programme_id"),
    ):
        found = hub.ask(f"select group_concat(reference) from {table} where {column} not in ({owned})")
        names += str(found).split(",")
    assert len(names) > 30
    return names
