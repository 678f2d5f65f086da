"""A campaign: its dates, its door, and kind words when the door is closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cms_pages.models import CampaignPage
from mentoring.models import Programme
from portal.hub import ledger

DAY = timedelta(days=1)


@pytest.fixture
def campaign(soup):
    """Publish a campaign, and read it."""

    def publish(**fields):
        facts = {"title": "Décrochage scolaire", "slug": "decrochage", **fields}
        ledger.page("home").add_child(instance=CampaignPage(**facts))
        return soup("/decrochage/").main

    return publish


def door(main):
    """Where the first button leads."""
    return main.find("a", class_="bouton")["href"]


def test_the_button_leads_to_the_form_with_the_programme_already_chosen(campaign, client):
    main = campaign(programme="emploi", button="Je me lance")
    assert (door(main), main.find("a", class_="bouton").text.strip()) == (
        "/candidature/mentore/?dispositif=emploi",
        "Je me lance",
    )
    assert client.get(door(main)).context["gone"] is False


def test_without_a_programme_the_form_asks_which_one(campaign):
    assert door(campaign()) == "/candidature/mentore/"


def test_a_campaign_for_mentors_leads_to_their_form(campaign):
    assert door(campaign(entrance="mentor", tone="mentor")) == "/candidature/mentor/"


@pytest.mark.parametrize("programme", ["emploi", "disparu", ""])
def test_a_programme_that_is_closed_or_gone_is_said_in_kind_words_with_the_contact_page(campaign, programme):
    Programme.objects.update(opens_on=timezone.localdate() - 9 * DAY, closes_on=timezone.localdate() - DAY)
    main = campaign(programme=programme)
    assert "Ce n’est pas un refus" in main.text
    assert door(main) == "/contact/"
    assert "/candidature/" not in str(main)


def test_a_closed_programme_does_not_close_a_campaign_that_aims_at_another(campaign):
    Programme.objects.create(code="ecole", name="Tandem École", track="youth", opens_on=timezone.localdate())
    Programme.objects.filter(code="emploi").update(opens_on=None)
    assert door(campaign(programme="ecole")) == "/candidature/mentore/?dispositif=ecole"


@pytest.mark.parametrize(
    ("first", "last", "words", "leads"),
    [
        (0, 0, "Du ", "/candidature/mentore/"),
        (-1, 0, "Du ", "/candidature/mentore/"),
        (1, None, "Cette campagne commence le", "/contact/"),
        (None, -1, "Cette campagne est terminée", "/contact/"),
        (None, 0, "Jusqu’au", "/candidature/mentore/"),
        (0, None, "À partir du", "/candidature/mentore/"),
    ],
)
def test_a_campaign_is_open_on_its_first_day_and_on_its_last_one(campaign, first, last, words, leads):
    today = timezone.localdate()
    days = {"starts_on": first, "ends_on": last}
    main = campaign(**{name: today + days[name] * DAY for name in days if days[name] is not None})
    assert words in main.text
    assert door(main) == leads


def test_while_there_is_no_contact_page_a_closed_door_leads_nowhere(campaign):
    ledger.page("contact").unpublish()
    main = campaign(ends_on=timezone.localdate() - DAY)
    assert main.find("a", class_="bouton") is None


def test_a_campaign_ends_after_it_has_begun():
    page = CampaignPage(title="À l’envers", starts_on="2026-03-02", ends_on="2026-03-01")
    with pytest.raises(ValidationError, match="se termine après avoir commencé"):
        page.validate_constraints()


def test_mentors_choose_no_programme():
    page = CampaignPage(title="Mentors", slug="mentors", entrance="mentor", programme="emploi")
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert set(refused.value.message_dict) == {"programme"}


def test_an_editor_chooses_among_the_programmes_there_are(editor):
    home = ledger.page("home")
    add = reverse("wagtailadmin_pages:add", args=["cms_pages", "campaignpage", home.pk])
    page = editor.get(add).content.decode()
    form = querydict_from_html(page, form_id="page-edit-form")
    form.update(nested_form_data({"body": streamfield([])}))
    form.update({"title": "Famille", "slug": "famille", "programme": "emploi", "action-publish": "yes"})
    assert 'value="emploi"' in page
    assert editor.post(add, form).status_code == 302
    assert CampaignPage.objects.get().programme == "emploi"
    form.update({"slug": "famille-2", "programme": "inventé"})
    assert editor.post(add, form).status_code == 200
    assert CampaignPage.objects.count() == 1


@pytest.mark.parametrize("number", [3, 30])
def test_a_campaign_is_read_with_ten_queries_whatever_the_number_of_programmes(
    campaign, client, number, django_assert_max_num_queries
):
    for rank in range(number):
        Programme.objects.create(
            code=f"p{rank}", name=f"P{rank}", track="other", opens_on=timezone.localdate()
        )
    campaign(programme="p1")
    with django_assert_max_num_queries(10):
        client.get("/decrochage/")
