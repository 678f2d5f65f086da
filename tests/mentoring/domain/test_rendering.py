import hashlib
import stat
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import page
import pytest
from django.core.files.storage import storages
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream

from mentoring.domain import evidence, refusals, rendering
from mentoring.models import Charter, Seal
from portal.core import pdf
from tests.factories.mentoring import (
    CharterTextFactory,
    OfficerFactory,
    PairFactory,
    PersonFactory,
    ProgrammeFactory,
    open_charter,
)
from tests.sizes import size

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NAMES = {
    "Polish": ("Łucja", "Żółkiewska-Świętojańska"),
    "Turkish": ("Çağla", "Şıkoğlu"),
    "Vietnamese": ("Phượng", "Nguyễn Thị Thuỳ"),
    "Arabic": ("سلمى", "بن عمر"),
    "French": ("Anaïs-Œlle", "L’Haÿ d’Ôrve"),
}
# Letters of French, Polish, Turkish, Vietnamese, Arabic, Greek and Cyrillic names, and plain punctuation.
LETTERS = [
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1EA0, 0x1EF9),
    (0x621, 0x63A),
    (0x641, 0x64A),
    (0x3B1, 0x3C9),
    (0x410, 0x44F),
]
WRITING = st.one_of(
    *(st.characters(min_codepoint=a, max_codepoint=b, exclude_categories=("Cf",)) for a, b in LETTERS)
)
NAME = st.text(WRITING, min_size=1, max_size=80).map(str.strip).filter(bool)
SENTENCE = st.text(WRITING, min_size=1, max_size=400).map(str.strip).filter(bool)


@pytest.fixture
def seal():
    return PairFactory(now=NOW, active=True).seal


def row(seal):
    return Seal.objects.get(pk=seal.pk)


def content_of(seal):
    with storages["private"].open(row(seal).pdf_path) as file:
        return file.read()


def text_of(content):
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def blank_glyphs(content):
    """How many signs were drawn by a glyph that their embedded font does not hold (.notdef included)."""
    reader, blanks, glyphs = PdfReader(BytesIO(content)), 0, 0
    for sheet in reader.pages:
        for operands, operator in ContentStream(sheet.get_contents(), reader).operations:
            if operator == b"Tf":
                glyphs = glyphs_of(sheet["/Resources"]["/Font"][operands[0]])
            elif operator in (b"Tj", b"TJ"):
                parts = operands[0] if operator == b"TJ" else operands
                shown = b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))
                codes = [int.from_bytes(shown[i : i + 2], "big") for i in range(0, len(shown), 2)]
                blanks += sum(code == 0 or code >= glyphs for code in codes)
    return blanks


def glyphs_of(font):
    """How many glyphs the embedded file of a font holds."""
    file = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data()
    with TTFont(BytesIO(file)) as parsed:
        return parsed["maxp"].numGlyphs


def test_the_paper_says_who_agreed_to_what_and_when(seal, settings):
    settings.BASE_URL = "https://hub.example"
    assert rendering.render_due(NOW) == 1
    text, charter = text_of(content_of(seal)), seal.charter
    assert "Charte d’engagement" in text
    assert "Entre Hélène Tavernot et Inès Selmouni" in text
    assert "Donner un regard extérieur." in text
    assert "Au moins 2 rencontres par mois, pendant 6 mois." in text
    assert f"https://hub.example/verification/{seal.code}/" in text
    assert seal.code in text
    assert charter.text_hash in text
    assert seal.seal_hash in text


def test_times_are_those_of_paris():
    night = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)
    seal = PairFactory(now=night, active=True).seal
    with timezone.override("America/New_York"):
        rendering.render_due(NOW)
    assert "Signé le 1er août 2026 à 0 h 30 (heure de Paris)" in text_of(content_of(seal))


def test_the_file_is_private_and_its_fingerprint_kept(seal):
    rendering.render_due(NOW)
    kept, file = row(seal), Path(storages["private"].path(row(seal).pdf_path))
    assert kept.pdf_path == f"charters/{seal.charter.uuid}.pdf"
    assert kept.pdf_sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (kept.pdf_state, kept.rendered_at, kept.attempts) == ("rendered", NOW, 1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_file_is_never_rendered_again(seal):
    rendering.render_due(NOW)
    before = (row(seal).pdf_sha256, content_of(seal))
    assert rendering.render_due(NOW + timedelta(days=30)) == 0
    assert rendering.keep(row(seal), b"%PDF-another", now=NOW) is False
    rendering.put_off(row(seal), ValueError("late"), now=NOW)
    assert (row(seal).pdf_sha256, content_of(seal)) == before
    assert (row(seal).pdf_state, row(seal).last_error) == ("rendered", "")


def test_a_lease_keeps_a_second_worker_away_until_it_ends(seal):
    assert rendering.lease_next(NOW) == seal
    assert rendering.lease_next(NOW) is None
    assert rendering.lease_next(NOW + rendering.LEASE) == seal
    assert row(seal).attempts == 2


def test_what_a_killed_worker_left_behind_is_replaced(seal):
    storage, path = storages["private"], f"charters/{seal.charter.uuid}.pdf"
    Path(storage.path("charters")).mkdir(parents=True, exist_ok=True)
    Path(storage.path(path)).write_bytes(b"%PDF-half")
    rendering.render_due(NOW)
    assert row(seal).pdf_path == path
    assert content_of(seal).endswith(b"%%EOF\n") or b"%%EOF" in content_of(seal)[-20:]


def test_a_fault_is_written_down_and_tried_again_with_growing_waits_then_given_up(seal):
    obstacle = Path(storages["private"].path("charters"))
    if obstacle.exists():
        obstacle.rename(obstacle.with_name("charters-of-other-tests"))
    obstacle.parent.mkdir(parents=True, exist_ok=True)
    obstacle.write_text("a file where a folder should be")
    now, waits = NOW, []
    while row(seal).pdf_state == "to_render":
        assert rendering.render_due(now) == 0
        waits.append(row(seal).next_try_at - now)
        now = row(seal).next_try_at
    obstacle.unlink()
    assert waits[:-1] == rendering.WAITS
    assert (row(seal).pdf_state, row(seal).attempts) == ("failed", 8)
    assert row(seal).last_error.startswith(("FileExistsError", "NotADirectoryError"))
    assert rendering.render_due(now + timedelta(days=9)) == 0


def test_the_team_may_ask_again_for_a_file_that_failed(seal):
    officer = OfficerFactory()
    with pytest.raises(refusals.NotNow):
        rendering.try_again(seal=seal, by=officer, now=NOW)
    kept = row(seal)
    kept.pdf_state, kept.attempts = Seal.Pdf.FAILED, 8
    kept.save(update_fields=["pdf_state", "attempts"])
    rendering.try_again(seal=seal, by=officer, now=NOW)
    assert rendering.render_due(NOW) == 1


def test_a_seal_that_kills_its_renderer_fails_in_the_end(seal):
    now = NOW
    for _kill in range(rendering.MOST_TRIES):
        assert rendering.lease_next(now) == seal
        now += rendering.LEASE
    assert rendering.lease_next(now) is None
    assert (row(seal).pdf_state, row(seal).last_error) == ("failed", "the renderer stopped without a word")


def test_without_the_libraries_charters_wait_untried(seal, monkeypatch):
    monkeypatch.setattr(pdf, "LIBRARIES", (("libno-such-thing.so.0",),))
    assert rendering.render_due(NOW) == 0
    assert (row(seal).pdf_state, row(seal).attempts) == ("to_render", 0)


def test_a_text_that_no_longer_fits_its_seal_is_not_printed(seal):
    charter = Charter.objects.get(pk=seal.charter_id)
    charter.snapshot["body"]["limits"] = ["Rien."]
    charter.save(update_fields=["snapshot"])
    assert rendering.render_due(NOW) == 0
    assert row(seal).last_error.startswith("NotIntact")


def test_one_bad_seal_never_stops_the_others(seal):
    Charter.objects.filter(pk=seal.charter_id).update(text_hash="0" * 64)
    other = PairFactory(now=NOW, active=True).seal
    assert rendering.render_due(NOW) == 1
    assert row(other).pdf_state == "rendered"


def test_a_round_renders_a_few_so_that_mails_do_not_wait(seal, monkeypatch):
    monkeypatch.setattr(rendering, "MOST_A_ROUND", 1)
    PairFactory(now=NOW, active=True)
    rung = DBTaskResult.objects.filter(task_path="mentoring.tasks.render_seals")
    before = rung.count()
    assert [rendering.render_due(NOW) for _round in range(3)] == [1, 1, 0]
    assert rung.count() - before == 2


def test_those_who_have_just_signed_have_their_charter_first(seal, monkeypatch):
    monkeypatch.setattr(rendering, "MOST_A_ROUND", 1)
    newest = PairFactory(now=NOW, active=True).seal
    rendering.render_due(NOW)
    assert (row(newest).pdf_state, row(seal).pdf_state) == ("rendered", "to_render")


def pair_named(mentor, mentee):
    return PairFactory(
        now=NOW,
        active=True,
        mentor__person=PersonFactory(first_name=mentor[0], last_name=mentor[1]),
        mentee__person=PersonFactory(first_name=mentee[0], last_name=mentee[1]),
    )


@pytest.mark.proof("glyphs")
def test_no_name_loses_a_sign(figure):
    checked = 0
    for mentor, mentee in zip(NAMES.values(), [*list(NAMES.values())[1:], NAMES["Polish"]], strict=True):
        pair = pair_named(mentor, mentee)
        rendering.render_due(NOW)
        content = content_of(pair.seal)
        missing = set("".join((*mentor, *mentee))) - {" "} - set(text_of(content))
        assert (missing, blank_glyphs(content)) == (set(), 0)
        checked += 2
    figure("names", checked)


def test_a_sign_that_no_font_holds_would_be_seen():
    """The check above sees a missing glyph: a private-use sign has none."""
    content = pdf.render('<html lang="fr"><head><title>t</title></head><body><p>a\ue123</p></body></html>')
    assert blank_glyphs(content) == 1


@pytest.mark.proof("glyphs")
@given(data=st.data())
@settings(
    max_examples=size(reduced=5, full=100),
    phases=[Phase.generate],  # a charter takes a second: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_charter_is_accessible_whatever_its_names_and_lengths(data, db):
    body = {
        "title": data.draw(NAME),
        "intro": data.draw(SENTENCE),
        "mentor_commitments": data.draw(st.lists(SENTENCE, min_size=1, max_size=12)),
        "mentee_commitments": data.draw(st.lists(SENTENCE, min_size=1, max_size=12)),
        "limits": data.draw(st.lists(SENTENCE, max_size=4)),
        "confidentiality": data.draw(SENTENCE),
        "end_rules": data.draw(SENTENCE),
        "duration_months": data.draw(st.integers(1, 36)),
        "meetings_per_month": data.draw(st.integers(1, 8)),
    }
    names = [data.draw(NAME), data.draw(NAME)]
    report = page.validate_pdf_bytes(rendering.document(sealed_paper(body, names)), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert (report.rules.passed, report.rules.total) == (104, 104)


def sealed_paper(body, names):
    """A seal over any text and any names, its hashes made as the verbs make them."""
    pair = PairFactory(now=NOW, active=True)
    charter = open_charter(pair)
    charter.snapshot |= {"body": body}
    for party, name in zip(charter.snapshot["parties"], names, strict=True):
        party["name"] = name
    charter.text_hash = evidence.digest(charter.snapshot)
    charter.save(update_fields=["snapshot", "text_hash"])
    previous, hashes = "", []
    for signature, name in zip(charter.signatures.order_by("id"), names, strict=True):
        signature.typed_name, signature.previous_hash = name, previous
        signature.evidence_hash = previous = evidence.signature_hash(
            text_hash=charter.text_hash,
            party=signature.party,
            typed_name=name,
            signed_at=signature.signed_at,
            means=signature.means,
            link_id=signature.link_id,
            previous=previous,
        )
        signature.save(update_fields=["typed_name", "previous_hash", "evidence_hash"])
        hashes.append(previous)
    seal = Seal.objects.get(charter=charter)
    seal.seal_hash = evidence.seal_hash(charter.text_hash, hashes)
    seal.save(update_fields=["seal_hash"])
    return seal


@pytest.mark.parametrize(
    "name",
    [
        '<img src="http://127.0.0.1:9/x">',
        '<img src="file:///etc/passwd">',
        '<link rel=attachment href="file:///etc/passwd">',
        "</style><style>*{background:url(http://127.0.0.1:9)}",
        "{% include 'base.html' %}",
    ],
)
def test_a_name_made_of_markup_is_printed_as_text_and_fetches_nothing(name, caplog):
    pair = pair_named((name, "Tavernot"), ("Inès", name))
    assert rendering.render_due(NOW) == 1
    content = content_of(pair.seal)
    assert caplog.text == ""
    assert PdfReader(BytesIO(content)).attachments == {}
    printed = text_of(content).replace(" ", "")
    assert name.replace(" ", "") in printed


def test_the_paper_is_in_the_language_of_its_text():
    programme = ProgrammeFactory()
    CharterTextFactory(programme=programme, language="en", title="Our charter", intro="A way together.")
    pair = PairFactory(
        now=NOW,
        programme=programme,
        active=True,
        mentor__person__language="en",
        mentee__person__language="en",
    )
    rendering.render_due(NOW)
    content = content_of(pair.seal)
    assert "Check this charter" in text_of(content)
    assert PdfReader(BytesIO(content)).trailer["/Root"]["/Lang"] == "en"
