"""The whole walk in one story, against the real processes, then what it must not have left behind."""

import re
from collections.abc import Callable
from io import BytesIO
from urllib.parse import urlsplit

import page
import pytest
from pypdf import PdfReader

from .hub import Hub
from .people import Person, apply_as_mentee, apply_as_mentor, confirm
from .team import accept, propose, sign_in
from .visitors import DESK, Visitor

MENTOR = Person("Grażyna", "Đặng-Roumestang", "grazyna@courriel.example")
MENTEE = Person("Şükrü", "Yağmuroğlu", "sukru@courriel.example")
Figure = Callable[[str, object], None]
TOKEN = re.compile(r"/lien/([A-Za-z0-9_-]{20,})/")


def meet_and_sign(hub: Hub, mentor: Visitor, mentee: Visitor) -> bytes:
    """From the mentor's yes to the charter in the mentee's hands."""
    mentor.follow_mail(MENTOR.email, "Nous avons pensé à vous", "Lire la proposition")
    mentor.click(f"Je veux rencontrer {MENTEE.first_name}")
    mentor.reads("Vous pouvez maintenant vous joindre")
    mentor.reads(MENTEE.email)
    mentee.follow_mail(MENTEE.email, "Vous allez rencontrer", "Joindre")
    mentee.reads(MENTOR.email)
    mentee.click("Noter notre première rencontre")
    mentee.click("Noter cette rencontre")
    mentee.reads("La première rencontre est notée")
    for visitor, person in ((mentor, MENTOR), (mentee, MENTEE)):
        sign(visitor, person)
    return charter(mentee)


def sign(visitor: Visitor, person: Person) -> None:
    """Read the charter behind the mailed link, and sign it in one's own name."""
    visitor.follow_mail(person.email, "Votre charte est prête", "Lire et signer")
    visitor.accept("J’ai lu la charte jusqu’au bout")
    visitor.write("Votre prénom et votre nom", person.full_name)
    visitor.click("Je signe")
    visitor.reads("Votre signature est enregistrée")


def charter(visitor: Visitor) -> bytes:
    """The sealed charter, once the worker has printed it."""
    download = visitor.page.get_by_role("link", name="Télécharger la charte")
    for _patience in range(60):
        if download.count():
            break
        visitor.page.wait_for_timeout(500)
        visitor.page.reload()
    answer = visitor.context.request.get(visitor.hub.address + download.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


@pytest.mark.proof("privacy")
def test_from_two_applications_to_a_sealed_charter(hub, visit, figure):
    mentor, mentee, officer = visit(), visit(), visit(width=DESK)
    apply_as_mentor(mentor, MENTOR)
    apply_as_mentee(mentee, MENTEE)
    confirm(mentor, MENTOR)
    confirm(mentee, MENTEE)
    sign_in(officer)
    accept(officer, MENTOR)
    accept(officer, MENTEE)
    propose(officer, MENTEE, MENTOR)
    assert_charter(meet_and_sign(hub, mentor, mentee), figure)
    assert_nothing_mailed_is_kept(hub, figure)


def assert_charter(content: bytes, figure: Figure) -> None:
    """Both names in the text and under it, its version, and the 104 rules of PDF/UA-1."""
    leaves = PdfReader(BytesIO(content)).pages
    text = " ".join(" ".join(leaf.extract_text() for leaf in leaves).split())
    for person in (MENTOR, MENTEE):
        assert text.count(person.full_name) >= 2, text
    assert "Charte d’engagement du tandem" in text
    assert "version 1" in text.lower()
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
