"""Six months of mentors' gatherings in one act; a date moved, called off, or taken away as a calendar file."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from mentoring.domain import attendance, gatherings
from mentoring.models import Gathering
from portal.accounts.models import RoleKind
from portal.core.days import PARIS
from portal.core.models import Message
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MentorFactory, ProgrammeFactory
from tests.tables import everything

pytestmark = pytest.mark.django_db
FIRST = datetime(2098, 1, 7, 18, tzinfo=PARIS)
LAY, ADD = "/admin/rencontres-entre-mentors/poser/", "/admin/rencontres-entre-mentors/ajouter/"


@pytest.fixture
def programme():
    return ProgrammeFactory()


def answers(programme, **others):
    typed = {
        "name": "Café des mentors",
        "day": "2098-01-07",
        "time": "18:00",
        "minutes": 90,
        "place": "Le Lac",
    }
    return {**typed, "programmes": [programme.pk], **others}


def laid(programme):
    series = gatherings.lay_six_months(
        name="Café", first=FIRST, place="Le Lac", programmes=[programme], by=None, now=datetime.now(PARIS)
    )
    return series.gatherings.order_by("starts_at").first()


def test_the_dates_are_shown_first_and_laid_on_a_second_yes(client, programme):
    sign_in(client)
    preview = client.post(LAY, answers(programme))
    dates_shown = [one.starts_at for one in preview.context["days"].proposed]
    assert len(dates_shown) == 3
    assert not Gathering.objects.exists()
    response = client.post(LAY, answers(programme, confirm="1"))
    assert response["Location"] == reverse("staff_gathering_index")
    dates = list(Gathering.objects.values_list("starts_at", flat=True))
    assert dates == dates_shown
    assert list(Gathering.objects.first().programmes.all()) == [programme]


def test_the_team_keeps_or_changes_each_date_shown(client, programme):
    sign_in(client)
    typed = {"days-shown_from": "2098-01-07", "days-day_0": "2098-01-07", "days-day_1": "2098-03-12"}
    client.post(LAY, answers(programme, confirm="1", **typed))
    days = [one.starts_at.astimezone(PARIS).date() for one in Gathering.objects.all()]
    assert days == [date(2098, 1, 7), date(2098, 3, 12), date(2098, 5, 6)]


def test_dates_shown_before_the_first_one_changed_are_shown_again_and_not_laid(client, programme):
    sign_in(client)
    stale = {"days-shown_from": "2098-01-14", "days-day_0": "2098-01-14"}
    response = client.post(LAY, answers(programme, confirm="1", **stale))
    assert not Gathering.objects.exists()
    assert response.context["days"]["day_0"].value() == date(2098, 1, 7)


def test_a_date_moved_off_school_holidays_says_why(client, programme):
    sign_in(client)
    page = client.post(LAY, answers(programme, day="2026-12-23")).content.decode()
    assert "Au lieu du 23 décembre 2026 : vacances scolaires." in page.replace("\u00a0", " ")


def test_two_dates_on_one_day_are_refused(client, programme):
    sign_in(client)
    typed = {"days-day_0": "2098-01-07", "days-day_1": "2098-01-07"}
    response = client.post(LAY, answers(programme, confirm="1", **typed))
    assert response.context["form"].errors["day"] == [str(gatherings.DatesAlike())]
    assert not Gathering.objects.exists()


def test_a_first_date_in_the_past_is_refused_at_its_field(client, programme):
    sign_in(client)
    response = client.post(LAY, answers(programme, day="2020-01-08", confirm="1"))
    assert response.context["form"].errors["day"]
    assert not Gathering.objects.exists()


def test_a_coordinator_lays_dates_for_their_own_programme_only(client, programme):
    sign_in(client, kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    response = client.post(LAY, answers(programme, confirm="1"))
    assert response.context["form"].errors["programmes"]


def test_a_gathering_is_moved(client, programme):
    sign_in(client)
    gathering = laid(programme)
    path = reverse("staff_gathering_change", args=[gathering.pk])
    form = client.get(path).context["form"]
    assert (form["time"].value().hour, form["place"].value()) == (18, "Le Lac")
    changed = {"seen": "0", "day": "2098-01-14", "time": "18:30", "minutes": 60, "place": "La Cour"}
    client.post(path, changed)
    after = Gathering.objects.get(pk=gathering.pk)
    assert after.starts_at == datetime(2098, 1, 14, 18, 30, tzinfo=PARIS)
    assert (after.place, after.minutes, after.sequence) == ("La Cour", 60, 1)
    again = client.post(path, changed)
    assert again.context["form"].non_field_errors()


@pytest.mark.parametrize(("path", "dates"), [(ADD, 1), (LAY, 3)])
def test_a_form_posted_twice_lays_its_dates_once_and_says_so(client, programme, path, dates):
    sign_in(client)
    MentorFactory(programme=programme)
    for _click in range(2):
        response = client.post(path, answers(programme, confirm="1"))
    assert response.context["form"].errors["day"] == [str(gatherings.AlreadyLaid())]
    assert (Gathering.objects.count(), Message.objects.count()) == (dates, 1)


@pytest.mark.parametrize(("path", "label"), [(ADD, "Jour"), (LAY, "Première date")])
def test_one_date_is_not_the_first_of_several(client, path, label):
    sign_in(client)
    assert client.get(path).context["form"]["day"].label == label


@pytest.mark.parametrize("path", [ADD, LAY])
def test_invitations_are_read_before_they_leave(client, programme, path):
    sign_in(client)
    mentor = MentorFactory(programme=programme)
    before = everything()
    response = client.post(path, answers(programme, preview="1"))
    assert everything() == before
    assert [letter.to for letter in response.context["letters"]] == [mentor.person.full_name]
    assert response.context["form"]["place"].value() == "Le Lac"
    assert not list(get_messages(response.wsgi_request))
    page = response.content.decode()
    assert "Ce qui partirait" in page
    assert "La date, pour un agenda" in page
    assert "[[link:" not in page


def test_fewer_seats_than_people_who_come_are_refused_and_nothing_typed_is_lost(client, programme):
    sign_in(client)
    mentors = [MentorFactory(programme=programme) for _n in range(2)]
    gathering = laid(programme)
    for mentor in mentors:
        attendance.answer(
            gathering=gathering, mentor=mentor, coming=True, by=mentor.person, now=timezone.now()
        )
    typed = {"day": "2098-01-07", "time": "18:00", "minutes": 90, "place": "Un autre lieu", "seats": 1}
    path = reverse("staff_gathering_change", args=[gathering.pk])
    form = client.post(path, {"seen": "0", **typed}).context["form"]
    assert form.non_field_errors() == ["2 mentors ont déjà dit oui\u00a0: laissez au moins 2 places."]
    assert (form["place"].value(), form["seats"].value()) == ("Un autre lieu", "1")
    assert Gathering.objects.get(pk=gathering.pk).seats is None


HOLIDAYS = {"2027-05-06": "jour férié (Ascension)", "2027-02-24": "vacances scolaires"}


@pytest.mark.parametrize("day", HOLIDAYS)
def test_a_date_added_on_a_holiday_is_said_and_laid_once_confirmed(client, programme, day):
    sign_in(client)
    asked = client.post(ADD, answers(programme, day=day, topic="Se relancer"))
    assert HOLIDAYS[day] in str(asked.context["form"].errors["keep_day"])
    assert f'value="{day}"' in asked.content.decode()
    assert "Se relancer" in asked.content.decode()
    assert not Gathering.objects.exists()
    client.post(ADD, answers(programme, day=day, keep_day=[day]))
    assert Gathering.objects.get().starts_at.astimezone(PARIS).date().isoformat() == day


def test_a_day_confirmed_is_no_confirmation_of_another(client, programme):
    sign_in(client)
    asked = client.post(ADD, answers(programme, day="2027-05-17", keep_day=["2027-05-06"]))
    assert "keep_day" in asked.context["form"].errors
    assert not Gathering.objects.exists()


def test_a_date_moved_to_a_holiday_is_asked_and_one_that_stays_there_is_not(client, programme):
    sign_in(client)
    gathering = laid(programme)
    change = reverse("staff_gathering_change", args=[gathering.pk])
    moved = answers(programme, day="2027-05-06", seen=gathering.sequence)
    assert "keep_day" in client.post(change, moved).context["form"].errors
    assert Gathering.objects.get(pk=gathering.pk).starts_at == gathering.starts_at
    client.post(change, moved | {"keep_day": ["2027-05-06"]})
    gathering.refresh_from_db()
    assert gathering.starts_at.astimezone(PARIS).date() == date(2027, 5, 6)
    client.post(change, moved | {"seen": gathering.sequence, "topic": "Se relancer"})
    gathering.refresh_from_db()
    assert gathering.topic == "Se relancer"


def test_a_gathering_is_called_off_and_stays_in_the_register(client, programme):
    sign_in(client)
    gathering = laid(programme)
    client.post(reverse("staff_gathering_call_off", args=[gathering.pk]), {"seen": "0"})
    assert Gathering.objects.get(pk=gathering.pk).is_cancelled
    assert "Annulée" in client.get(reverse("staff_gathering_index")).content.decode()


def test_a_gathering_leaves_as_a_calendar_file(client, programme):
    sign_in(client)
    gathering = laid(programme)
    response = client.get(reverse("staff_gathering_ics", args=[gathering.pk]))
    text = response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:Café" in text
    assert str(gathering.uuid) in text


def test_a_gathering_of_another_programme_is_not_found(client, programme):
    gathering = laid(programme)
    sign_in(client, kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    for name in ("inspect", "history", "change", "call_off", "ics"):
        assert client.get(reverse(f"staff_gathering_{name}", args=[gathering.pk])).status_code == 404


def test_a_coordinator_names_no_mentor_out_of_reach(client, programme):
    stranger = MentorFactory()
    gathering = laid(programme)
    gathering.starts_at = timezone.now() - timedelta(days=1)
    gathering.save(update_fields=["starts_at"])
    sign_in(client, kind=RoleKind.COORDINATOR, over=programme)
    sheet = reverse("staff_gathering_attendance", args=[gathering.pk])
    response = client.post(sheet, {"seen": "0", "dropped_in": stranger.reference})
    assert "dropped_in" in response.context["form"].errors
    assert not gathering.attendances.exists()
