"""A communication officer reaches no personal data: words planted in every file, every address of the admin opened."""

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from portal.accounts.models import RoleKind
from tests.architecture.resolver import admin_patterns, arguments
from tests.architecture.worlds import PLANTED, World
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db
SEARCHED = {"q": "Zwiebelmann1", "query": "Zwiebelmann1"}
LEAVES = (
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_error_test",
)
CANDIDATES = {
    "app_label": ["accounts", "core", "mentoring", "recruitment"],
    "model_name": ["user", "message", "mentor", "mentee", "pair", "proposal", "application", "charter"],
    "content_type_app_name": ["accounts", "mentoring", "recruitment"],
    "content_type_model_name": ["user", "mentor", "application"],
    "slug": ["history"],
    "action": ["delete", "set_active_state", "assign_role"],
    "codename": ["change"],
    "filter_spec": ["original"],
    "signature": ["x"],
    "token": ["x"],
    "uidb64": ["x"],
}


def every_address():
    """(name, path) of each address of the admin, with likely arguments."""
    seen = set()
    for name, pattern in admin_patterns():
        for values in arguments(pattern, CANDIDATES, default=["1", "2"]):
            try:
                path = reverse(name, kwargs=values)
            except NoReverseMatch:
                continue
            if path not in seen and not name.startswith(LEAVES):
                seen.add(path)
                yield name, path


def text_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return content.decode(errors="replace")


@pytest.fixture
def officer(client):
    """Two territories were active before the officer signed in."""
    World(1)
    World(2)
    return sign_in(client, kind=RoleKind.COMMUNICATION, last_name="Monterosso")


def leaks(client, params=None):
    """Addresses whose answer holds a planted word that was not part of the question."""
    asked = tuple((params or {}).values())
    words = [word for word in PLANTED if not any(word in question for question in asked)]
    found = []
    for name, path in every_address():
        page = text_of(client.get(path, params or {}))
        found += [f"{name} {path}: {word}" for word in words if word in page]
    return found


def test_no_screen_of_the_admin_tells_a_communication_officer_of_anybody(client, officer):
    assert len(list(every_address())) > 200
    assert leaks(client) == []


def test_no_search_or_chooser_finds_a_person(client, officer):
    assert leaks(client, SEARCHED) == []


def test_a_planted_word_would_be_found(client):
    """The same walk as an accompanying officer meets them at once: the test can see."""
    World(1)
    sign_in(client, kind=RoleKind.OFFICER)
    assert "Zwiebelmann1" in text_of(client.get(reverse("staff_mentor_index")))


def test_no_label_that_wagtail_wrote_down_holds_a_name(client):
    """Labels land in the history of the site, whoever may read it."""
    World(1)
    labels = " ".join(ModelLogEntry.objects.values_list("label", flat=True))
    assert "M-20" in labels
    assert [word for word in PLANTED if word in labels] == []
    sign_in(client, kind=RoleKind.ADMINISTRATOR)
    page = text_of(client.get(reverse("wagtailadmin_reports:site_history")))
    assert [word for word in PLANTED if word in page] == []


def test_the_list_of_accounts_holds_the_team_alone(client):
    World(1)
    sign_in(client, kind=RoleKind.ADMINISTRATOR, last_name="Carmagnac")
    page = text_of(client.get(reverse("wagtailusers_users:index")))
    assert "Carmagnac" in page
    assert [word for word in PLANTED if word in page] == []
