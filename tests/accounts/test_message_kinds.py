"""Every message that the hub can write, in words, and read with real values or an example that says so; opening nothing."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.template.base import Lexer, TokenType
from django.urls import reverse
from django.utils import timezone
from django.utils.text import smart_split

from portal.accounts.models import RoleKind
from portal.core import links, message_kinds, outbox
from portal.core.models import Link, Message, ViewLog
from tests.factories.accounts import sign_in
from tests.factories.mentoring import PersonFactory, ProposalFactory
from tests.mentoring.test_mails import everything_said
from tests.recruitment.test_mails import told

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NAMES = message_kinds.names()
PARTS = ("subject.txt", "body.txt", "body.html")
GIVEN_TO_ALL = {"hub", "LANGUAGE_CODE", "forloop", "block"}
NO_VALUE = {"and", "or", "not", "in", "is", "None", "True", "False"}


def root(expression):
    """The variable that an expression begins with, if it is one."""
    name = re.split(r"[|.]", expression, maxsplit=1)[0]
    return {name} if re.fullmatch(r"[a-zA-Z_]\w*", name) and name not in NO_VALUE else set()


def reads(source):
    """Variables that a template reads from its context, in any branch."""
    wanted, own = set(), set()
    bare = re.sub(r"{% comment %}.*?{% endcomment %}", "", source, flags=re.DOTALL)
    for token in Lexer(bare).tokenize():
        tag, *bits = list(smart_split(token.contents)) or [""]
        if token.token_type == TokenType.VAR:
            wanted |= root(token.contents)
        elif token.token_type == TokenType.BLOCK and tag in ("if", "elif"):
            wanted |= set().union(*map(root, bits))
        elif token.token_type == TokenType.BLOCK and tag == "for":
            own.add(bits[0])
            wanted |= root(bits[2])
        elif token.token_type == TokenType.BLOCK and tag in ("blocktranslate", "include", "with"):
            for name, _equals, value in (bit.partition("=") for bit in bits if "=" in bit):
                own |= {name} - root(value) if tag != "include" else set()
                wanted |= root(value)
        elif token.token_type == TokenType.BLOCK and tag == "translate" and "as" in bits:
            own.add(bits[-1])
        if "asvar" in bits:
            own.add(bits[bits.index("asvar") + 1])
    return wanted - own - GIVEN_TO_ALL


def test_what_a_template_reads_is_found_in_every_branch_and_its_own_words_are_not():
    source = (
        "{% if a and not b.c %}{{ d|day }}{% endif %}{% for one in e %}{{ one.f }}{% endfor %}"
        "{% blocktranslate count n=g with h=i|day %}{{ n }}{{ h }}{{ j }}{% endblocktranslate %}"
        '{% translate "x" as k %}{% include "y" with url=l text=k only %}{% comment %}{{ z }}{% endcomment %}'
        "{% blocktranslate count m=m %}{{ m }}{% endblocktranslate %}"
    )
    assert reads(source) == set("abdegijlm")


def test_every_message_that_has_a_template_is_told_in_words_and_no_other():
    assert len(NAMES) > 60
    assert sorted(message_kinds.declared()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_variable_that_a_template_reads_is_given(name):
    kind = message_kinds.declared()[name]
    sources = [(message_kinds.FOLDER / name / part).read_text() for part in PARTS]
    given = {*kind.example, *kind.opens}
    assert set().union(*map(reads, sources)) - given == set()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_an_example_reads_whole_in_both_languages_and_opens_nothing(name, language):
    kind = message_kinds.declared()[name]
    shown = message_kinds.preview(name, kind, kind.example, language=language)
    for part in (shown.subject, shown.text, shown.html):
        assert part
        assert not re.search(r"{{|{%|%\(|\bNone\b|\[\[link:|/lien/|href=|<script", part)
    assert ("[lien personnel]" in shown.text) == bool(kind.opens)


@pytest.fixture
def open_page(client):
    """A page of a kind, and what its frames hold."""

    def get(name, language="fr"):
        path = reverse("staff_message_kind", args=name.split("/"))
        page = BeautifulSoup(client.get(path, {"langue": language}).content, "html.parser")
        frames = {frame["src"] for frame in page.select("iframe[sandbox]")}
        assert len(frames) == 1
        return page, client.get(frames.pop())

    return get


@pytest.mark.parametrize("live", [everything_said, told])
def test_every_kind_that_has_left_is_read_with_its_own_values_and_opens_nothing(client, open_page, live):
    sign_in(client)
    written = live("en")
    tokens = [links.token_of(link) for link in Link.objects.all()]
    app = Message.objects.order_by("pk").first().template.partition("/")[0]
    wrong = []
    for message in written:
        page, frame = open_page(f"{app}/{message}", "en")
        seen, letter = page.get_text(), frame.content.decode()
        if "With the values" not in seen and "valeurs d’un message réel" not in seen:
            wrong.append(f"{message}: an example")
        if re.search(r"\[\[link:|/lien/|href=|<script", letter) or any(t in seen + letter for t in tokens):
            wrong.append(f"{message}: a live link")
    assert wrong == []


def test_a_real_message_is_read_again_in_today_s_words_and_in_the_other_language(client, open_page):
    sign_in(client)
    proposal = ProposalFactory(mentee__person__first_name="Zélie")
    message = Message.objects.get(template="mentoring/proposal")
    page, frame = open_page("mentoring/proposal")
    assert page.select_one(".td-letter__text").get_text() == links.veiled(message.text)
    english, _frame = open_page("mentoring/proposal", "en")
    assert "Zélie" in english.select_one(".td-letter__text").get_text()
    assert f"Hello {proposal.mentor.person.first_name}," in english.select_one(".td-letter__text").get_text()
    assert "Zélie" in frame.content.decode()


def test_reading_a_real_message_is_written_down_once_and_an_example_is_not(client, open_page):
    officer = sign_in(client)
    ProposalFactory()
    message = Message.objects.get(template="mentoring/proposal")
    open_page("mentoring/news")
    assert not ViewLog.objects.exists()
    for language in ("fr", "en"):
        open_page("mentoring/proposal", language)
    assert [(one.viewer, one.subject) for one in ViewLog.objects.all()] == [(officer, str(message))]


def test_whoever_runs_a_programme_reads_an_example_and_never_a_real_message(client, open_page):
    proposal = ProposalFactory(mentee__person__first_name="Zélie")
    sign_in(client, kind=RoleKind.COORDINATOR, over=proposal.programme)
    page, frame = open_page("mentoring/proposal")
    assert "tout y est inventé" in page.get_text()
    assert "Zélie" not in page.get_text() + frame.content.decode()
    path = reverse("staff_message_kind_page", args=["mentoring", "proposal"])
    message = Message.objects.get(template="mentoring/proposal")
    assert client.get(path, {"message": message.pk}).status_code == 404
    assert "1 écrit" not in client.get(reverse("staff_message_kinds")).content.decode()


@pytest.mark.parametrize(
    "context", [{}, {"first_name": "Zélie"}, {"first_name": "Zélie", "days": "10", "other": "x"}]
)
def test_what_was_erased_or_kept_otherwise_is_not_read_again(client, open_page, context):
    sign_in(client)
    kind = {"subject": "x", "text": "x", "created_at": NOW, "next_try_at": NOW, "language": "fr"}
    row = Message.objects.create(template="mentoring/charter_to_sign", context=context, **kind)
    page, _frame = open_page("mentoring/charter_to_sign")
    assert "tout y est inventé" in page.get_text()
    path = reverse("staff_message_kind_page", args=["mentoring", "charter_to_sign"])
    assert client.get(path, {"message": row.pk}).status_code == 404


def test_a_frame_can_do_nothing_and_is_kept_by_nobody(client, open_page):
    sign_in(client)
    _page, frame = open_page("mentoring/proposal")
    assert frame["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert {"private", "no-store"} <= set(frame["Cache-Control"].split(", "))
    assert frame["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("asked", ["abc", "0", "99999999"])
def test_a_message_that_is_not_there_is_not_found(client, asked):
    sign_in(client)
    path = reverse("staff_message_kind_page", args=["mentoring", "proposal"])
    assert client.get(path, {"message": asked}).status_code == 404
    assert client.get(reverse("staff_message_kind", args=["mentoring", "nothing"])).status_code == 404


def test_the_list_leads_to_every_kind_and_says_how_many_left(client):
    sign_in(client)
    ProposalFactory()
    page = BeautifulSoup(client.get(reverse("staff_message_kinds")).content, "html.parser")
    addresses = {link["href"] for link in page.select(".td-kinds h3 a")}
    assert addresses == {reverse("staff_message_kind", args=name.split("/")) for name in NAMES}
    assert "1 écrit, le dernier le" in page.select_one(".td-kinds").get_text().replace("\u00a0", " ")
    assert reverse("staff_message_kinds") in client.get("/admin/messages/").content.decode()


def test_a_message_keeps_its_values_with_their_types():
    values = {
        "day": date(2026, 11, 27),
        "at": datetime(2026, 11, 27, 18, tzinfo=UTC),
        "yes": False,
        "n": 2,
        "dates": [{"starts_at": datetime(2026, 12, 8, 17, tzinfo=UTC), "place": "Aix"}],
        "words": "2026, une année",
        "phone": "0612345678",
        "false_day": "2026-13-45",
    }
    given = {"other": "Zoé", **values}
    message = outbox.queue(
        "mentoring/news", to=PersonFactory(first_name="Ana"), key="k", now=NOW, context=given
    )
    kept = message_kinds.values_of(Message.objects.get(pk=message.pk))
    assert kept == {"first_name": "Ana", **given}


def test_the_last_message_that_is_whole_is_the_one_that_is_read():
    ProposalFactory(now=NOW - timedelta(days=2)), ProposalFactory(now=NOW)
    older, newer = Message.objects.filter(template="mentoring/proposal").order_by("created_at")
    kind = message_kinds.declared()["mentoring/proposal"]
    assert message_kinds.latest(Message.objects.all(), "mentoring/proposal", kind) == newer
    Message.objects.filter(pk=newer.pk).update(context={})
    assert message_kinds.latest(Message.objects.all(), "mentoring/proposal", kind) == older
