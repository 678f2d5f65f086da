from datetime import timedelta

import pytest
from django.apps import apps
from wagtail.models import ModelLogEntry

from mentoring.models import Programme
from portal.accounts.models import Consent, ConsentText, User
from portal.core.models import Link, Message
from recruitment.domain import consents, drafts, intake, moderation
from recruitment.domain.refusals import (
    ConsentChanged,
    DraftClosed,
    NotNow,
    NotOpen,
    ReplyNeeded,
    TooFast,
)
from recruitment.models import Application, Draft
from tests.factories.mentoring import PartnerFactory, PersonFactory
from tests.factories.recruitment import MENTEE_ANSWERS, MENTOR_ANSWERS, ApplicationFactory, DraftFactory
from tests.recruitment.mailbox import links_in, read, subjects

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def submit(draft, now, answers=MENTOR_ANSWERS):
    return intake.submit(draft=draft, answers=answers, consent=consents.current_text("fr"), now=now)


@pytest.fixture
def draft(hub, now):
    return DraftFactory(now=now - timedelta(minutes=5))


def test_sending_makes_an_application_a_consent_and_a_mail(draft, hub, now):
    application = submit(draft, now)
    assert (application.state, application.person, application.programme) == ("sent", None, hub)
    assert (application.email, application.phone) == ("helene@exemple.fr", "+33612345678")
    assert (application.commune, application.birth_year) == ("13117", 1975)
    assert application.reference == f"H-{now.year}-0001"
    consent = Consent.objects.get()
    assert (consent.subject, consent.person, consent.means) == (application.uuid, None, "form")
    [message] = read(now)
    assert message.to == ["helene@exemple.fr"]
    assert message.subject == f"Candidature {application.reference} : confirmez votre adresse"
    assert len(links_in(message)) == 2
    assert ModelLogEntry.objects.get(action="recruitment.submit").label == application.reference


def test_sending_empties_the_draft(draft, now):
    submit(draft, now)
    draft = Draft.objects.get()
    assert (draft.state, draft.answers, draft.email) == ("submitted", {}, "")


def test_a_double_submit_gives_the_same_application_and_writes_nothing(draft, now):
    first = submit(draft, now)
    assert submit(draft, now) == first
    assert (Application.objects.count(), Consent.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_an_expired_draft_is_not_sent(hub, now):
    with pytest.raises(DraftClosed):
        submit(DraftFactory(now=now - timedelta(days=31)), now)


def test_a_form_filled_in_less_than_three_seconds_is_not_sent(hub, now):
    draft = DraftFactory(now=now - timedelta(seconds=2.9))
    with pytest.raises(TooFast):
        submit(draft, now)
    assert Draft.objects.get().state == "open"


def test_nothing_is_sent_to_a_hub_without_a_programme(draft, now):
    Programme.objects.update(opens_on=None)
    with pytest.raises(NotOpen):
        submit(draft, now)
    assert (Application.objects.count(), Draft.objects.get().state) == (0, "open")


def test_a_text_replaced_meanwhile_is_read_again(draft, now):
    text = consents.current_text("fr")
    ConsentText.objects.create(
        purpose="apply", language="fr", version=2, text="Autre", sha256="0", published_at=now
    )
    with pytest.raises(ConsentChanged):
        intake.submit(draft=draft, answers=MENTOR_ANSWERS, consent=text, now=now)
    assert Application.objects.count() == 0


def test_a_mentees_application_enters_the_programme_of_their_track(hub, now):
    application = submit(DraftFactory(role="mentee", now=now - timedelta(hours=1)), now, MENTEE_ANSWERS)
    assert (application.role, application.programme, application.phone) == ("mentee", hub, "")


def test_an_application_keeps_the_structure_that_referred_it(hub, now):
    partner = PartnerFactory()
    for structure, kept in ((str(partner.uuid), partner), ("none", None), ("other", None)):
        draft = DraftFactory(role="mentee", now=now - timedelta(hours=1))
        assert submit(draft, now, {**MENTEE_ANSWERS, "structure": structure}).partner == kept


def test_confirming_makes_a_person_and_receives_the_application(now):
    application = ApplicationFactory()
    read(now)
    confirmed = intake.confirm(application=application, now=now)
    person = User.objects.get()
    assert (confirmed.state, confirmed.person, confirmed.confirmed_at) == ("received", person, now)
    assert (person.email, person.full_name) == ("helene@exemple.fr", "Hélène Tavernot")
    assert (person.is_staff, person.has_usable_password()) == (False, False)
    assert Consent.objects.get().person == person
    assert subjects(now) == [f"Votre candidature est bien arrivée : {application.reference}"]


def test_confirming_twice_confirms_once(now):
    application = ApplicationFactory()
    first = intake.confirm(application=application, now=now)
    again = intake.confirm(application=application, now=now + timedelta(days=1))
    assert (again.confirmed_at, again.version) == (first.confirmed_at, first.version)
    assert (User.objects.count(), Message.objects.count()) == (1, 2)


def test_the_account_with_the_proven_address_and_name_is_found_again(now):
    known = PersonFactory(email="helene@exemple.fr", first_name="HELENE", last_name="Tavernot ")
    application = intake.confirm(application=ApplicationFactory(), now=now)
    assert application.person == known


@pytest.mark.parametrize(
    "known",
    [
        {"email": "helene@exemple.fr", "first_name": "Paul", "last_name": "Tavernot"},
        {"email": "autre@exemple.fr", "first_name": "Hélène", "last_name": "Tavernot"},
        {"email": "helene@exemple.fr", "first_name": "Hélène", "last_name": "Tavernot", "is_active": False},
    ],
)
def test_nobody_is_attached_to_somebody_elses_account(known, now):
    other = PersonFactory(**known)
    application = intake.confirm(application=ApplicationFactory(), now=now)
    assert application.person != other
    assert User.objects.count() == 2


def test_a_second_application_of_the_same_person_is_set_aside(now):
    live = ApplicationFactory(confirmed=True)
    second = ApplicationFactory()
    read(now)
    second = intake.confirm(application=second, now=now)
    assert (second.state, second.person, second.closed_at) == ("withdrawn", live.person, now)
    assert subjects(now) == [f"Vous avez déjà une candidature en cours : {live.reference}"]
    assert Link.objects.get(person=live.person, revoked_at=None).target == f"application:{live.uuid}"


def test_one_person_may_apply_on_both_sides(now):
    mentor = ApplicationFactory(confirmed=True)
    mentee = ApplicationFactory(
        mentee=True,
        confirmed=True,
        email="helene@exemple.fr",
        first_name="Hélène",
        last_name="Tavernot",
    )
    assert (mentee.state, mentee.person) == ("received", mentor.person)


def test_an_application_that_waited_thirty_days_is_not_confirmed_any_more(now):
    application = ApplicationFactory(now=now - timedelta(days=30))
    assert intake.confirm(application=application, now=now).state == "sent"
    assert User.objects.count() == 0


def test_the_applicant_answers_the_question(officer, now):
    application = ApplicationFactory(asked_by=officer)
    read(now)
    done = intake.complete(application=application, reply=" Le matin. ", now=now)
    assert (done.state, done.reply) == ("in_review", "Le matin.")
    [message] = read(now)
    assert message.to == [officer.email]
    assert message.subject == f"Candidature {application.reference} : la réponse est arrivée"


def test_an_empty_answer_is_no_answer(officer, now):
    with pytest.raises(ReplyNeeded):
        intake.complete(application=ApplicationFactory(asked_by=officer), reply="  ", now=now)


def test_an_answer_comes_once_and_in_time(officer, now):
    application = ApplicationFactory(asked_by=officer, now=now)
    with pytest.raises(NotNow):
        intake.complete(application=application, reply="Oui", now=now + timedelta(days=45))
    intake.complete(application=application, reply="Oui", now=now)
    with pytest.raises(NotNow):
        intake.complete(application=application, reply="Non", now=now)


def test_an_answer_without_officer_tells_nobody(officer, now):
    application = ApplicationFactory(asked_by=officer)
    officer.delete()
    read(now)
    assert intake.complete(application=application, reply="Oui", now=now).state == "in_review"
    assert read(now) == []


@pytest.mark.parametrize("story", [{}, {"confirmed": True}])
def test_withdrawing_erases_the_answers_and_ends_the_consent(story, now):
    application = ApplicationFactory(**story)
    read(now)
    gone = intake.withdraw(application=application, now=now)
    assert (gone.state, gone.answers, gone.phone, gone.birth_year) == ("withdrawn", {}, "", None)
    assert Consent.objects.get().withdrawn_at == now
    assert not Link.objects.filter(revoked_at=None, spent_at=None).exists()
    assert subjects(now) == [f"Votre candidature {application.reference} est retirée"]


def test_withdrawing_twice_withdraws_once(now):
    application = ApplicationFactory()
    first = intake.withdraw(application=application, now=now)
    assert intake.withdraw(application=application, now=now).version == first.version


def test_a_decision_cannot_be_withdrawn_from(officer, now):
    application = ApplicationFactory(confirmed=True)
    moderation.decline(application=application, reason="other", by=officer, seen_version=2, now=now)
    with pytest.raises(NotNow):
        intake.withdraw(application=application, now=now)


def test_links_are_mailed_for_whatever_is_open_under_an_address(now):
    draft = DraftFactory(now=now)
    drafts.save_step(draft=draft, step="x", posted={}, complete=True, email="helene@exemple.fr", now=now)
    sent, received = ApplicationFactory(), ApplicationFactory(confirmed=True, first_name="Paul")
    read(now)
    intake.send_links(email="HELENE@exemple.fr ", language="fr", now=now)
    assert sorted(subjects(now)) == sorted(
        [
            "Votre lien pour finir votre candidature",
            f"Candidature {sent.reference} : confirmez votre adresse",
            f"Votre lien vers la candidature {received.reference}",
        ]
    )


def test_an_unknown_address_is_told_that_we_hold_nothing(hub, now):
    intake.send_links(email="inconnu@exemple.fr", language="fr", now=now)
    [message] = read(now)
    assert message.subject == "Aucune candidature à cette adresse"
    assert links_in(message) == []


def test_no_more_than_six_messages_a_day_leave_for_one_address(hub, now):
    for second in range(9):
        intake.send_links(email="inconnu@exemple.fr", language="fr", now=now + timedelta(seconds=second))
    assert len(read(now + timedelta(minutes=1))) == 6


def test_an_expired_draft_is_not_mailed_any_more(now):
    draft = DraftFactory(now=now)
    drafts.save_step(draft=draft, step="x", posted={}, complete=True, email="a@exemple.fr", now=now)
    later = now + timedelta(days=30)
    intake.send_links(email="a@exemple.fr", language="fr", now=later)
    assert subjects(later) == ["Aucune candidature à cette adresse"]


def test_no_table_holds_a_link_that_opens_something(now):
    ApplicationFactory(confirmed=True)
    mails = read(now + timedelta(hours=1))
    tokens = [path.split("/")[-2] for message in mails for path in links_in(message)]
    dump = str([list(model.objects.values()) for model in apps.get_models()])
    assert len(tokens) == 3
    assert [token for token in tokens if token in dump] == []
