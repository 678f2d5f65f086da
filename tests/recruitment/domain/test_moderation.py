from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from mentoring.models import Mentee, Mentor
from portal.accounts.models import RoleKind, Scope
from portal.core.days import day_of
from portal.core.errors import Changed, NotAllowed
from portal.core.models import Message
from recruitment.domain import intake, moderation
from recruitment.domain.refusals import (
    MeetingNeeded,
    NotConfirmed,
    NotNow,
    QuestionNeeded,
    ReasonNeeded,
)
from recruitment.models import Application
from tests.factories.mentoring import OfficerFactory, PartnerFactory, ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory
from tests.recruitment.mailbox import letter, links_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def act(officer, now):
    """An act of the officer, on the page that shows the application as it is."""

    def do(verb, application, **details):
        values = {"by": officer, "seen_version": application.version, "now": now}
        return getattr(moderation, verb)(application=application, **values | details)

    return do


def detail(verb, now):
    """What an act needs beside who and when."""
    details = {
        "ask": {"question": "Quand ?"},
        "accept": {"met_on": day_of(now)},
        "decline": {"reason": "need"},
    }
    return details.get(verb, {})


ACTS = ["take", "ask", "accept", "decline"]


def test_taking_tells_the_applicant_who_reads(act, officer, now):
    application = act("take", ApplicationFactory(confirmed=True))
    assert (application.state, application.assigned_to, application.first_answer_at) == (
        "in_review",
        officer,
        now,
    )
    message = letter("taken")
    assert message.subject == f"Camille lit votre candidature {application.reference}"
    assert len(links_in(message)) == 1


def test_a_question_is_asked_and_mailed(act, now):
    application = act("ask", ApplicationFactory(confirmed=True), question=" Quand vous appeler ? ")
    assert (application.state, application.question, application.asked_at) == (
        "info_requested",
        "Quand vous appeler ?",
        now,
    )
    message = letter("question")
    assert message.subject == f"Candidature {application.reference} : il nous manque une information"
    assert "Quand vous appeler ?" in message.body


def test_an_earlier_exchange_stays_with_the_answers(act, officer, now):
    application = ApplicationFactory(asked_by=officer)
    application = intake.complete(application=application, reply="Le matin.", now=now)
    application = act("ask", application, question="Et le samedi ?")
    assert application.answers["exchanges"] == [
        {"question": "Quand peut-on vous appeler ?", "reply": "Le matin."}
    ]
    assert (application.question, application.reply) == ("Et le samedi ?", "")


def test_the_first_officer_stays_in_charge(act, officer):
    application = ApplicationFactory(taken_by=officer)
    other = OfficerFactory()
    assert act("ask", application, question="Quand ?", by=other).assigned_to == officer


def test_an_accepted_mentor_enters_the_pool(act, officer, now):
    application = act("accept", ApplicationFactory(taken_by=officer), met_on=day_of(now))
    mentor = Mentor.objects.get()
    assert (application.state, application.decided_at, application.met_on) == ("accepted", now, day_of(now))
    assert (mentor.person, mentor.vetted_on, mentor.vetted_by) == (application.person, day_of(now), officer)
    assert (mentor.commune, mentor.sector, mentor.function, mentor.seniority) == (
        "13117",
        "H",
        "logistics",
        5,
    )
    assert (mentor.birth_year, mentor.unused, mentor.places.count()) == (1975, ["age"], 2)
    assert list(mentor.programmes.all()) == [application.programme]
    message = letter("accepted")
    assert message.subject == f"Bienvenue : votre candidature {application.reference} est acceptée"


def test_an_officer_of_one_programme_brings_nobody_into_the_programmes_of_others(now):
    application = ApplicationFactory(confirmed=True, role="mentor")
    ProgrammeFactory(track="youth")
    ProgrammeFactory(track="employment")
    narrow = OfficerFactory(scope=Scope.PROGRAMME, scope_id=application.programme.uuid)
    taken = moderation.take(application=application, by=narrow, seen_version=application.version, now=now)
    moderation.accept(application=taken, by=narrow, seen_version=taken.version, met_on=day_of(now), now=now)
    assert list(Mentor.objects.get().programmes.all()) == [application.programme]


def test_an_accepted_mentor_joins_the_programmes_they_wished_for(act, officer, now):
    youth = ProgrammeFactory(track="youth")
    application = ApplicationFactory(taken_by=officer, tracks=["employment", "youth", "founder"])
    act("accept", application, met_on=day_of(now))
    assert set(Mentor.objects.get().programmes.all()) == {application.programme, youth}


def test_an_accepted_mentee_waits_for_a_mentor(act, officer, now):
    partner = PartnerFactory()
    application = ApplicationFactory(mentee=True, taken_by=officer, structure=str(partner.uuid))
    act("accept", application)
    mentee = Mentee.objects.get()
    assert (mentee.person, mentee.programme, mentee.partner) == (
        application.person,
        application.programme,
        partner,
    )
    assert (mentee.aim, mentee.words) == (
        "Un poste d’assistante logistique",
        "J’ai le diplôme mais pas les codes.",
    )
    assert mentee.supports == {"technical": 1, "practical": 2, "psychological": 1}
    assert mentee.state == "waiting"


@pytest.mark.parametrize("structure", ["none", "other", "7b0cfd20-3ef6-4a3f-8c63-5a39d0c2c0e4"])
def test_a_mentee_without_a_known_structure_has_none(act, officer, structure):
    act("accept", ApplicationFactory(mentee=True, taken_by=officer, structure=structure))
    assert Mentee.objects.get().partner is None


@pytest.mark.parametrize("days", [None, 1])
def test_a_mentor_is_accepted_only_once_met(act, officer, now, days):
    met_on = day_of(now) + timedelta(days=days) if days else None
    with pytest.raises(MeetingNeeded):
        act("accept", ApplicationFactory(taken_by=officer), met_on=met_on)
    assert Mentor.objects.count() == 0


def test_a_kind_no_gives_a_reason_and_not_the_note(act, officer, now):
    application = act("decline", ApplicationFactory(taken_by=officer), reason="territory", note=" Loin ")
    assert (application.state, application.decline_reason, application.decline_note) == (
        "declined",
        "territory",
        "Loin",
    )
    assert application.erase_on > day_of(now) + timedelta(days=700)
    message = letter("declined")
    assert message.subject == f"Notre réponse à votre candidature {application.reference}"
    assert "nous n’avons personne à portée de chez vous" in message.body
    assert "Loin" not in message.body


@pytest.mark.parametrize("reason", ["", "because"])
def test_a_no_needs_a_reason(act, officer, reason):
    with pytest.raises(ReasonNeeded):
        act("decline", ApplicationFactory(taken_by=officer), reason=reason)


def test_a_question_needs_words(act):
    with pytest.raises(QuestionNeeded):
        act("ask", ApplicationFactory(confirmed=True), question="  ")


@pytest.mark.parametrize("verb", ACTS)
def test_an_unconfirmed_application_waits(act, now, verb):
    with pytest.raises(NotConfirmed):
        act(verb, ApplicationFactory(), **detail(verb, now))
    assert Application.objects.get().state == "sent"


@pytest.mark.parametrize("verb", ACTS)
def test_a_stale_page_decides_nothing(act, now, verb):
    application = ApplicationFactory(confirmed=True)
    with pytest.raises(Changed):
        act(verb, application, seen_version=application.version - 1, **detail(verb, now))
    assert Application.objects.get().state == "received"


@pytest.mark.parametrize("verb", ACTS)
def test_an_officer_of_another_programme_may_not_act(act, now, verb):
    application = ApplicationFactory(confirmed=True)
    elsewhere = OfficerFactory(scope=Scope.PROGRAMME, scope_id=ProgrammeFactory().uuid)
    with pytest.raises(NotAllowed):
        act(verb, application, by=elsewhere, **detail(verb, now))


def test_a_communication_officer_may_not_act(act):
    with pytest.raises(NotAllowed):
        act("take", ApplicationFactory(confirmed=True), by=OfficerFactory(role=RoleKind.COMMUNICATION))


@pytest.mark.parametrize("verb", ACTS)
def test_an_act_done_twice_is_done_once(act, officer, now, verb):
    story = {"taken_by": officer} if verb == "accept" else {"confirmed": True}
    before = ApplicationFactory(**story)
    first = act(verb, before, **detail(verb, now))
    mails = Message.objects.count()
    again = act(verb, before, **detail(verb, now))
    assert (again.version, again.state) == (first.version, first.state)
    assert Message.objects.count() == mails


@pytest.mark.parametrize("verb", ["take", "ask", "decline"])
def test_nothing_follows_an_acceptance(act, officer, now, verb):
    application = act("accept", ApplicationFactory(taken_by=officer), met_on=day_of(now))
    with pytest.raises(NotNow):
        act(verb, application, **detail(verb, now))
    assert Mentor.objects.count() == 1


def test_an_application_is_read_before_it_is_accepted(act, now):
    with pytest.raises(NotNow):
        act("accept", ApplicationFactory(confirmed=True), met_on=day_of(now))


def test_every_act_is_logged_under_the_officer_without_a_name(act, officer, now):
    application = act("accept", ApplicationFactory(taken_by=officer), met_on=day_of(now))
    entries = ModelLogEntry.objects.filter(action__startswith="recruitment.").order_by("pk")
    assert [(entry.action, entry.user) for entry in entries] == [
        ("recruitment.submit", None),
        ("recruitment.confirm", None),
        ("recruitment.take", officer),
        ("recruitment.accept", officer),
    ]
    assert {entry.label for entry in entries} == {application.reference}


def test_a_refused_acceptance_leaves_no_trace(act, officer, now):
    application = ApplicationFactory(mentee=True, taken_by=officer, max_minutes="900")
    with pytest.raises(IntegrityError, match="minutes"), transaction.atomic():
        act("accept", application)
    assert Application.objects.get().state == "in_review"
    assert not Message.objects.filter(template="recruitment/accepted").exists()
