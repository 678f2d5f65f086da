"""Nobody under 18 is accompanied before whoever holds parental authority has agreed, nor after they say no."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from mentoring.domain import (
    alerts,
    closing,
    guardians,
    minors,
    pairs,
    proposals,
    refusals,
    suspending,
)
from mentoring.models import Alert, Guardian, Mentee, Pair, Proposal
from portal.accounts.models import Consent, ConsentText, RoleKind, Scope
from portal.core import links
from portal.core.days import PARIS
from portal.core.errors import NotAllowed
from portal.core.models import Link, Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    PersonFactory,
    ProgrammeFactory,
    ProposalFactory,
    sign,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, tzinfo=PARIS)
TODAY = NOW.date()
BORN = 2009
NADIA = {"name": "Nadia Roche", "tie": "mother"}


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def young():
    """Seventeen, in the queue; nobody was asked."""
    return MenteeFactory(now=NOW - timedelta(days=9), birth_year=BORN, guardian=False)


def named(mentee, officer, **more):
    said = {"email": "nadia@exemple.fr", "of_age_on": date(2027, 3, 8), **NADIA, **more}
    return guardians.name(mentee=mentee, by=officer, now=NOW, **said)


def paper(mentee, officer, now=NOW):
    kept = {"signed_on": now.date(), "kept": "Classeur rouge", **NADIA}
    return guardians.note_paper(mentee=mentee, by=officer, now=now, **kept)


def agree(row, now=NOW):
    return guardians.agree(guardian=row, seen=guardians.text_for(row), now=now)


def letters(template):
    return Message.objects.filter(template=f"mentoring/{template}")


def propose(mentee, officer, now=NOW):
    mentor = MentorFactory(now=now, programme=mentee.programme)
    fresh = Mentee.objects.get(pk=mentee.pk)
    return proposals.propose(mentee=fresh, mentor=mentor, by=officer, now=now)


def state_of(pair):
    return Pair.objects.get(pk=pair.pk).state


def test_no_proposal_leaves_for_a_minor_before_somebody_has_agreed(young, officer):
    for prepare in (lambda: None, lambda: named(young, officer)):
        prepare()
        with pytest.raises(refusals.GuardianMustAgree):
            propose(young, officer)
    agree(Guardian.objects.get())
    proposal = propose(young, officer)
    assert (proposal.for_minor, proposal.guardian_consent) == (True, Guardian.objects.get().consent)


def test_nobody_answers_for_an_adult(officer):
    adult = MenteeFactory(now=NOW)
    assert not propose(adult, officer).for_minor
    with pytest.raises(refusals.OfAge):
        named(adult, officer)
    with pytest.raises(refusals.OfAge):
        paper(adult, officer)


def test_the_tables_refuse_a_minor_s_proposal_or_start_without_a_consent(officer):
    pair = PairFactory(now=NOW, active=True)
    for model in (Proposal, Pair):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(for_minor=True)
    assert state_of(pair) == "active"


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "given"},
        {"state": "refused"},
        {"signed_on": TODAY},
        {"kept": "Classeur"},
        {"name": ""},
        {"state": "perhaps"},
    ],
)
def test_the_table_refuses_an_agreement_that_nothing_shows(young, officer, broken):
    named(young, officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Guardian.objects.update(**broken)


def test_the_letter_leaves_as_soon_as_the_parent_is_named_and_says_nothing_of_the_file(young, officer):
    row = named(young, officer)
    letter = letters("guardian_asked").get()
    assert (letter.address, letter.person, row.state) == ("nadia@exemple.fr", None, "asked")
    said = letter.subject + letter.text
    assert young.person.first_name in said
    assert not any(word in said for word in (young.person.last_name, young.aim, young.words))


def test_a_parent_without_a_mail_is_called_and_signs_a_paper(young, officer):
    row = named(young, officer, email="", phone="06 12 34 56 78")
    assert (row.state, row.phone, letters("guardian_asked").count()) == ("to_ask", "+33612345678", 0)
    with pytest.raises(refusals.GuardianWithoutMail):
        guardians.ask(mentee=young, by=officer, now=NOW)
    row = paper(young, officer)
    assert (row.state, row.consent.means, row.kept) == ("given", "paper", "Classeur rouge")
    assert propose(young, officer).guardian_consent == row.consent


def test_a_parent_whom_nobody_could_reach_is_not_taken(young, officer):
    with pytest.raises(refusals.GuardianOutOfReach):
        named(young, officer, email="")
    assert not Guardian.objects.exists()


def test_nobody_agrees_for_themselves_at_their_own_address(young, officer):
    with pytest.raises(refusals.GuardianAtTheMentees):
        named(young, officer, email=f" {young.person.email.upper()}")
    assert not Guardian.objects.exists()


def test_the_link_is_sent_again_once_an_hour_until_the_answer(young, officer):
    row = named(young, officer)
    for hours in (0, 0, 3):
        guardians.ask(mentee=young, by=officer, now=NOW + timedelta(hours=hours))
    assert letters("guardian_asked").count() == 2
    agree(row)
    with pytest.raises(refusals.GuardianHasAnswered):
        guardians.ask(mentee=young, by=officer, now=NOW + timedelta(hours=9))
    with pytest.raises(refusals.GuardianHasAnswered):
        named(young, officer)


def test_nobody_is_asked_before_somebody_is_named(young, officer):
    with pytest.raises(refusals.GuardianUnknown):
        guardians.ask(mentee=young, by=officer, now=NOW)


@pytest.mark.parametrize("act", [named, paper])
def test_only_the_team_names_a_parent_or_notes_a_paper(young, act):
    with pytest.raises(NotAllowed):
        act(young, PersonFactory())
    assert not Guardian.objects.exists()


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"signed_on": TODAY + timedelta(days=1)}, refusals.PaperDayToCome),
        ({"kept": "  "}, refusals.PaperPlaceMissing),
    ],
)
def test_a_paper_has_a_day_that_is_past_and_a_place(young, officer, more, refusal):
    said = {"signed_on": TODAY, "kept": "Classeur rouge", **NADIA, **more}
    with pytest.raises(refusal):
        guardians.note_paper(mentee=young, by=officer, now=NOW, **said)


def test_agreeing_twice_is_agreeing_once(young, officer):
    row = named(young, officer)
    for _twice in range(2):
        agree(row)
    assert (Consent.objects.filter(subject=row.uuid).count(), letters("guardian_noted").count()) == (1, 1)


def test_a_text_that_has_changed_is_read_again_before_it_is_agreed_to(young, officer):
    row = named(young, officer)
    seen = guardians.text_for(row)
    ConsentText.objects.create(
        purpose="guardian", language="fr", version=2, text="Autre", sha256="x", published_at=NOW
    )
    for text in (seen, None):
        with pytest.raises(refusals.OtherAgreementText):
            guardians.agree(guardian=row, seen=text, now=NOW)
    assert Guardian.objects.get().state == "asked"


def test_a_parent_who_refuses_may_think_again(young, officer):
    row = named(young, officer)
    for _twice in range(2):
        guardians.say_no(guardian=row, now=NOW)
    assert (Guardian.objects.get().state, letters("guardian_noted").count()) == ("refused", 1)
    agree(row, now=NOW + timedelta(days=1))
    assert Guardian.objects.get().state == "given"


def test_a_card_in_a_mentor_s_hands_is_taken_back_when_the_parent_withdraws(officer):
    proposal = ProposalFactory(now=NOW, mentee__birth_year=BORN)
    row = guardians.say_no(guardian=proposal.mentee.guardian, now=NOW)
    proposal = Proposal.objects.get(pk=proposal.pk)
    assert (proposal.state, proposal.place, row.state) == ("cancelled", None, "withdrawn")
    assert proposal.guardian_consent.withdrawn_at == NOW


@pytest.mark.parametrize("stage", [{}, {"met": True}, {"active": True}])
def test_a_tandem_stops_and_the_team_is_alerted_the_minute_the_parent_withdraws(stage):
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, **stage)
    guardians.say_no(guardian=pair.mentee.guardian, now=NOW)
    alert = Alert.objects.get(kind="guardian")
    assert (state_of(pair), alert.opened_at, alert.settled_at) == ("frozen", NOW, None)


def test_whoever_follows_the_tandem_is_written_to_once_when_the_parent_withdraws(officer):
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, active=True)
    OfficerFactory(), OfficerFactory(role=RoleKind.COMMUNICATION)
    Pair.objects.filter(pk=pair.pk).update(officer=officer)
    for _twice in range(2):
        guardians.say_no(guardian=pair.mentee.guardian, now=NOW)
    letter = letters("guardian_against").get()
    assert (letter.person, pair.reference in letter.subject) == (officer, True)
    assert pair.mentee.person.first_name not in letter.text
    assert pair.mentee.guardian.name not in letter.text


def test_all_who_follow_a_minor_without_a_tandem_hear_of_the_no_but_for_whom_it_was_told_to(young, officer):
    colleague, theirs = OfficerFactory(), ProgrammeFactory()
    coordinator = {"role": RoleKind.COORDINATOR, "scope": Scope.PROGRAMME}
    ours = OfficerFactory(**coordinator, scope_id=young.programme.uuid)
    OfficerFactory(**coordinator, scope_id=theirs.uuid), OfficerFactory(role=RoleKind.COMMUNICATION)
    guardians.say_no(guardian=named(young, officer), by=officer, now=NOW)
    told = letters("guardian_against")
    assert {one.person for one in told} == {colleague, ours}
    assert all(young.reference in one.subject for one in told)


def test_a_tandem_is_taken_up_again_only_once_the_parent_agrees_and_the_alert_settles_by_itself(officer):
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, active=True)
    row = guardians.say_no(guardian=pair.mentee.guardian, now=NOW)
    with pytest.raises(refusals.GuardianMustAgree):
        suspending.unfreeze_pair(pair=pair, by=officer, now=NOW)
    agree(row, now=NOW + timedelta(days=1))
    assert Alert.objects.get(kind="guardian").settled_at == NOW + timedelta(days=1)
    suspending.unfreeze_pair(pair=pair, by=officer, now=NOW + timedelta(days=1))
    assert state_of(pair) == "active"


def test_the_alert_of_a_tandem_that_is_over_stands_no_more(officer):
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, active=True)
    guardians.say_no(guardian=pair.mentee.guardian, now=NOW)
    closing.close(pair=pair, reason="mentee_left", kind="unknown", by=officer, now=NOW)
    assert Alert.objects.get(kind="guardian").settled_at


def test_a_tandem_of_a_minor_never_starts_without_the_agreement():
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, mentor_signed=True)
    Guardian.objects.all().delete()
    with pytest.raises(refusals.GuardianMustAgree):
        sign(pair, "mentee", now=NOW)
    assert state_of(pair) == "met"


def test_the_start_points_to_the_consent_in_force():
    pair = PairFactory(now=NOW, mentee__birth_year=BORN, active=True)
    assert (pair.for_minor, pair.guardian_consent) == (True, pair.mentee.guardian.consent)


def test_an_officer_notes_a_no_that_they_were_told(young, officer):
    row = named(young, officer)
    with pytest.raises(NotAllowed):
        guardians.say_no(guardian=row, by=PersonFactory(), now=NOW)
    guardians.say_no(guardian=row, by=officer, now=NOW)
    assert Guardian.objects.get().recorded_by == officer


@pytest.mark.parametrize(
    ("day", "minor"), [(date(2027, 3, 7), True), (date(2027, 3, 8), False), (date(2027, 12, 31), False)]
)
def test_the_need_ends_on_the_18th_birthday_when_it_is_known(young, officer, day, minor):
    named(young, officer)
    mentee = Mentee.objects.get(pk=young.pk)
    assert minors.is_minor(mentee, day) is minor
    assert Mentee.objects.without_guardian(day).exists() is minor


@pytest.mark.parametrize(("day", "minor"), [(date(2027, 12, 31), True), (date(2028, 1, 1), False)])
def test_while_only_the_year_is_known_it_counts_to_its_end(young, day, minor):
    assert minors.is_minor(young, day) is minor
    assert Mentee.objects.without_guardian(day).exists() is minor


def test_a_birthday_that_is_past_says_that_nobody_has_to_agree(officer):
    adult = MenteeFactory(now=NOW, birth_year=2008, guardian=False)
    row = named(adult, officer, of_age_on=date(2026, 5, 4))
    assert (row.name, row.email, letters("guardian_asked").count()) == ("", "", 0)
    assert not propose(adult, officer).for_minor


def test_a_birthday_of_another_year_than_the_one_told_is_refused(young, officer):
    with pytest.raises(refusals.OtherBirthday):
        named(young, officer, of_age_on=date(2026, 3, 8))


def test_from_the_18th_birthday_on_the_parent_is_forgotten_and_the_link_opens_nothing(young, officer):
    row = agree(named(young, officer))
    assert guardians.forget_due(NOW) == 0
    birthday = datetime(2027, 3, 8, 6, tzinfo=PARIS)
    assert [guardians.forget_due(birthday) for _twice in range(2)] == [1, 0]
    row = Guardian.objects.get()
    assert (row.name, row.tie, row.email, row.phone, row.state) == ("", "", "", "", "given")
    live = Link.objects.filter(target=links.target_of(row), revoked_at=None, spent_at=None)
    assert not live.exists()
    with pytest.raises(refusals.OfAge):
        guardians.say_no(guardian=row, now=birthday)


def test_minors_of_before_are_to_ask_and_their_tandem_goes_on(officer):
    pair = PairFactory(now=NOW - timedelta(days=30), mentee__birth_year=BORN, active=True)
    Pair.objects.update(for_minor=False, guardian_consent=None)
    Proposal.objects.update(for_minor=False, guardian_consent=None)
    Guardian.objects.all().delete()
    alerts.watch(NOW)
    assert (state_of(pair), Alert.objects.filter(kind="guardian").count()) == ("active", 0)
    assert list(Mentee.objects.without_guardian(TODAY)) == [pair.mentee]
    paper(pair.mentee, officer)
    assert not Mentee.objects.without_guardian(TODAY).exists()


def test_a_tandem_that_never_began_frees_the_mentee_whatever_the_parent_says(officer):
    pair = PairFactory(now=NOW, mentee__birth_year=BORN)
    guardians.say_no(guardian=pair.mentee.guardian, now=NOW)
    pairs.undo(pair=pair, by=officer, reason="safeguarding", now=NOW)
    with pytest.raises(refusals.GuardianMustAgree):
        propose(Mentee.objects.get(pk=pair.mentee_id), officer)


def test_the_agreement_in_one_programme_is_no_agreement_in_another(young, officer):
    paper(young, officer)
    other = MenteeFactory(
        now=NOW, person=young.person, programme=ProgrammeFactory(), birth_year=BORN, guardian=False
    )
    assert minors.lacks_consent(other, TODAY)
