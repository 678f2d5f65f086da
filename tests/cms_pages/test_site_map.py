"""The plan of the site lists what the public may read, as the tree stands."""

import pytest
from wagtail.models import PageViewRestriction

from cms_pages.models import StandardPage
from portal.hub import ledger

from .conftest import laid_pages


def listed(soup):
    return [link["href"] for link in soup("/plan-du-site/").main.find(class_="plan").find_all("a")]


def test_every_page_of_the_language_is_listed_once_in_the_order_of_the_tree(soup):
    assert listed(soup) == [page.get_url() for page in laid_pages() if page.locale.language_code == "fr"]


def test_a_page_stands_under_its_own(soup):
    plan = soup("/plan-du-site/").main.find(class_="plan")
    assert [a["href"] for a in plan.find("a", href="/mentorat/").parent.ul.find_all("a")] == [
        "/mentorat/comment-ca-marche/",
        "/mentorat/comment-nous-rapprochons/",
        "/mentorat/resultats/",
        "/mentorat/guide-du-mentor/",
    ]


def test_what_is_not_published_or_closed_is_left_out_and_what_stands_under_a_draft_stays(soup):
    ledger.page("press").unpublish()
    ledger.page("mentoring").unpublish()
    PageViewRestriction.objects.create(page=ledger.page("partners"), restriction_type="login")
    paths = listed(soup)
    assert {"/presse/", "/mentorat/", "/partenaires/"} & set(paths) == set()
    assert "/mentorat/comment-ca-marche/" in paths


def test_articles_and_events_are_listed_by_date_on_their_own_page(soup, write, plan):
    write("Dix tandems")
    plan("Un café")
    paths = listed(soup)
    assert [path for path in paths if path.startswith(("/actualites/", "/agenda/"))] == [
        "/agenda/",
        "/actualites/",
    ]


@pytest.mark.parametrize("number", [3, 30])
def test_the_plan_is_read_with_ten_queries_whatever_the_number_of_pages(
    soup, client, number, django_assert_max_num_queries
):
    for rank in range(number):
        ledger.page("mentoring").add_child(instance=StandardPage(title=f"Fiche {rank}"))
    assert sum(path.startswith("/mentorat/fiche-") for path in listed(soup)) == number
    with django_assert_max_num_queries(10):
        client.get("/plan-du-site/")
