"""The charter's text is written by the communication staff; saving publishes, and typing does not."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from mentoring.models import CharterText, CharterVersion
from portal.accounts.models import RoleKind
from tests.cms_pages.conftest import BACKEND
from tests.factories.accounts import StaffFactory

EDIT = "wagtailsnippets_mentoring_chartertext:edit"


@pytest.fixture
def text():
    return CharterText.objects.get(language="fr")


@pytest.fixture
def form(editor, text):
    page = editor.get(reverse(EDIT, args=[text.pk])).content.decode()
    return shown(page)


def shown(page):
    """The answers of the edit form, as they stand."""
    return querydict_from_html(page, form_index=form_index(page))


def form_index(page):
    return next(
        index for index, part in enumerate(page.split("<form")[1:]) if 'name="mentor_commitments"' in part
    )


def said(response):
    return [str(message) for message in response.context["messages"]]


def save(editor, text, form, **changes):
    for name, value in changes.items():
        form[name] = value
    return editor.post(reverse(EDIT, args=[text.pk]), form, follow=True)


def test_saving_the_same_text_makes_no_version(editor, text, form):
    response = save(editor, text, form)
    assert CharterVersion.objects.filter(source=text).count() == 1
    assert any("version 1 reste en vigueur" in line for line in said(response))


def test_new_words_make_a_version_by_their_author(editor, text, form):
    response = save(editor, text, form, intro="Une autre introduction.")
    latest = text.versions.first()
    assert (latest.number, latest.body["intro"]) == (2, "Une autre introduction.")
    assert latest.published_by.is_staff
    assert any("La version 2 est publiée." in line for line in said(response))


def test_words_that_bind_say_that_charters_are_sent_again(editor, text, form):
    response = save(editor, text, form, limits="Le mentor ne cherche pas à la place de l’autre.")
    assert any("repartent avec le nouveau texte" in line for line in said(response))


def test_typing_publishes_nothing(editor, text):
    page = editor.get(reverse(EDIT, args=[text.pk]))
    assert page.context["autosave_enabled"] is False
    assert CharterVersion.objects.filter(source=text).count() == 1


def test_every_published_version_can_be_read_again(editor, text, form):
    save(editor, text, form, intro="Une autre introduction.")
    page = editor.get(reverse("wagtailsnippets_mentoring_chartertext:inspect", args=[text.pk]))
    body = page.content.decode()
    assert page.status_code == 200
    assert body.index("Version 2, publiée le") < body.index("Version 1, publiée le")
    assert "Mener une recherche active d’emploi" in body


@pytest.mark.parametrize("kind", [RoleKind.OFFICER, RoleKind.OBSERVER, RoleKind.PROGRAMME_MANAGER])
def test_others_of_the_team_do_not_write_the_charter(kind, text):
    client = Client()
    client.force_login(StaffFactory(kind=kind), BACKEND)
    assert client.get(reverse(EDIT, args=[text.pk])).status_code == 302
