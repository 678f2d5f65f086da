"""What a page lets others keep: nothing of its reader is in it, and it says for how long."""

import gzip

import pytest

from tests.factories.accounts import sign_in

from .conftest import laid_pages

FORMS = {"/contact/", "/en/contact/"}


def editorial(write, plan):
    """The address of every page without a form."""
    write("Bref", slug="bref")
    plan("Café", slug="cafe")
    extra = ["/actualites/bref/", "/agenda/cafe/", "/agenda/archives/"]
    return [page.get_url() for page in laid_pages() if page.get_url() not in FORMS] + extra


def test_an_editorial_page_sets_no_cookie_holds_no_token_and_may_be_kept_for_a_minute(client, write, plan):
    for path in editorial(write, plan):
        response = client.get(path)
        assert not response.cookies, path
        assert b"csrfmiddlewaretoken" not in response.content, path
        assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=60"}, path
        assert "cookie" not in response["Vary"].lower(), path


@pytest.mark.parametrize("path", sorted(FORMS))
def test_a_page_with_a_form_is_neither_kept_nor_compressed(client, path):
    response = client.get(path, headers={"accept-encoding": "gzip"})
    assert "Cache-Control" not in response
    assert "Content-Encoding" not in response
    assert "csrftoken" in response.cookies


def test_a_page_without_a_form_is_compressed_for_those_who_ask(client):
    plain = client.get("/")
    small = client.get("/", headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in small["Vary"]


def test_what_somebody_signed_in_reads_is_kept_by_nobody(client):
    sign_in(client)
    assert "public" not in client.get("/").get("Cache-Control", "")


def test_a_page_that_does_not_exist_is_not_kept(client):
    assert "public" not in client.get("/nulle-part/").get("Cache-Control", "")
