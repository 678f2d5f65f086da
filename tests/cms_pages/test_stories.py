"""Stories are shown while every voice agrees, and by no list a day longer."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, streamfield

from cms_pages import due
from cms_pages.models import FooterLink, HomePage, SiteSettings, StoryConsent, StoryIndexPage, StoryPage
from cms_pages.models.consents import running_on
from portal.accounts.models import RoleKind
from portal.core.models import Message
from portal.hub import ledger
from tests.factories.accounts import StaffFactory, sign_in

from .told import NAME, WORDS, consent, drawing, story

PLANTED = re.compile(f"{NAME}|{WORDS}", re.IGNORECASE)
WITHHELD = [
    {"left": -1},
    {"on_site": False},
    {"since": -1},
    {"withdrawn_on": timezone.localdate()},
]


def walked(client, page):
    """Every place that could show a story, by name."""
    paths = {
        "home": "/",
        "index": ledger.page("stories").get_url(),
        "search": f"/recherche/?q={WORDS}",
        "search of stories": f"/recherche/?q={WORDS}&type=temoignages",
        "sitemap": "/sitemap.xml",
        "rss": "/actualites/rss/",
        "atom": "/actualites/atom/",
        "block": ledger.page("mentoring").get_url(),
        "page": page.get_url(),
        "card": reverse("card", args=[page.pk]),
    }
    found = {}
    for name, path in paths.items():
        response = client.get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        text = content.decode(errors="replace")
        if name.startswith("search"):
            text = re.sub(
                r'(value|href|content)="[^"]*"|<title>.*?</title>|<h1.*?</h1>', "", text, flags=re.DOTALL
            )
            text = text.partition('class="resultats')[2]
        shown = PLANTED.search(text) or page.slug in text or (name == "card" and response.status_code == 200)
        found[name] = bool(shown)
    return found


@pytest.fixture
def block_on_a_page():
    page = ledger.page("mentoring")
    page.body.append(("latest_stories", {"count": 6}))
    page.save_revision().publish()


def test_a_story_whose_voices_agree_is_shown_everywhere(client, block_on_a_page):
    found = walked(client, story(consent()))
    assert {name for name, shown in found.items() if not shown} == {"rss", "atom"}


@pytest.mark.parametrize("fields", WITHHELD, ids=["ended", "other scope", "not begun", "withdrawn"])
def test_a_story_without_a_running_consent_is_shown_nowhere(client, block_on_a_page, fields):
    page = story(consent(**fields))
    assert page.live
    assert walked(client, page) == dict.fromkeys(walked(client, page), False)


def test_an_editor_finds_the_story_that_leans_on_a_consent():
    given = consent()
    page = story(given)
    assert str(page.pk) in ReferenceIndex.get_references_to(given).values_list("object_id", flat=True)


def test_one_voice_without_consent_withholds_the_whole_story(client):
    page = story(consent("Ada"), consent("Bo", left=-1))
    lacking = story(consent("Ada"), None, title="Sans accord")
    voiceless = story(title="Sans voix")
    assert set(StoryPage.objects.withheld(timezone.localdate())) == {page, lacking, voiceless}
    assert [client.get(one.get_url()).status_code for one in (page, lacking, voiceless)] == [410] * 3


def test_the_last_day_of_a_consent_counts_and_the_next_day_does_not():
    page, today = story(consent(left=0)), timezone.localdate()
    assert StoryPage.objects.shown(today).get() == page
    assert not StoryPage.objects.shown(today + timedelta(days=1)).exists()


def test_the_standing_of_a_consent_is_the_same_in_the_list_and_in_the_filter():
    today = timezone.localdate()
    for fields in (*WITHHELD, {"left": 30}, {"left": 31}, {"left": 0}):
        one = consent(**fields)
        chosen = [
            name
            for name in one.standing_on(today).__class__
            if one in StoryConsent.objects.standing(name, today)
        ]
        assert chosen == [one.standing_on(today)]
        assert one.covers_site(today) == StoryConsent.objects.filter(running_on(today), pk=one.pk).exists()


def test_what_is_said_of_a_story_that_is_gone_is_kind_and_names_nobody(client):
    page = story(consent(left=-1))
    response = client.get(page.get_url())
    assert response.status_code == 410
    assert "Lire d’autres témoignages" in response.content.decode()


def test_the_footer_and_the_guide_link_to_no_withheld_story(client):
    page = story(consent(left=-1))
    FooterLink.objects.create(setting=SiteSettings.objects.get(), column="hub", page=page.page_ptr)
    assert not PLANTED.search(client.get("/").content.decode())


@pytest.mark.parametrize("number", [3, 30])
def test_the_index_reads_as_much_for_three_stories_as_for_thirty(number):
    picture = drawing()
    for rank in range(number):
        story(consent(f"Voix {rank}"), consent(f"Autre {rank}"), title=f"Récit {rank}", picture=picture)
    client, path = Client(), ledger.page("stories").get_url()
    client.get(path)  # cuts the drawing once
    with CaptureQueriesContext(connection) as read:
        response = client.get(path)
    assert len(read) <= 10
    assert response.content.decode().count('class="recit"') == min(number, 10)


def test_the_second_leaf_of_the_index_holds_the_rest(client):
    for rank in range(12):
        story(consent(), title=f"Récit {rank}")
    assert (
        client.get(f"{ledger.page('stories').get_url()}?page=2").content.decode().count('class="recit"') == 2
    )


def test_due_takes_a_story_down_and_tells_the_editors_once(client):
    editor, _other = StaffFactory(kind=RoleKind.COMMUNICATION), StaffFactory(kind=RoleKind.OFFICER)
    kept, page = story(consent("Ada"), title="Ada reste"), story(consent(left=-1))
    now = timezone.now()
    before = Message.objects.count()
    assert [due.close_stories(now), due.close_stories(now)] == [1, 0]
    told = Message.objects.filter(template="cms_pages/story_closed")
    assert editor.pk in set(told.values_list("person", flat=True))
    assert _other.pk not in set(told.values_list("person", flat=True))
    assert Message.objects.count() - before == told.count() == len(due.editors(now))
    assert "dépublié" in told.filter(person=editor).get().subject
    page.refresh_from_db()
    kept.refresh_from_db()
    assert (page.live, kept.live) == (False, True)
    assert client.get(page.get_url()).status_code == 404


def test_a_story_published_again_and_over_again_is_told_again():
    StaffFactory(kind=RoleKind.COMMUNICATION)
    one = consent(left=-1)
    page, now = story(one), timezone.now()
    due.close_stories(now)
    count = Message.objects.filter(template="cms_pages/story_closed").count()
    page.refresh_from_db()
    page.save_revision().publish()
    due.close_stories(now)
    assert Message.objects.filter(template="cms_pages/story_closed").count() == 2 * count > 0


def test_a_consent_is_deleted_five_years_after_its_end_and_its_story_stays_hidden():
    one = consent(since=3000, left=-1826)
    kept = consent("Ada", since=3000, left=-1820)
    page = story(one)
    assert due.forget_consents(timezone.now()) == 1
    assert list(StoryConsent.objects.all()) == [kept]
    assert page in StoryPage.objects.withheld(timezone.localdate())


def form_of(editor, page, *, chosen, words="Des mots"):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(editor.get(edit).content.decode(), form_id="page-edit-form")
    voice = page.voices.get()
    voices = [
        {"id": voice.pk, "side": "mentee", "role": "", "words": words, "consent": chosen.pk if chosen else ""}
    ]
    form.update(nested_form_data({"body": streamfield([]), "voices": inline_formset(voices, initial=1)}))
    return edit, form


def test_a_story_cannot_be_published_without_consent_and_nothing_typed_is_lost(editor):
    page = story(consent(left=-1), live=False)
    edit, form = form_of(editor, page, chosen=page.voices.get().consent, words="Des mots tapés longtemps")
    form["action-publish"] = "yes"
    answer = editor.post(edit, form)
    text = answer.content.decode()
    assert "Ce témoignage ne peut pas être publié" in text
    assert "Des mots tapés longtemps" in text
    page.refresh_from_db()
    assert not page.live


def test_a_draft_needs_no_consent_and_a_story_with_one_is_published(editor):
    page = story(None, live=False)
    edit, form = form_of(editor, page, chosen=None)
    assert editor.post(edit, form).status_code == 302
    edit, form = form_of(editor, page, chosen=consent())
    form["action-publish"] = "yes"
    assert editor.post(edit, form).status_code == 302
    assert StoryPage.objects.shown(timezone.localdate()).get() == page


def test_the_editor_still_previews_a_story_that_is_withheld(editor):
    page = story(consent(left=-1))
    _edit, form = form_of(editor, page, chosen=page.voices.get().consent)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(preview, form).json()["is_valid"]
    response = editor.get(preview)
    assert (response.status_code, NAME in response.content.decode()) == (200, True)


def test_the_register_lists_filters_and_withdraws(editor):
    one, other = consent(), consent("Ada", left=-1)
    base = reverse("wagtailsnippets_cms_pages_storyconsent:list")
    text = editor.get(base, {"standing": "running"}).content.decode()
    assert NAME in text
    assert "Ada" not in text
    page = story(one)
    act = reverse("wagtail_bulk_action", args=["cms_pages", "storyconsent", "withdraw"])
    assert NAME in editor.get(act, {"id": one.pk}).content.decode()
    editor.post(f"{act}?id={one.pk}")
    one.refresh_from_db()
    assert one.withdrawn_on == timezone.localdate()
    assert Client().get(page.get_url()).status_code == 410
    assert other.withdrawn_on is None


@pytest.mark.parametrize("kind", [RoleKind.OFFICER, RoleKind.OBSERVER, RoleKind.COORDINATOR])
def test_only_the_communication_staff_reaches_the_consents(client, kind):
    one = consent()
    sign_in(client, kind=kind)
    for path in (
        reverse("wagtailsnippets_cms_pages_storyconsent:list"),
        reverse("wagtailsnippets_cms_pages_storyconsent:edit", args=[one.pk]),
        reverse("wagtail_bulk_action", args=["cms_pages", "storyconsent", "withdraw"]) + f"?id={one.pk}",
    ):
        response = client.get(path, follow=True)
        assert NAME not in response.content.decode(), path


def test_an_index_stands_under_a_home_and_holds_stories_alone():
    assert StoryIndexPage.allowed_parent_page_models() == [HomePage]
    assert StoryIndexPage.allowed_subpage_models() == [StoryPage]
    assert StoryPage.allowed_parent_page_models() == [StoryIndexPage]
