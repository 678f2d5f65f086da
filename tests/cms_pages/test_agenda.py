"""The agenda: events and mentors' gatherings by date, a month at a time, past, and as a calendar."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cms_pages.models import EventIndexPage, EventPage, HomePage
from portal.core.days import PARIS
from portal.hub import ledger

from .planned import HOUR, appointments, evening, gather, the_appointment

MOST_QUERIES = 10


def titles(soup):
    return [title.text for title in soup.main.find_all("h3")]


def words(element):
    return re.sub(r"[ \n]+", " ", element.text).strip()


# The list


def test_events_and_mentors_gatherings_are_listed_together_by_date(soup, plan):
    plan("Café du mentorat", days=20)
    plan("Information publique", days=3)
    gather("Relancer un tandem", days=9)
    assert titles(soup("/agenda/")) == ["Information publique", "Relancer un tandem", "Café du mentorat"]


def test_a_mentors_gathering_is_shown_without_its_place_and_says_whom_it_is_for(soup):
    gather("Relancer un tandem", days=9, topic="Que dire quand la recherche s’enlise ?")
    (line,) = soup("/agenda/").find(class_="agenda").find_all("li")
    assert "Pour les mentors du hub" in line.text
    assert line.find("a") is None
    for path in ("/agenda/", evening(days=9).strftime("/agenda/%Y/%m/"), "/"):
        assert "quai" not in str(soup(path))
        assert "enlise" not in str(soup(path))


def test_an_event_under_way_is_still_to_come_and_one_that_ended_is_not(soup, plan):
    now = timezone.now()
    plan("En cours", starts_at=now - HOUR / 2)
    plan("Finie", starts_at=now - 2 * HOUR)
    assert titles(soup("/agenda/")) == ["En cours"]
    assert titles(soup("/agenda/archives/")) == ["Finie"]


def test_the_archives_hold_ten_events_a_page_the_latest_first(soup, plan):
    for days in range(1, 12):
        plan(f"Il y a {days} jours", days=-days)
    assert titles(soup("/agenda/archives/"))[:2] == ["Il y a 1 jours", "Il y a 2 jours"]
    assert titles(soup("/agenda/archives/?page=2")) == ["Il y a 11 jours"]


def test_a_draft_and_an_event_of_another_language_are_not_listed(soup, client, plan):
    plan("Retirée").unpublish()
    plan("In English", index="agenda-en")
    assert titles(soup("/agenda/")) == []
    assert titles(soup("/en/events/")) == ["In English"]
    assert appointments(client.get("/agenda.ics")) == {}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/agenda/", "Aucun rendez-vous n’est prévu"),
        ("/agenda/archives/", "Aucun rendez-vous passé"),
        ("{month}", "Aucun rendez-vous ce mois-ci"),
    ],
)
def test_an_empty_view_says_so(soup, path, words):
    month = timezone.localdate().strftime("/agenda/%Y/%m/")
    assert words in soup(path.format(month=month)).main.text


def test_the_three_views_lead_to_each_other_and_the_one_that_is_read_is_marked(soup):
    month = timezone.localdate().strftime("/agenda/%Y/%m/")
    for path in ("/agenda/", month, "/agenda/archives/"):
        links = soup(path).find(class_="vues").find_all("a")
        assert [link["href"] for link in links] == ["/agenda/", month, "/agenda/archives/"]
        assert [link["href"] for link in links if link.get("aria-current") == "page"] == [path]


# The month


def test_a_month_shows_its_dates_in_the_table_and_in_the_list(soup, plan):
    first = timezone.localdate().replace(day=1) + relativedelta(months=2)
    plan(
        "Salon",
        starts_at=datetime(first.year, first.month, 12, 9, tzinfo=PARIS),
        ends_at=datetime(first.year, first.month, 13, 17, tzinfo=PARIS),
    )
    plan(
        "Le mois d’après",
        starts_at=datetime.combine(first + relativedelta(months=1), datetime.min.time(), PARIS),
    )
    page = soup(first.strftime("/agenda/%Y/%m/"))
    assert titles(page) == ["Salon"]
    full = [cell.text for cell in page.table.find_all("td", class_="mois__plein")]
    assert full == ["12, Salon", "13, Salon"]


def test_a_month_counts_its_days_in_paris(soup, plan):
    first = timezone.localdate().replace(day=1) + relativedelta(months=1)
    plan("Minuit passé", starts_at=datetime(first.year, first.month, 1, 0, 30, tzinfo=PARIS))
    page = soup(first.strftime("/agenda/%Y/%m/"))
    assert page.table.find("td", class_="mois__plein").text == "1, Minuit passé"
    assert titles(soup((first - timedelta(days=1)).strftime("/agenda/%Y/%m/"))) == []


def test_months_are_walked_two_years_around_today_and_no_further(client, soup):
    today = timezone.localdate()
    last, beyond = today + relativedelta(months=24), today + relativedelta(months=25)
    shown = soup(last.strftime("/agenda/%Y/%m/")).find(class_="mois__tete")
    assert [link["rel"][0] for link in shown.find_all("a")] == ["prev"]
    assert client.get(beyond.strftime("/agenda/%Y/%m/")).status_code == 404


@pytest.mark.parametrize("path", ["2026/13", "2026/00", "0000/01", "9999/12", "2026/1", "demain"])
def test_a_month_that_makes_no_sense_is_not_found(client, path):
    assert client.get(f"/agenda/{path}/").status_code == 404


# The event


def test_an_event_says_when_where_and_how_to_come(soup, plan):
    year = timezone.localdate().year + 1
    plan(
        "Devenir mentor",
        starts_at=datetime(year, 3, 12, 18, tzinfo=PARIS),
        place="Palais de la Bourse, Marseille",
        registration_email="bonjour@tandem.example",
        intro="Une heure pour comprendre.",
    )
    page = soup("/agenda/devenir-mentor/")
    facts = [words(fact) for fact in page.find(class_="rendez-vous").find_all("li")]
    assert facts[0].endswith(f" 12\xa0mars {year}, de 18\xa0h à 19\xa0h")
    assert facts[1] == "Palais de la Bourse, Marseille"
    buttons = {
        a.text.strip(): a["href"] for a in page.find(class_="ouverture").find_all("a", class_="bouton")
    }
    assert buttons == {
        "S’inscrire par e-mail": "mailto:bonjour@tandem.example?subject=Devenir%20mentor",
        "Ajouter à mon agenda": "/agenda/devenir-mentor/ics/",
    }
    assert page.find(class_="retour")["href"] == "/agenda/"
    assert [step.text for step in page.find(class_="ariane").find_all("a")] == ["Accueil", "Agenda"]
    assert page.head.find("meta", attrs={"name": "description"})["content"] == "Une heure pour comprendre."


def test_an_event_without_a_place_is_online(soup, client, plan):
    event = plan("En direct", registration_url="https://exemple.fr/inscription")
    page = soup(event.get_url())
    assert "En ligne" in page.find(class_="rendez-vous").text
    assert page.find("a", href="https://exemple.fr/inscription").text.strip() == "S’inscrire"
    assert str(the_appointment(client, event)["location"]) == "En ligne"


def test_an_event_of_two_days_says_both(soup, plan):
    year = timezone.localdate().year + 1
    start = datetime(year, 3, 12, 9, tzinfo=PARIS)
    event = plan("Salon", starts_at=start, ends_at=start + timedelta(hours=32))
    when = words(soup(event.get_url()).find(class_="rendez-vous").li)
    assert when == f"du 12\xa0mars à 9\xa0h au 13\xa0mars {year} à 17\xa0h"


def test_an_event_that_is_over_offers_no_way_to_come(soup, plan):
    event = plan("Finie", days=-3, registration_email="bonjour@tandem.example")
    page = soup(event.get_url())
    assert "Ce rendez-vous est passé." in page.main.text
    assert page.find(class_="ouverture").find_all("a", class_="bouton") == []


def test_a_cancelled_event_says_so_on_its_page_in_lists_and_in_calendars(soup, client, plan):
    event = plan("Atelier", is_cancelled=True, registration_email="bonjour@tandem.example")
    page = soup(event.get_url())
    assert page.title.text == "Annulé\xa0: Atelier – Tandem"
    assert "Ce rendez-vous est annulé" in page.main.text
    assert page.find("a", href=lambda href: href.startswith("mailto:bonjour@tandem.example?")) is None
    for path in ("/agenda/", event.starts_at.astimezone(PARIS).strftime("/agenda/%Y/%m/"), "/"):
        assert soup(path).find(class_="agenda").find(class_="etiquette--erreur").text.strip() == "Annulé"
    assert str(the_appointment(client, event)["status"]) == "CANCELLED"
    (fed,) = appointments(client.get("/agenda.ics")).values()
    assert str(fed["status"]) == "CANCELLED"


# The home page


def test_the_home_page_shows_the_next_three_dates_and_leads_to_them(soup, plan):
    plan("Atelier", days=20)
    plan("Information publique", days=3)
    gather("Relancer un tandem", days=9)
    gather("Trop loin", days=60)
    shown = soup("/").find(class_="agenda")
    assert [title.text for title in shown.find_all("h3")] == [
        "Information publique",
        "Relancer un tandem",
        "Atelier",
    ]
    assert [a["href"] for a in shown.find_all("a")] == [
        "/agenda/information-publique/",
        "/agenda/atelier/",
    ]
    assert soup("/").find("a", href="/agenda/", class_="lien-fleche").text.strip() == "Tout l’agenda"


# What it costs


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    "path", ["/agenda/", "/agenda/archives/", "{month}", "/agenda/prochaine-1/", "/agenda.ics"]
)
def test_a_page_of_the_agenda_costs_the_same_for_3_dates_and_for_30(client, plan, path, count):
    for number in range(1, count + 1):
        plan(f"Prochaine {number}", days=number)
        plan(f"Finie {number}", days=-number)
        gather(f"Rencontre {number}", days=number)
    path = path.format(month=evening(days=1).strftime("/agenda/%Y/%m/"))
    client.get(path)
    with CaptureQueriesContext(connection) as read:
        assert client.get(path).status_code == 200
    repeated = [sql for sql, times in Counter(query["sql"] for query in read).items() if times > 1]
    assert repeated == []
    assert len(read) <= MOST_QUERIES


# The editor


@pytest.fixture
def event_form(editor):
    """The form of a new event, filled in, and the addresses that take it."""
    place = ["cms_pages", "eventpage", ledger.page("agenda").pk]
    add = reverse("wagtailadmin_pages:add", args=place)
    form = querydict_from_html(editor.get(add).content.decode(), form_id="page-edit-form")
    form.update(nested_form_data({"body": streamfield([("lead", "Venez comme vous êtes.")])}))
    form.update({"title": "Atelier", "slug": "atelier"})
    form.update({"starts_at": "2027-03-12 08:30", "ends_at": "2027-03-12 10:00"})
    return form, add, reverse("wagtailadmin_pages:preview_on_add", args=place)


def test_an_event_is_written_and_previewed_where_the_agenda_is(editor, client, event_form):
    form, add, preview = event_form
    assert editor.post(preview, form).json() == {"is_valid": True, "is_available": True}
    assert "Venez comme vous êtes." in editor.get(preview).content.decode()
    form["action-publish"] = "yes"
    assert editor.post(add, form).status_code == 302
    assert client.get("/agenda/atelier/").status_code == 200
    assert EventPage.objects.get().starts_at == datetime(2027, 3, 12, 8, 30, tzinfo=PARIS)


@pytest.mark.parametrize("publish", [{}, {"action-publish": "yes"}])
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"ends_at": "2027-03-12 08:30"}, "Un événement se termine après avoir commencé."),
        (
            {"registration_url": "https://exemple.fr/", "registration_email": "a@exemple.fr"},
            "Donnez un formulaire ou une adresse e-mail, pas les deux.",
        ),
    ],
)
def test_an_editor_is_told_what_is_wrong_with_an_event(editor, event_form, fault, told, publish):
    form, add, _preview = event_form
    form.update({**fault, **publish})
    response = editor.post(add, form)
    assert (response.status_code, EventPage.objects.count()) == (200, 0)
    assert told in response.content.decode()


def test_an_agenda_stands_under_home_once_and_holds_events_alone():
    assert EventIndexPage.allowed_parent_page_models() == [HomePage]
    assert EventPage.allowed_parent_page_models() == [EventIndexPage]
    assert EventIndexPage.can_create_at(ledger.page("home")) is False
    assert EventPage.can_create_at(ledger.page("home")) is False
    assert Page.objects.type(EventIndexPage).count() == 2
