"""Every mail of recruitment, lived through in both languages."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from portal.core import links
from portal.core.days import day_of
from portal.core.models import Message
from recruitment.domain import assigning, holding, intake, lapses, letters, moderation
from recruitment.models import Application
from tests.factories.accounts import StaffFactory
from tests.factories.recruitment import ApplicationFactory, DraftFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)
FOLDERS = sorted(folder.name for folder in Path(settings.BASE_DIR, "templates/emails/recruitment").iterdir())
WITHOUT_LINK = {"answer_arrived", "assigned", "lapsed", "nothing_found", "wait_over", "withdrawn"}


def told(language):
    """Live through every mail of recruitment in one language; one message of each kind, by name."""
    speaks = {"language": language, "now": NOW}
    officer = StaffFactory(first_name="Camille & Cie", language=language)
    unproven(speaks)
    asked(speaks, officer)
    waits_in_vain(speaks, officer)
    waits_then_enters(speaks, officer)
    declined_then_not(speaks, officer)
    twice(speaks)
    return {row.template.partition("/")[2]: row for row in Message.objects.order_by("pk")}


def person(name):
    return {"first_name": f"D’{name} & <b>", "last_name": name, "email": f"{name.lower()}@exemple.fr"}


def step(verb, application, officer, **details):
    row = Application.objects.get(pk=application.pk)
    return verb(application=row, by=officer, seen_version=row.version, now=NOW, **details)


def unproven(speaks):
    """An address never confirmed, a draft put aside, an address that we do not know."""
    ApplicationFactory(**speaks, **person("Aline"))
    lapses.remind_to_confirm(NOW + 2 * DAY)
    lapses.expire_silent(NOW + 30 * DAY)
    draft = DraftFactory(now=NOW, language=speaks["language"])
    draft.email = "brouillon@exemple.fr"
    draft.save(update_fields=["email"])
    letters.finish_later(draft, now=NOW)
    letters.draft_ends_soon(draft, ends_on=NOW + 5 * DAY, now=NOW)
    intake.send_links(email="inconnu@exemple.fr", language=speaks["language"], now=NOW)


def asked(speaks, officer):
    """A question, recalled, then answered."""
    application = ApplicationFactory(**speaks, **person("Basile"), asked_by=officer)
    lapses.remind_to_answer(NOW + 10 * DAY)
    intake.complete(application=application, reply="Le matin.", now=NOW)
    intake.send_link(application, now=NOW)


def waits_in_vain(speaks, officer):
    """On the waiting list for a year."""
    application = ApplicationFactory(mentee=True, **speaks, **person("Cyrille"), taken_by=officer)
    step(holding.hold, application, officer, reason="mentors")
    lapses.expire_held(NOW + 367 * DAY)


def waits_then_enters(speaks, officer):
    """On the waiting list, off it, given to a colleague, accepted."""
    application = ApplicationFactory(**speaks, **person("Diane"), taken_by=officer)
    step(holding.hold, application, officer, reason="programme")
    step(holding.resume, application, officer)
    step(assigning.assign, application, officer, to=StaffFactory(language=speaks["language"]))
    step(moderation.accept, application, officer, met_on=day_of(NOW))


def declined_then_not(speaks, officer):
    """A kind no, looked at again; then the person leaves."""
    application = ApplicationFactory(**speaks, **person("Elias"), taken_by=officer)
    step(moderation.decline, application, officer, reason="territory")
    intake.withdraw(application=step(holding.reconsider, application, officer), now=NOW)


def twice(speaks):
    """The same person applies twice."""
    for _time in range(2):
        ApplicationFactory(**speaks, **person("Fanny"), confirmed=True)


@pytest.fixture(params=["fr", "en"])
def said(request):
    return told(request.param)


def test_every_mail_has_three_parts_and_leaves_in_both_languages(said):
    assert sorted(said) == FOLDERS
    for row in said.values():
        assert row.subject
        assert not re.search(r"{{|{%|%\(|\bNone\b", row.subject + row.text + row.html)


def test_each_mail_holds_its_links_in_both_parts_and_no_address(said):
    for name, row in said.items():
        kept = set(links.PLACEHOLDER.findall(row.text))
        assert (name, bool(kept)) == (name, name not in WITHOUT_LINK)
        assert set(links.PLACEHOLDER.findall(row.html)) == kept
        assert "/lien/" not in row.text + row.html


def test_names_are_plain_in_text_and_safe_in_html(said):
    for row in said.values():
        assert not re.search(r"&#|&amp;|&lt;", row.subject + row.text)
        assert "<b>," not in row.html


def test_a_mail_to_the_team_names_no_applicant(said):
    for name in ("assigned", "answer_arrived"):
        assert not re.search("Basile|Diane|exemple.fr", said[name].subject + said[name].text)


def test_french_mails_are_french():
    english = re.compile(r"\b(?:the|your|you|with)\b", re.IGNORECASE)
    left = {name: english.findall(row.subject + row.text) for name, row in told("fr").items()}
    assert {name: words for name, words in left.items() if words} == {}
