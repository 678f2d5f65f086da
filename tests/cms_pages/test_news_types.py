"""The types of the news as Wagtail itself tests them: routable, editable, previewable, renderable."""

from datetime import date
from unittest.mock import patch

from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms_pages.models import HomePage, NewsIndexPage, NewsPage
from portal.accounts.models import RoleKind
from portal.hub import ledger
from tests.factories.accounts import StaffFactory

from .conftest import BACKEND


@patch("wagtail.test.utils.page_tests.AUTH_BACKEND", BACKEND)  # else Wagtail signs in with the one of axes
class NewsTypes(WagtailPageTestCase):
    def setUp(self):
        self.editor = StaffFactory(kind=RoleKind.COMMUNICATION)
        self.index = ledger.page("news")
        self.article = self.index.add_child(instance=NewsPage(title="Bref", published_on=date(2026, 8, 1)))
        self.article.tags.add("Vélo")
        self.article.save()

    def test_the_index_and_each_of_its_archives_and_feeds_are_routable_and_renderable(self):
        for route in ("/", "/2026/", "/2026/08/", "/theme/velo/", "/rss/", "/atom/"):
            self.assertPageIsRoutable(self.index, route)
            self.assertPageIsRenderable(self.index, route)

    def test_an_article_is_routable_renderable_editable_and_previewable(self):
        form = {"title": "Bref", "slug": "bref", "published_on": "2026-08-01", "tags": "Vélo"}
        form |= nested_form_data({"body": streamfield([("lead", "Dix tandems.")])})
        self.assertPageIsRoutable(self.article)
        self.assertPageIsRenderable(self.article)
        self.assertPageIsEditable(self.article, form, user=self.editor)
        self.assertPageIsPreviewable(self.article, post_data=form, user=self.editor)

    def test_an_index_stands_under_a_home_and_holds_articles_alone(self):
        self.assertCanCreateAt(HomePage, NewsIndexPage)
        self.assertAllowedSubpageTypes(NewsIndexPage, {NewsPage})
        self.assertAllowedParentPageTypes(NewsPage, {NewsIndexPage})
