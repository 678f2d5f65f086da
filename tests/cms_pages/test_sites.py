"""The site of an address and the roots of the links are those that Wagtail would have found, for fewer queries."""

import pytest
from django.core.cache import cache
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from cms_pages import sites
from cms_pages.models import HomePage
from portal.hub import ledger

PLANTED = {
    "one default": [("hub.example", 80, True)],
    "one that is no default": [("hub.example", 80, False)],
    "two ports of one host": [("hub.example", 80, True), ("hub.example", 8000, False)],
    "two hosts": [("hub.example", 80, True), ("ville.example", 80, False)],
    "a host with two ports, the default elsewhere": [
        ("hub.example", 80, True),
        ("ville.example", 80, False),
        ("ville.example", 8000, False),
    ],
    "no default": [("ville.example", 80, False), ("ville.example", 8000, False)],
    "none": [],
}


@pytest.fixture
def plant(home):
    def lay(rows):
        Site.objects.all().delete()
        for number, (hostname, port, is_default) in enumerate(rows):
            root = home
            if number:
                root = Page.get_first_root_node().add_child(
                    instance=HomePage(
                        title=hostname, slug=f"racine-{number}", promise="À deux", locale=home.locale
                    )
                )
            Site.objects.create(hostname=hostname, port=port, is_default_site=is_default, root_page=root)

    return lay


@pytest.fixture
def home():
    return ledger.page("home")


def wagtail_finds(hostname, port):
    try:
        return get_site_for_hostname(hostname, port)
    except Site.DoesNotExist:
        return None


@pytest.mark.parametrize("rows", PLANTED.values(), ids=PLANTED)
@pytest.mark.parametrize("hostname", ["hub.example", "ville.example", "ailleurs.example"])
@pytest.mark.parametrize("port", [80, 8000, 443])
def test_the_site_of_an_address_is_the_one_that_wagtail_finds(plant, rf, settings, rows, hostname, port):
    settings.ALLOWED_HOSTS = ["*"]
    plant(rows)
    request = rf.get("/", SERVER_NAME=hostname, SERVER_PORT=port)
    assert sites.remember(request) == wagtail_finds(hostname, port)


@pytest.mark.parametrize("rows", PLANTED.values(), ids=PLANTED)
def test_the_roots_are_those_of_wagtail_and_stay_in_its_cache(plant, rf, rows):
    plant(rows)
    cache.clear()
    request = rf.get("/")
    sites.remember(request)
    found = request._wagtail_cached_site_root_paths
    assert Site.get_site_root_paths() == found
    cache.clear()
    assert Site.get_site_root_paths() == found


def test_a_site_and_its_settings_are_read_with_one_query_and_the_roots_with_one_more(
    rf, django_assert_num_queries
):
    cache.clear()
    with django_assert_num_queries(2):
        site = sites.remember(rf.get("/"))
        assert site.sitesettings.territory
    with django_assert_num_queries(1):
        sites.remember(rf.get("/"))


def test_a_site_that_moves_is_followed_at_once(client):
    client.get("/")
    Site.objects.update(hostname="testserver")
    for site in Site.objects.all():
        site.port = 8080
        site.save()
    assert "http://testserver:8080" in client.get("/sitemap.xml").content.decode()
