"""Every type of page, found by itself: routable, renderable, editable, previewable, and at its place in the tree."""

from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page, get_page_models
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cms_pages.fields import BodyField
from cms_pages.models import CampaignPage, HomePage, PartnerPage
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import StaffFactory

from .conftest import BACKEND, laid_pages
from .told import consent, story

TYPES = [model for model in get_page_models() if model._meta.app_label == "cms_pages"]
ADDED = [model for model in TYPES if model is not HomePage]  # a home is laid by `start_hub`, one a language
AUTH = patch(
    "wagtail.test.utils.page_tests.AUTH_BACKEND", BACKEND
)  # else Wagtail signs in with the one of axes


@pytest.fixture
def pages(write, plan):
    """One page of each type: those that `start_hub` lays, and one of each that editors add."""
    write("Bref", slug="bref")
    plan("Café", slug="cafe")
    story(consent(), title="À deux")
    ledger.page("partners").add_child(instance=PartnerPage(title="Le Gué"))
    ledger.page("home").add_child(instance=CampaignPage(title="Famille"))
    return {type(page): page for page in reversed(laid_pages())}


@pytest.fixture
def wagtail():
    """What Wagtail asserts of a page."""
    with AUTH:
        case = WagtailPageTestCase()
        case.client, case.dummy_request = case.client_class(), get_dummy_request()
        case.officer = StaffFactory(kind=RoleKind.COMMUNICATION)
        yield case


def posted(case, page):
    """What the form of a page sends when nothing was changed; its streams are drawn by a script, hence sent empty."""
    case.client.force_login(case.officer, BACKEND)
    html = case.client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    form = querydict_from_html(html, form_id="page-edit-form").dict()
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, BodyField)]
    return form | nested_form_data({name: streamfield([]) for name in streams})


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_a_page_is_routable_renderable_editable_and_previewable_in_each_mode(pages, wagtail, model):
    page = pages[model]
    wagtail.assertPageIsRoutable(page)
    wagtail.assertPageIsRenderable(page)
    form = posted(wagtail, page)
    wagtail.assertPageIsEditable(page, form, user=wagtail.officer)
    for mode, _name in page.preview_modes:
        wagtail.assertPageIsPreviewable(page, mode=mode, post_data=form, user=wagtail.officer)


@pytest.mark.parametrize("model", ADDED, ids=lambda model: model.__name__)
def test_a_page_is_seen_before_it_is_first_saved(pages, wagtail, model):
    page = pages[model]
    form = posted(wagtail, page) | {"slug": "pas-encore-gardee"}
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["cms_pages", model._meta.model_name, page.get_parent().pk]
    )
    kept = wagtail.client.post(address, form).json()
    assert kept["is_valid"], kept
    for mode, _name in page.preview_modes:
        assert wagtail.client.get(address, {"mode": mode}).status_code == 200


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_a_type_says_what_it_is_for_and_writes_its_address_from_its_title(pages, editor, model):
    page = pages[model]
    assert page.page_description
    form = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    assert form.find("input", id="id_title")["data-w-sync-target-value"] == "#id_slug"


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_a_type_stands_under_a_page_of_ours_and_nowhere_else(model):
    parents = {parent for parent in model.allowed_parent_page_models() if parent is not Page}
    assert {parent._meta.app_label for parent in parents} <= {"cms_pages"}
    assert parents or model.__name__ == "HomePage"
    for parent in parents:
        assert model in parent.allowed_subpage_models()
