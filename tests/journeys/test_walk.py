"""The whole walk in one story, against the real processes, then what it must not have left behind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

import page
import pytest
from pypdf import PdfReader

from .hub import Hub
from .people import Person, agree_to_the_card, apply_as_mentee, apply_as_mentor, confirm, get_ready
from .team import accept, propose, sign_in
from .visitors import DESK, Visitor

Figure = Callable[[str, object], None]
TOKEN = re.compile(r"/lien/([A-Za-z0-9_-]{20,})/")


@dataclass(frozen=True)
class Two:
    """Those who become a tandem, with or without scripts in their browsers."""

    mentor: Person
    mentee: Person
    javascript: bool


WITH_SCRIPTS = Two(
    Person("Grażyna", "Đặng-Roumestang", "grazyna@courriel.example"),
    Person("Yağmur", "Öztürkmenoğlu", "yagmur@courriel.example"),
    javascript=True,
)
WITHOUT_SCRIPTS = Two(
    Person("Nguyệt", "Łabędzka", "nguyet@courriel.example"),
    Person("رانية", "بن منصور", "rania@courriel.example"),
    javascript=False,
)


@pytest.mark.proof("privacy")
@pytest.mark.parametrize("two", [WITH_SCRIPTS, WITHOUT_SCRIPTS], ids=["with scripts", "without scripts"])
def test_from_two_applications_to_a_sealed_charter(hub, visit, figure, two):
    mentor, mentee = visit(javascript=two.javascript), visit(javascript=two.javascript)
    apply_as_mentor(mentor, two.mentor)
    apply_as_mentee(mentee, two.mentee)
    confirm(mentor, two.mentor)
    confirm(mentee, two.mentee)
    officer = visit(width=DESK)
    sign_in(officer)
    accept(officer, two.mentor)
    accept(officer, two.mentee)
    get_ready(mentor, two.mentor)
    agree_to_the_card(mentee, two.mentee)
    propose(officer, two.mentee, two.mentor)
    say_yes(mentor, two)
    meet(mentee, two)
    sign(mentor, two.mentor)
    sign(mentee, two.mentee)
    assert_charter(charter(mentee), two, figure)
    assert_nothing_mailed_is_kept(hub, figure)


def say_yes(mentor: Visitor, two: Two) -> None:
    """The card, the yes, and how to reach the other."""
    mentor.follow_mail(two.mentor.email, "Nous avons pensé à vous", "Lire la proposition")
    mentor.click(f"Je veux rencontrer {two.mentee.first_name}")
    mentor.reads("Vous pouvez maintenant vous joindre")
    mentor.reads(two.mentee.email)


def meet(mentee: Visitor, two: Two) -> None:
    """The mentee finds how to reach the mentor, and notes the first meeting."""
    mentee.follow_mail(two.mentee.email, "Vous allez rencontrer", "Joindre")
    mentee.reads(two.mentor.email)
    mentee.click("Noter notre première rencontre")
    mentee.click("Noter cette rencontre")
    mentee.reads("La première rencontre est notée")


def sign(visitor: Visitor, person: Person) -> None:
    """Read the charter behind the mailed link, and sign it in one's own name."""
    visitor.follow_mail(person.email, "Votre charte est prête", "Lire et signer")
    visitor.accept("J’ai lu la charte jusqu’au bout")
    visitor.write("Votre prénom et votre nom", person.full_name)
    visitor.click("Je signe")
    visitor.reads("Votre signature est enregistrée")


def charter(visitor: Visitor) -> bytes:
    """The sealed charter, once the worker has printed it."""
    download = visitor.link("Télécharger la charte")
    for _patience in range(60):
        if download.count():
            break
        visitor.page.wait_for_timeout(500)
        visitor.page.reload()
    answer = visitor.context.request.get(visitor.hub.address + download.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def assert_charter(content: bytes, two: Two, figure: Figure) -> None:
    """Both names in the text and under it, its version, and the 104 rules of PDF/UA-1."""
    leaves = PdfReader(BytesIO(content)).pages
    text = " ".join(" ".join(leaf.extract_text() for leaf in leaves).split())
    for person in (two.mentor, two.mentee):
        assert text.count(person.last_name) >= 2, text
    assert "Charte d’engagement du tandem" in text
    assert "texte n° 1" in text
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    figure("rules of PDF/UA-1", f"{report.rules.passed}/{report.rules.total}")
    assert (report.rules.passed, report.rules.total) == (104, 104), report.failures


def assert_nothing_mailed_is_kept(hub: Hub, figure: Figure) -> None:
    """Every token that was mailed, searched in the database (sessions included) and in the logs."""
    addresses = [address for letter in hub.letters() for address in letter.addresses]
    tokens = {match[1] for address in addresses if (match := TOKEN.search(urlsplit(address).path))}
    kept = hub.dump() + hub.logs()
    found = [token for token in tokens if token in kept]
    figure("tokens mailed", len(tokens))
    figure("found in the database or the logs", len(found))
    assert len(tokens) >= 12
    assert found == []
