"""The types of the library as Wagtail itself tests them: routable, editable, previewable, renderable."""

from unittest.mock import patch

from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms_pages.models import (
    CampaignPage,
    FaqPage,
    HomePage,
    PartnerIndexPage,
    PartnerPage,
    PressPage,
    ReferencesPage,
    ResourceIndexPage,
    SectionPage,
    SiteMapPage,
    StandardPage,
)
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import StaffFactory

from .conftest import BACKEND

STREAMS = {
    PartnerIndexPage: "body",
    PartnerPage: "body",
    ResourceIndexPage: "resources",
    FaqPage: "themes",
    PressPage: "body",
    ReferencesPage: "references",
    CampaignPage: "body",
}


@patch("wagtail.test.utils.page_tests.AUTH_BACKEND", BACKEND)  # else Wagtail signs in with the one of axes
class LibraryTypes(WagtailPageTestCase):
    def setUp(self):
        self.editor = StaffFactory(kind=RoleKind.COMMUNICATION)
        partner = ledger.page("partners").add_child(instance=PartnerPage(title="Le Gué", slug="le-gue"))
        campaign = ledger.page("home").add_child(instance=CampaignPage(title="Famille"))
        keys = ("partners", "resources", "faq", "press", "references", "site-map")
        self.pages = [partner, campaign, *(ledger.page(key) for key in keys)]

    def test_each_is_routable_renderable_editable_and_previewable(self):
        for page in self.pages:
            stream = STREAMS.get(type(page))
            form = {"title": page.title, "slug": page.slug, "kind": "youth", "grouping": "kind"}
            form |= {"tone": "mentor", "entrance": "mentor"}
            form |= nested_form_data({stream: streamfield([])}) if stream else {}
            with self.subTest(page.title):
                self.assertPageIsRoutable(page)
                self.assertPageIsRenderable(page)
                self.assertPageIsEditable(page, form, user=self.editor)
                self.assertPageIsPreviewable(page, post_data=form, user=self.editor)

    def test_each_stands_where_it_belongs(self):
        for model in (
            PartnerIndexPage,
            ResourceIndexPage,
            PressPage,
            ReferencesPage,
            CampaignPage,
            SiteMapPage,
        ):
            self.assertCanCreateAt(HomePage, model)
            self.assertAllowedParentPageTypes(model, {HomePage})
        self.assertAllowedParentPageTypes(PartnerPage, {PartnerIndexPage})
        self.assertAllowedParentPageTypes(FaqPage, {ResourceIndexPage, SectionPage})
        self.assertAllowedSubpageTypes(ResourceIndexPage, {FaqPage, StandardPage})
        self.assertAllowedSubpageTypes(SiteMapPage, set())

    def test_each_describes_itself_to_whoever_chooses_a_type(self):
        for page in self.pages:
            assert page.page_description, page.title
            assert page._meta.verbose_name != page._meta.model_name
