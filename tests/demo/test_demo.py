from collections import Counter
from datetime import datetime, time, timedelta
from inspect import signature
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.http import QueryDict
from django_tasks_db.models import DBTaskResult

from cms_pages.models import EventPage, NewsPage, StoryConsent, StoryPage
from mentoring.domain import pool, rendering, shortlist
from mentoring.models import (
    Attendance,
    Charter,
    CheckInAnswer,
    Gathering,
    Guardian,
    Mentee,
    Mentor,
    Outcome,
    Pair,
    Partner,
    Programme,
    Proposal,
    Seal,
)
from portal.accounts import roles
from portal.accounts.models import Role, RoleKind
from portal.core import geography, links
from portal.core.days import PARIS, day_of, is_working_day
from portal.core.models import Message
from portal.core.privacy import our_models
from portal.demo import accounts, cast, events, mailbox, mentees, mentors, pages, territory, walk
from portal.demo.rows import DATA
from recruitment.apply.fields import NamesField
from recruitment.apply.wizards import MenteeWizard, MentorWizard
from recruitment.domain import questions
from recruitment.models import Application

from .conftest import TODAY

pytestmark = pytest.mark.django_db
NOON = datetime.combine(TODAY, time(12), tzinfo=PARIS)
PEOPLE = list(cast.everybody().values())
LIFECYCLES = (Application, Mentor, Mentee, Proposal, Pair, Charter, Attendance)
NOBODY_IN_THE_DEMO = {("Mentor", "frozen"), ("Mentee", "frozen"), ("Pair", "frozen")}
STATES = [
    (model, state)
    for model in LIFECYCLES
    for state in model.State.values
    if (model.__name__, state) not in NOBODY_IN_THE_DEMO
]


def shortlist_of(person):
    return shortlist.for_mentee(Mentee.objects.get(person__email=person.email), now=NOON)


def pair_of(mailbox):
    return Pair.objects.filter(mentee__person__email=cast.who(mailbox).email).latest("opened_at")


@pytest.mark.parametrize(("model", "state"), STATES, ids=lambda value: getattr(value, "__name__", value))
def test_each_state_of_each_life_has_somebody_in_it(box, model, state):
    assert model.objects.filter(state=state).exists()


def test_about_forty_mentors_and_sixty_mentees_stand_in_three_programmes(box):
    sides = Counter(Application.objects.values_list("role", flat=True))
    assert (sides["mentor"], sides["mentee"]) == (44, 65)
    assert set(Mentee.objects.values_list("programme__name", flat=True)) == {
        "Tandem Emploi",
        "Tandem Jeunes",
        "Tandem Entreprendre",
    }
    assert [programme.owner.name for programme in Programme.objects.exclude(owner=None)] == [
        territory.YOUTH_OFFICE
    ]


def test_eight_structures_each_have_a_referent_and_a_way_to_reach_it(box):
    partners = Partner.objects.all()
    assert len(partners) == len(territory.STRUCTURES) == 8
    assert all(partner.email and partner.phone and partner.website for partner in partners)
    held = Role.objects.filter(kind=RoleKind.REFERENT).values_list("scope_id", flat=True)
    assert set(held) == {partner.uuid for partner in partners}


def test_mentors_are_free_full_resting_or_not_ready(box):
    blocked = {row.mentor.person.email: row.blocked for row in shortlist_of(mentees.AMINATA).rows}
    assert blocked[mentors.BERNARD.email] == blocked[mentors.HELENE.email] == "full"
    assert blocked[cast.who("antoine.guirandeau").email] == "not_ready"
    assert blocked[cast.who("soraya.mebrouki").email] == ""


def test_one_mentee_has_nobody_within_reach_and_another_has_the_choice(box):
    assert shortlist_of(mentees.LUCIE).rows == []
    assert len(shortlist_of(mentees.LUCIE).out_of_reach) > 20
    assert len(shortlist_of(mentees.AMINATA).rows) > 20


def test_a_client_an_employer_and_a_name_not_wished_are_set_aside(box):
    aside = {
        (mailbox, mentor.person.first_name): why
        for mailbox in ("farid.guellouzane", "carla.montecorvo", "estelle.garrigane")
        for mentor, why in shortlist_of(cast.who(mailbox)).set_aside
    }
    assert aside["farid.guellouzane", "Florian"] == "client"
    assert aside["carla.montecorvo", "Noémie"] == "employer"
    assert aside["estelle.garrigane", "Yasmina"] == "veto"


def test_open_proposals_are_read_unread_and_near_their_end(box):
    waiting = {
        one.mentee.person.email: one.viewed_at is not None for one in Proposal.objects.filter(state="sent")
    }
    assert waiting[mentees.TEODORA.email]
    assert not waiting[mentees.ENZO.email]
    assert Proposal.objects.filter(state="sent", deadline_at__lt=NOON + timedelta(days=4)).exists()


def test_tandems_keep_their_rhythm_but_one_and_end_in_several_ways(box):
    assert pair_of("elif.yildizhan").meetings.count() >= 8
    last_of_nadia = pair_of("nadia.hamroudi").meetings.first().held_on
    assert TODAY - last_of_nadia > timedelta(weeks=3)
    assert len(set(Outcome.objects.values_list("kind", flat=True))) >= 4
    assert len(set(Pair.objects.filter(state="closed").values_list("end_reason", flat=True))) >= 3
    assert pool.places_truth() == []


def test_charters_wait_for_one_signature_for_two_or_for_their_print(box):
    signed = {
        charter.pair.mentee.person.email: charter.signatures.count()
        for charter in Charter.objects.filter(state__in=["to_sign", "partly_signed"])
    }
    assert sorted(signed.values()) == [0, 0, 1, 1]
    assert set(Seal.objects.values_list("pdf_state", flat=True)) == {"to_render"}


def test_the_job_prints_the_charters_that_were_sealed(box):
    seal = pair_of("malgorzata.s").seal
    assert rendering.render_one(seal, now=NOON)
    seal.refresh_from_db()
    assert seal.pdf_state == "rendered"


def test_gatherings_are_behind_us_and_to_come_with_a_waiting_list(box):
    held = Gathering.objects.filter(starts_at__lt=NOON)
    coming = Gathering.objects.filter(starts_at__gt=NOON)
    assert len(held) == 4
    assert all(one.attendances.filter(state="attended").count() > 4 for one in held)
    first = coming.earliest("starts_at")
    assert timedelta(days=7) < first.starts_at - NOON < timedelta(days=24)
    assert first.attendances.filter(state="coming").count() == first.seats
    assert first.attendances.filter(state="waiting").count() == 2


def test_everything_happened_on_working_days_before_today(box):
    moments = [now for now, _act in walk.story(TODAY)]
    assert moments == sorted(moments)
    assert max(day_of(now) for now in moments) < TODAY
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert all(message.sent_at == message.created_at < NOON for message in Message.objects.all())
    assert DBTaskResult.objects.count() == 0


def test_the_minors_of_the_demo_have_a_parent_in_each_state(box):
    answered = {(one.state, one.consent and one.consent.means) for one in Guardian.objects.all()}
    assert answered == {("asked", None), ("given", "link"), ("given", "paper"), ("refused", None)}
    named = set(Guardian.objects.values_list("mentee__person__email", flat=True))
    minors = {person.email for person in PEOPLE if person.role == "mentee" and person.age < 18}
    assert minors - named == {cast.who("maissa.touahrine").email}


def test_every_check_in_of_the_story_is_answered_on_its_day_or_after(box):
    answers = CheckInAnswer.objects.select_related("check_in")
    early = [one for one in answers if day_of(one.answered_at) < one.check_in.due_on]
    told = sum(file.read_text().count(" news ") for file in DATA.glob("tandems*.txt"))
    assert (early, len(answers)) == ([], told)


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
        (mentees.SAMIRA, "Rendez-vous avec", "agenda"),
        (mentees.DYLAN, "Votre charte est prête", "Lire et signer"),
        (mentees.MALGORZATA, "Rendez-vous avec", "agenda"),
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
    told = {"youngest": 16, "oldest": None, "track": person.track, "programme": None}
    told |= {"birth_year": answers["birth_year"], "own_email": person.email}
    minor = "of_age_on" in answers
    steps = {section.step for section in questions.sections(person.role, track=person.track, minor=minor)}
    for step, form_class in wizard.form_list[:-1]:
        if step not in steps:
            continue
        posted = QueryDict(mutable=True)
        for name in form_class.base_fields:
            value = geography.by_code(answers[name]).label if name == "commune" else answers.get(name, "")
            lines = isinstance(form_class.base_fields[name], NamesField)
            value = "\n".join(value) if lines else value
            posted.setlist(name, value if isinstance(value, list) else [str(value)])
        form = form_class(
            posted, **{name: told[name] for name in told if name in signature(form_class).parameters}
        )
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
    assert {mentees.ENZO.email, mentees.MY_DUYEN.email} <= {application.email for application in seen}
    assert {application.programme.name for application in seen} == {"Tandem Jeunes"}
    assert {pair.programme.name for pair in Pair.objects.visible_to(coordinator)} == {"Tandem Jeunes"}


def test_the_agenda_has_events_ahead_behind_and_one_that_is_cancelled(box):
    found = EventPage.objects.live()
    assert len(found) == len(events.EVENTS) == 7
    ahead = [event for event in found if event.starts_at > NOON]
    assert (len(ahead), sum(event.is_cancelled for event in ahead)) == (5, 1)
    assert all(event.intro and event.body for event in found)
    assert all(is_working_day(day_of(event.starts_at)) for event in found)
    assert sum(not event.place for event in found) == 1


def test_the_news_are_alive_with_drawings(box):
    articles = NewsPage.objects.live().order_by("-published_on")
    assert len(articles) == len(pages.ARTICLES) == 8
    assert all(article.rubric and article.intro and article.body for article in articles)
    drawn = [article for article in articles if article.social_image]
    assert len(drawn) == 8
    assert all(article.published_on < TODAY for article in articles)


def test_five_stories_are_shown_one_ends_soon_and_the_sixth_is_over(box):
    day = TODAY
    shown = StoryPage.objects.shown(day)
    assert (StoryPage.objects.live().count(), shown.count()) == (6, 5)
    assert [one.slug for one in StoryPage.objects.withheld(day)] == ["apolline-change-de-cap"]
    assert sorted(one.voices.count() for one in shown) == [1, 1, 2, 2, 2]
    assert StoryConsent.objects.standing("soon", day).get().published_name == "Théo"
