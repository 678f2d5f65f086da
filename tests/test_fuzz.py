"""Whatever is typed, posted or searched, the answer is a page: never an error 500, never an echo of markup."""

import random
import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from portal.accounts.models import RoleKind
from recruitment.domain import holding, moderation
from recruitment.domain.questions import sections
from tests.factories.mentoring import OfficerFactory, ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory
from tests.sizes import size

pytestmark = [pytest.mark.django_db, pytest.mark.proof("fuzz")]
MARK = "<script>zq"
REGISTERS = ("application", "mentor", "mentee", "proposal", "pair", "charter", "gathering", "message")
NASTY = (
    "",
    " ",
    '"',
    "'",
    "\x00",
    "\u2028",
    "a\x00b",
    "%",
    "_",
    "*",
    '=HYPERLINK("http://x.example")',
    "' OR 1=1 --",
    "NEAR(a b)",
    "AND OR NOT",
    "col:val",
    "(((",
    "{{ 7|add:7 }}",
    "{% include 'x' %}",
    "../../etc/passwd",
    "\r\nBcc: x@example.org",
    "🎈" * 50,
    "é" * 300,
    "x" * 10_000,
    "Ünïcödé ﷺ مرحبا Nguyễn",
    "-1",
    "99999999999999999999",
    "1e309",
    "2026-02-30",
    MARK,
)


@pytest.fixture
def hub(laid, db):
    cache.clear()


@pytest.fixture
def dice():
    return random.Random(1906)


def harmless(response):
    """A page, a redirect or a plain refusal; and what was typed is text, not markup."""
    assert response.status_code < 500
    if not response.streaming:
        assert MARK.encode() not in response.content


def public_names():
    """Named addresses of ours that take a GET without an argument."""
    namespaces = get_resolver().namespace_dict
    names = ["wagtail_serve"]
    for space in ("apply", "member", "demo"):
        patterns = namespaces[space][1].url_patterns
        names += [
            f"{space}:{p.name}" for p in patterns if isinstance(p, URLPattern) and "<" not in str(p.pattern)
        ]
    return names


def test_any_query_string_is_read_without_harm(client, hub, dice, figure):
    addresses = ["/", "/actualites/", "/contact/", "/recherche/", "/sitemap.xml"]
    addresses += [reverse(name) for name in public_names() if name != "wagtail_serve"]
    count = size(reduced=60, full=2000)
    for _n in range(count):
        names = dice.sample(["q", "query", "p", "page", "next", "reset", "step", "lang", "format", "id"], 3)
        harmless(client.get(dice.choice(addresses), {name: dice.choice(NASTY) for name in names}))
    figure("requests", count)


def test_any_address_is_answered_without_harm(client, hub, dice, figure):
    count = size(reduced=40, full=1000)
    shapes = ("/lien/{}/", "/verification/{}/", "/{}/", "/actualites/{}/", "/prive/charter/{}/", "/en/{}/")
    for _n in range(count):
        text = dice.choice([*(t.replace("/", "") for t in NASTY if t.strip()), str(uuid4()), "x" * 43])
        harmless(client.get(dice.choice(shapes).format(text)))
    figure("requests", count)


ASKED = [
    {"code": "permit", "label": "Avez-vous le permis ?", "kind": "yes_no", "required": True},
    {"code": "day", "label": "Quel jour ?", "kind": "choice", "choices": ["Mardi", "Jeudi"]},
    {"code": "why", "label": "Pourquoi ?", "kind": "text"},
]


@pytest.mark.parametrize(
    ("role", "track"), [("mentor", ""), ("mentee", "employment"), ("mentee", "youth"), ("mentee", "founder")]
)
def test_any_answer_to_a_question_is_taken_without_harm(client, hub, dice, figure, role, track):
    """Every step of the application, every field, nasty values, several at once."""
    programme = ProgrammeFactory(track=track, questions=ASKED) if track else None
    first = client.post(reverse(f"apply:{role}"), {"dispositif": programme.code} if programme else {})[
        "Location"
    ]
    root = first.rsplit("/", 2)[0]
    steps = [section.step for section in sections(role, programme)]
    pages = [*steps, *(["dispositif"] if programme else [])]
    count = size(reduced=60, full=2500)
    for _n in range(count):
        address = f"{root}/{dice.choice(pages)}/"
        page = client.get(address)
        harmless(page)
        names = re.findall(r'name="([a-z_0-9-]+)"', page.content.decode())
        posted = {
            name: dice.choice([dice.choice(NASTY), [dice.choice(NASTY), dice.choice(NASTY)]])
            for name in names
        }
        harmless(client.post(address, posted))
        harmless(client.post(f"{root}/{dice.choice(steps)}/brouillon/", posted))
    figure("posts", count)


def test_any_answer_to_which_programme_is_read_without_harm(client, hub, dice, figure):
    address, names = reverse("apply:which"), ["objectif", "naissance", "commune"]
    good = {"objectif": "founder", "naissance": "1990", "commune": "Marignane"}
    count = size(reduced=60, full=1000)
    for _n in range(count):
        changes = {name: dice.choice(NASTY) for name in dice.sample(names, dice.randint(1, 3))}
        harmless(client.get(address, good | changes))
        harmless(client.get(reverse("apply:mentee"), {"dispositif": dice.choice(NASTY)}))
    figure("requests", count)


@pytest.mark.parametrize("state", ["received", "taken", "held", "declined"])
def test_any_answer_to_an_act_on_an_application_is_taken_without_harm(client, hub, dice, figure, state):
    """Every act of the team, in a state where it may and where it may not, done or only read first."""
    officer = OfficerFactory(role=RoleKind.PROGRAMME_MANAGER)
    client.force_login(officer, backend="portal.accounts.backends.StaffBackend")
    application = application_in(state, officer)
    verbs = ("take", "ask", "accept", "decline", "interview", "hold", "resume", "reconsider", "assign")
    count = size(reduced=40, full=1000)
    for _n in range(count):
        path = reverse(f"staff_application_{dice.choice(verbs)}", args=[application.pk])
        page = client.get(path)
        harmless(page)
        form = page.context["form"]
        posted = {name: dice.choice([*NASTY, form[name].value() or ""]) for name in form.fields}
        if dice.random() < 0.6:
            posted["seen"] = form["seen"].value()
        harmless(client.post(path, posted | dice.choice([{}, {"preview": dice.choice(NASTY)}])))
        harmless(client.get(reverse("staff_application_inspect", args=[application.pk])))
    figure("posts", count)


def application_in(state, officer):
    """An application, as far as its state says."""
    now = timezone.now()
    row = ApplicationFactory(confirmed=True, taken_by=None if state == "received" else officer)
    act = {"application": row, "by": officer, "seen_version": row.version, "now": now}
    if state == "held":
        return holding.hold(reason="programme", **act)
    return moderation.decline(reason="other", **act) if state == "declined" else row


def test_any_search_in_the_registers_is_answered(client, hub, dice, figure):
    client.force_login(
        OfficerFactory(role=RoleKind.PROGRAMME_MANAGER), backend="portal.accounts.backends.StaffBackend"
    )
    registers = [reverse(f"staff_{name}_index") for name in REGISTERS]
    registers += [reverse("staff_board"), reverse("wagtailadmin_pages:search"), reverse("wagtaildocs:index")]
    count = size(reduced=60, full=2000)
    for _n in range(count):
        names = dice.sample(["q", "o", "p", "state__exact", "programme__id__exact", "export", "_x"], 2)
        harmless(client.get(dice.choice(registers), {name: dice.choice(NASTY) for name in names}))
    figure("requests", count)
