from collections import Counter
from datetime import datetime, time
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.http import QueryDict
from django_tasks_db.models import DBTaskResult

from cms_pages.models import NewsPage
from mentoring.domain import pool, shortlist
from mentoring.models import Gathering, Mentee, Mentor, Pair, Proposal
from portal.accounts import roles
from portal.core import geography, links, pdf
from portal.core.days import PARIS, day_of
from portal.core.models import Message
from portal.core.privacy import our_models
from portal.demo import accounts, mailbox, mentees, mentors, walk
from portal.demo.people import Person
from recruitment.apply.wizards import MenteeWizard, MentorWizard
from recruitment.models import Application

from .conftest import TODAY

pytestmark = pytest.mark.django_db
NOON = datetime.combine(TODAY, time(12), tzinfo=PARIS)
PEOPLE = [one for module in (mentors, mentees) for one in vars(module).values() if isinstance(one, Person)]


def states(model):
    return Counter(model.objects.values_list("state", flat=True))


def shortlist_of(person):
    return shortlist.for_mentee(Mentee.objects.get(person__email=person.email), now=NOON)


def test_applications_stand_at_every_step(box):
    assert states(Application) == {
        "accepted": 14,
        "sent": 1,
        "received": 1,
        "in_review": 1,
        "info_requested": 1,
        "declined": 1,
    }


def test_mentors_are_free_full_or_resting(box):
    assert states(Mentor) == {"available": 6, "paused": 1}
    blocked = {row.mentor.person.email: row.blocked for row in shortlist_of(mentees.AMINATA).rows}
    assert blocked[mentors.BERNARD.email] == "full"
    assert blocked[mentors.HELENE.email] == ""


def test_one_mentee_has_nobody_within_reach_and_another_has_the_choice(box):
    assert shortlist_of(mentees.LUCIE).rows == []
    assert len(shortlist_of(mentees.LUCIE).out_of_reach) == 6
    assert len(shortlist_of(mentees.AMINATA).rows) == 5


def test_proposals_are_unread_read_declined_lapsed_or_accepted(box):
    assert states(Proposal) == {"sent": 2, "declined": 1, "expired": 1, "accepted": 3}
    waiting = {
        one.mentee.person.email: one.viewed_at is not None for one in Proposal.objects.filter(state="sent")
    }
    assert waiting == {mentees.TEODORA.email: True, mentees.ENZO.email: False}


def test_tandems_are_about_to_meet_to_sign_and_under_way(box):
    found = {pair.mentee.person.email: pair for pair in Pair.objects.all()}
    assert {email: pair.state for email, pair in found.items()} == {
        mentees.SAMIRA.email: "formed",
        mentees.DYLAN.email: "met",
        mentees.MALGORZATA.email: "active",
    }
    assert found[mentees.DYLAN.email].charters.get().signatures.get().party == "mentor"
    printed = "rendered" if pdf.is_available() else "to_render"
    assert found[mentees.MALGORZATA.email].seal.pdf_state == printed
    assert pool.places_truth() == []


def test_the_mentors_have_six_months_of_dates_and_the_public_three_articles(box):
    assert [gathering.starts_at > NOON for gathering in Gathering.objects.all()] == [True] * 3
    assert NewsPage.objects.live().count() == 3


def test_everything_happened_on_working_days_before_today(box):
    moments = [now for now, _act in walk.story(TODAY)]
    assert moments == sorted(moments)
    assert max(day_of(now) for now in moments) < TODAY
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert all(message.sent_at == message.created_at < NOON for message in Message.objects.all())
    assert DBTaskResult.objects.count() == 0


def test_each_message_is_in_the_mailbox_at_its_own_date(box):
    dated = Counter((letter.to, letter.sent_at) for letter in mailbox.letters(box))
    written = Message.objects.values_list("address", "created_at")
    assert dated == Counter((address, at.replace(microsecond=0)) for address, at in written)


@pytest.mark.parametrize(
    ("person", "about", "invites"),
    [
        (mentors.GREGOIRE, "confirmez", "Confirmer"),
        (mentees.MY_DUYEN, "il nous manque une information", "Répondre"),
        (mentors.SUKRU, "Nous avons pensé à vous", "Lire la proposition"),
        (mentors.FRANCOISE, "Nous avons pensé à vous", "Lire la proposition"),
        (mentees.SAMIRA, "Vous allez rencontrer", "Joindre"),
        (mentees.DYLAN, "Votre charte est prête", "Lire et signer"),
        (mentees.MALGORZATA, "Votre tandem commence", "page"),
    ],
)
def test_what_waits_for_somebody_has_a_link_that_works(box, person, about, invites):
    letter = next(one for one in mailbox.letters(box, person.email) if about in one.subject)
    (piece,) = (piece for piece in letter.pieces if piece.href and invites in piece.text)
    link = links.find(piece.href.strip("/").rpartition("/")[2])
    assert links.is_live(link, NOON)


def test_a_second_run_adds_nothing(box):
    before = {model: model.objects.count() for model in our_models()}, len(mailbox.letters(box))
    call_command("demo", today=TODAY, stdout=StringIO(), stderr=StringIO())
    assert ({model: model.objects.count() for model in our_models()}, len(mailbox.letters(box))) == before


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.mailbox)
def test_what_people_answered_would_pass_the_form(box, person):
    answers = person.answers_on(TODAY)
    wizard = MentorWizard if person.role == "mentor" else MenteeWizard
    for step, form_class in wizard.form_list[:-1]:
        posted = QueryDict(mutable=True)
        for name in form_class.base_fields:
            value = geography.by_code(answers[name]).label if name == "commune" else answers.get(name, "")
            posted.setlist(name, value if isinstance(value, list) else [str(value)])
        form = form_class(posted, **({"youngest": 16} if "birth_year" in form_class.base_fields else {}))
        assert form.errors == {}, step
        clean = {name: value for name, value in form.cleaned_data.items() if value}
        assert clean == {name: answers[name] for name in clean}


@pytest.mark.parametrize("seat", accounts.TEAM, ids=lambda seat: seat.mailbox)
def test_each_member_of_the_team_signs_in_with_their_role_only(box, rf, seat):
    person = authenticate(rf.post("/admin/login/"), username=seat.email, password=accounts.PASSWORD)
    assert person == accounts.of(seat)
    assert [role.kind for role in roles.active_roles(person)] == [seat.kind]


def test_the_coordinator_sees_the_programme_of_her_structure_only(box):
    coordinator = accounts.of(accounts.COORDINATOR)
    seen = Application.objects.visible_to(coordinator)
    assert {application.email for application in seen} == {mentees.ENZO.email, mentees.MY_DUYEN.email}
    assert Pair.objects.visible_to(coordinator).count() == 0
