from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from portal.core import links


@pytest.fixture
def enter(client):
    """Open the door of a record for a person, as by the button of a mailed link; returns the path that it opens."""

    def go(purpose, record, person):
        link = links.create(purpose, links.target_of(record), person=person, now=timezone.now())
        answer = client.post(f"/lien/{links.token_of(link)}/")
        assert answer.status_code == 302
        return urlsplit(answer["Location"]).path

    return go


@pytest.fixture
def page(client):
    """What a reader sees of a page: its text in one line."""

    def read(path, **kwargs):
        return words(client.get(path, **kwargs))

    return read


def words(response):
    """The text of a page in one line, without its header and footer."""
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join((soup.main or soup).get_text(" ").replace("\u00a0", " ").split())
