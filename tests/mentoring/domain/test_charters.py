from datetime import date, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from mentoring.domain import charter_texts, charters, evidence, meetings, pairs, refusals
from mentoring.models import Charter, CharterVersion, Meeting, Mentee, Pair, PairMemory, Proposal, Seal
from portal.core.days import PARIS
from portal.core.errors import NotAllowed
from portal.core.models import Link, Message
from tests.factories.mentoring import (
    CharterTextFactory,
    OfficerFactory,
    PairFactory,
    PersonFactory,
    open_charter,
    sign,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)


def fresh(record):
    return type(record).objects.get(pk=record.pk)


@pytest.fixture
def pair():
    return PairFactory(now=NOW)


@pytest.fixture
def met():
    return PairFactory(now=NOW, met=True)


@pytest.fixture
def charter(met):
    return open_charter(met)


def record_first(pair, by, **options):
    return meetings.record_first(
        **{"pair": pair, "by": by, "held_on": date(2026, 11, 23), "now": NOW, **options}
    )


# the first meeting


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_logs_the_first_meeting_and_the_charter_is_issued(pair, side):
    meeting = record_first(pair, getattr(pair, side).person, facts="Un bon premier contact")
    after = fresh(pair)
    assert (after.state, after.first_met_on, meeting.state) == ("met", date(2026, 11, 23), "held")
    assert open_charter(after).first_meeting == meeting
    assert Message.objects.filter(template="mentoring/charter_to_sign").count() == 2


def test_an_officer_logs_the_first_meeting_within_their_reach_only(pair):
    with pytest.raises(refusals.NotAParty):
        record_first(pair, PersonFactory())
    with pytest.raises(refusals.NotAParty):
        record_first(pair, OfficerFactory(role="observer"))
    elsewhere = OfficerFactory(scope="programme", scope_id=pair.uuid)
    with pytest.raises(refusals.NotAParty):
        record_first(pair, elsewhere)
    assert record_first(pair, OfficerFactory())


def test_logging_it_twice_counts_once(pair):
    first = record_first(pair, pair.mentor.person)
    assert record_first(pair, pair.mentee.person) == first
    assert (Meeting.objects.count(), Charter.objects.count()) == (1, 1)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24)])
def test_a_meeting_lies_between_the_introduction_and_today(pair, day):
    with pytest.raises(refusals.WrongDay):
        record_first(pair, pair.mentor.person, held_on=day)


def test_without_a_charter_text_the_meeting_is_refused_rather_than_half_written(pair):
    CharterVersion.objects.all().delete()
    with pytest.raises(refusals.NoCharterText):
        record_first(pair, pair.mentor.person)
    assert (fresh(pair).state, Meeting.objects.count()) == ("formed", 0)


def test_a_pair_that_stopped_meets_no_more(pair):
    pairs.undo(pair=pair, by=OfficerFactory(), reason="mismatch", now=NOW)
    with pytest.raises(refusals.NotNow):
        record_first(pair, pair.mentor.person)


# signing


def test_the_last_signature_seals_and_starts_the_pair(met, charter):
    sign(met, "mentee", now=NOW)
    assert (fresh(charter).state, fresh(met).state) == ("partly_signed", "met")
    sign(met, "mentor", now=NOW + timedelta(hours=1))
    after = fresh(met)
    assert (fresh(charter).state, after.state) == ("sealed", "active")
    assert (after.activated_at, after.ends_on) == (NOW + timedelta(hours=1), date(2027, 5, 23))
    assert after.seal == Seal.objects.get()
    assert charters.is_intact(after.seal)


def test_the_seal_rings_for_its_pdf_and_both_get_a_receipt(met):
    sign(met, "mentor", now=NOW)
    sign(met, "mentee", now=NOW)
    assert DBTaskResult.objects.filter(task_path="mentoring.tasks.render_seals").count() == 1
    told = Message.objects.filter(template="mentoring/charter_sealed")
    assert {message.person for message in told} == {met.mentor.person, met.mentee.person}
    assert not Link.objects.filter(purpose="sign", revoked_at=None).exists()


def test_nobody_signs_for_another(met, charter):
    for stranger in (OfficerFactory(), PersonFactory()):
        with pytest.raises(refusals.NotAParty):
            charters.sign(
                charter=charter,
                by=stranger,
                typed_name="Hélène Tavernot",
                text_hash=charter.text_hash,
                now=NOW,
            )
    assert charter.signatures.count() == 0


def test_a_member_of_the_team_who_tries_is_written_down(charter):
    officer = OfficerFactory()
    with pytest.raises(NotAllowed):
        charters.refuse_for_staff(charter, by=officer)
    assert ModelLogEntry.objects.get(action="mentoring.sign_refused").user == officer


def test_one_side_cannot_sign_under_the_name_of_the_other(met, charter):
    with pytest.raises(refusals.OtherName):
        charters.sign(
            charter=charter,
            by=met.mentor.person,
            typed_name=met.mentee.person.full_name,
            text_hash=charter.text_hash,
            now=NOW,
        )


def test_a_name_is_recognised_without_its_case_accents_and_hyphens(met, charter):
    charters.sign(
        charter=charter,
        by=met.mentor.person,
        typed_name="  helene   TAVERNOT ",
        text_hash=charter.text_hash,
        now=NOW,
    )
    assert charter.signatures.get().typed_name == "helene TAVERNOT"


def test_signing_another_text_than_the_one_shown_is_refused(met, charter):
    with pytest.raises(refusals.OtherText):
        charters.sign(
            charter=charter,
            by=met.mentor.person,
            typed_name=met.mentor.person.full_name,
            text_hash="0" * 64,
            now=NOW,
        )


def test_signing_twice_counts_once(met, charter):
    sign(met, "mentor", now=NOW)
    sign(met, "mentor", now=NOW + timedelta(days=1))
    assert charter.signatures.get().signed_at == NOW


def test_signatures_are_chained_and_a_changed_byte_shows(met):
    sign(met, "mentor", now=NOW)
    sign(met, "mentee", now=NOW)
    seal = Seal.objects.get()
    assert seal.mentee_signature.previous_hash == seal.mentor_signature.evidence_hash
    seal.charter.signatures.filter(party="mentor").update(typed_name="Quelqu’un d’autre")
    assert not charters.is_intact(Seal.objects.get())
    seal.charter.signatures.filter(party="mentor").update(typed_name=seal.mentor_signature.typed_name)
    Charter.objects.update(snapshot={**seal.charter.snapshot, "version": 9})
    assert not charters.is_intact(Seal.objects.get())


def test_a_seal_over_the_signatures_of_another_charter_is_not_intact():
    mine, other = PairFactory(now=NOW, active=True).seal, PairFactory(now=NOW, active=True).seal
    theirs = (other.mentor_signature, other.mentee_signature)
    Pair.objects.filter(pk=other.charter.pair_id).update(state="met", seal=None)
    Seal.objects.filter(pk=other.pk).delete()
    Seal.objects.filter(pk=mine.pk).update(mentor_signature=theirs[0], mentee_signature=theirs[1])
    assert not charters.is_intact(Seal.objects.get())


def test_asking_again_writes_only_to_those_who_have_not_signed(met, charter):
    sign(met, "mentor", now=NOW)
    Message.objects.all().delete()
    assert charters.resend(charter=charter, by=OfficerFactory(), now=NOW) == 1
    assert Message.objects.get().person == met.mentee.person
    sign(met, "mentee", now=NOW)
    with pytest.raises(refusals.NotNow):
        charters.resend(charter=charter, by=OfficerFactory(), now=NOW)


# the text


def test_an_editorial_change_leaves_open_charters_alone(met, charter):
    text = charter.version.source
    text.intro = "Bienvenue."
    text.save()
    version = charter_texts.publish(text=text, by=None, now=NOW)
    assert (version.number, open_charter(met)) == (2, charter)


def test_a_material_change_voids_open_charters_and_asks_both_again(met, charter):
    sign(met, "mentor", now=NOW)
    text = charter.version.source
    text.limits = "Prêter de l’argent."
    text.save()
    charter_texts.publish(text=text, by=None, now=NOW)
    reissued = open_charter(met)
    assert (fresh(charter).state, reissued.version.number, reissued.signatures.count()) == ("void", 2, 0)
    with pytest.raises(refusals.NotNow):
        charters.sign(
            charter=charter,
            by=met.mentee.person,
            typed_name=met.mentee.person.full_name,
            text_hash=charter.text_hash,
            now=NOW,
        )
    sign(met, "mentor", now=NOW)
    sign(met, "mentee", now=NOW)
    assert fresh(met).state == "active"


def test_a_sealed_charter_stands_whatever_the_text_becomes():
    pair = PairFactory(now=NOW, active=True)
    text = pair.seal.charter.version.source
    text.limits = "Autre chose."
    text.save()
    charter_texts.publish(text=text, by=None, now=NOW)
    assert (open_charter(pair).state, fresh(pair).state) == ("sealed", "active")


def test_publishing_the_same_text_makes_no_version(met):
    text = open_charter(met).version.source
    assert charter_texts.publish(text=text, by=None, now=NOW).number == 1
    assert CharterVersion.objects.count() == 1


def test_a_charter_that_is_no_longer_open_is_not_reissued(met, charter):
    pairs.undo(pair=met, by=OfficerFactory(), reason="mismatch", now=NOW)
    assert charter_texts.reissue(charter.pk, now=NOW) is None


def test_two_people_who_prefer_english_sign_in_english_if_the_text_exists(pair):
    for person in (pair.mentor.person, pair.mentee.person):
        person.language = "en"
        person.save()
    record_first(pair, pair.mentor.person)
    assert open_charter(pair).snapshot["language"] == "fr"
    charter_texts.reissue(open_charter(pair).pk, now=NOW)
    CharterTextFactory(programme=pair.programme, language="en", title="Commitment charter")
    charter_texts.reissue(open_charter(pair).pk, now=NOW)
    assert open_charter(pair).snapshot["body"]["title"] == "Commitment charter"


def test_the_canonical_form_does_not_depend_on_order_or_on_how_an_accent_is_written():
    assert evidence.digest({"b": "e\u0301", "a": 1}) == evidence.digest({"a": 1, "b": "é"})


# stopping before the start


@pytest.mark.parametrize("walk", [{}, {"met": True}, {"mentor_signed": True}])
def test_before_the_seal_a_pair_can_be_undone_and_the_mentee_waits_from_the_same_date(walk):
    pair = PairFactory(now=NOW, **walk)
    waiting_since = pair.mentee.waiting_since
    pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)
    mentee = Mentee.objects.get(pk=pair.mentee_id)
    assert (fresh(pair).state, mentee.state, mentee.waiting_since) == ("undone", "waiting", waiting_since)
    assert Proposal.objects.get().place is None
    assert PairMemory.objects.get().until is None
    assert not pair.charters.exclude(state="void").exists()
    assert Message.objects.filter(template="mentoring/undone").count() == 2


def test_undoing_twice_counts_once(pair):
    for _again in range(2):
        pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)
    assert Message.objects.filter(template="mentoring/undone").count() == 2


def test_a_sealed_pair_is_not_undone():
    pair = PairFactory(now=NOW, active=True)
    with pytest.raises(refusals.NotNow):
        pairs.undo(pair=pair, by=pair.mentor.person, reason="mismatch", now=NOW)


def test_a_side_of_a_pair_is_known_and_nobody_else_is_one(pair):
    assert pair.side_of(pair.mentor.person) == "mentor"
    assert (pair.side_of(PersonFactory()), pair.side_of(None)) == (None, None)
    assert Pair.objects.open().get() == pair


def test_a_tandem_lasts_as_long_as_the_text_that_was_signed(met):
    met.programme.duration_months = 24
    met.programme.save(update_fields=["duration_months"])
    for side in ("mentor", "mentee"):
        sign(fresh(met), side, now=NOW)
    assert fresh(met).ends_on == date(2027, 5, 23)
