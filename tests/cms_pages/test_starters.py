"""A page may start from another: its copy is a draft at the right place, and nobody reads what it starts from."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cms_pages.models import NewsIndexPage, NewsPage, StandardPage, Starter
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import sign_in


def way(key):
    return reverse("page_start", args=[ledger.page(key).pk])


def looking_back():
    return Starter.objects.get(page__title="Retour sur une rencontre")


def offered(editor, key):
    soup = BeautifulSoup(editor.get(way(key)).content, "html.parser")
    return [one.text for one in soup.select(".td-starters h2")]


def test_a_new_hub_offers_articles_under_the_news_and_sheets_under_the_resources(editor):
    assert offered(editor, "news") == ["Retour sur une rencontre", "Une annonce en bref"]
    assert offered(editor, "resources") == ["Une fiche pratique"]


def test_a_page_of_another_language_is_not_offered(editor):
    home = ledger.page("home-en")
    news = home.add_child(instance=NewsIndexPage(title="News", locale=home.locale))
    page = editor.get(reverse("page_start", args=[news.pk])).content.decode()
    assert "Aucun modèle ne convient encore ici." in page


def test_starting_makes_a_draft_of_today_and_opens_its_form(editor):
    starter = looking_back()
    NewsPage.objects.filter(pk=starter.page_id).update(published_on=timezone.localdate() - timedelta(days=90))
    answer = editor.post(way("news"), {"starter": starter.pk})
    page = NewsPage.objects.get(slug="retour-sur-une-rencontre")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert page.get_parent() == ledger.page("news").page_ptr
    assert page.owner_id == int(editor.session["_auth_user_id"])
    assert page.published_on == timezone.localdate()
    assert "Ce qui s’est dit" in str(page.body)
    assert editor.get(answer.url).status_code == 200


def test_the_copy_holds_what_was_last_saved_even_as_a_draft(editor):
    starter = looking_back()
    page = starter.page.specific
    page.intro = "Une phrase toute neuve."
    page.save_revision()
    editor.post(way("news"), {"starter": starter.pk})
    assert NewsPage.objects.get(slug="retour-sur-une-rencontre").intro == "Une phrase toute neuve."


def test_the_copy_of_a_page_that_is_published_is_a_draft_all_the_same(editor):
    starter = Starter.objects.create(page=ledger.page("how-it-works").page_ptr, purpose="Expliquer.")
    answer = editor.post(way("mentoring"), {"starter": starter.pk})
    copy = StandardPage.objects.latest("pk")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert (copy.live, copy.first_published_at) == (False, None)


def test_two_copies_of_one_page_have_two_addresses(editor):
    for _again in range(2):
        editor.post(way("news"), {"starter": looking_back().pk})
    slugs = NewsPage.objects.filter(slug__startswith="retour").values_list("slug", flat=True)
    assert sorted(slugs) == ["retour-sur-une-rencontre", "retour-sur-une-rencontre-1"]


def test_a_page_that_may_not_stand_there_cannot_be_started_there(editor):
    before = StandardPage.objects.count()
    answer = editor.post(way("resources"), {"starter": looking_back().pk})
    assert answer.status_code == 404
    assert StandardPage.objects.count() == before
    assert not NewsPage.objects.filter(slug="retour-sur-une-rencontre").exists()


@pytest.mark.parametrize("choice", ["", "0", "999999", "abc", "1e3", "'"])
def test_a_choice_that_was_not_offered_makes_no_page(editor, choice):
    before = NewsPage.objects.count()
    assert editor.post(way("news"), {"starter": choice}).status_code in {302, 403, 404}
    assert NewsPage.objects.count() == before


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.COMMUNICATION])
def test_only_those_who_write_pages_start_one(client, kind):
    sign_in(client, kind=kind)
    assert client.get(way("news")).status_code in {302, 403}
    assert client.post(way("news"), {"starter": looking_back().pk}).status_code in {302, 403}
    assert not NewsPage.objects.filter(slug="retour-sur-une-rencontre").exists()


def test_nobody_reads_a_page_that_serves_as_a_start(client):
    page = looking_back().page.specific
    assert not page.live
    assert client.get(f"/actualites/{page.slug}/").status_code == 404
    assert page.title not in client.get("/actualites/").content.decode()


def test_an_empty_form_tells_of_the_pages_to_start_from(editor):
    form = reverse("wagtailadmin_pages:add", args=["cms_pages", "newspage", ledger.page("news").pk])
    soup = BeautifulSoup(editor.get(form).content, "html.parser")
    assert soup.select_one(f".messages a[href='{way('news')}']").text.strip() == "Voir les modèles"


def test_the_list_of_articles_leads_to_the_pages_to_start_from(editor):
    listing = editor.get(reverse("wagtailadmin_explore", args=[ledger.page("news").pk])).content.decode()
    assert way("news") in listing
    contact = editor.get(reverse("wagtailadmin_explore", args=[ledger.page("contact").pk])).content.decode()
    assert "/modeles/" not in contact


def test_the_communication_staff_adds_a_page_to_start_from(editor):
    press = ledger.page("faq")
    answer = editor.post(
        reverse("wagtailsnippets_cms_pages_starter:add"), {"page": press.pk, "purpose": "Répondre."}
    )
    assert answer.status_code == 302
    assert Starter.objects.get(page=press.pk).purpose == "Répondre."
