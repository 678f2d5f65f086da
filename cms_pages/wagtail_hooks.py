"""What the pages add to Wagtail: registers, a report, pages to start from, links read at once, films withheld."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.accounts.models import User
from portal.core.message_kinds import Kind
from portal.core.today import Ask, Count

from . import today
from .consents import StoryConsentViewSet, WithdrawConsents
from .message_kinds import KINDS
from .models import Rubric, StoryPage
from .review.report import ReviewReport, say_remarks
from .rich_text import NamedPageLinks
from .starters import StarterViewSet, StartView, is_offered, offer, way


class RubricViewSet(SnippetViewSet):
    """Headings of the news, for the communication staff."""

    model = Rubric
    icon = "tag"
    menu_label = _("Rubrics")
    list_display = ["name", "name_in_english", "tone"]
    copy_view_enabled = False


register_snippet(RubricViewSet)
register_snippet(StoryConsentViewSet)
register_snippet(StarterViewSet)
hooks.register("register_bulk_action", WithdrawConsents)
hooks.register("before_create_page", offer)


@hooks.register("before_serve_document")
def withhold_films(document: AbstractDocument, request: HttpRequest) -> None:
    """The film, the captions or the file of a story that lost a consent: its address answers no more to the public."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = [int(key) for key in references.values_list("object_id", flat=True)]
    stories = StoryPage.objects.filter(pk__in=pages)
    if stories.exclude(pk__in=StoryPage.objects.shown(timezone.localdate()).values("pk")).exists():
        raise Http404


@hooks.register("register_today")
def waiting(request: HttpRequest) -> list[Ask | Count]:
    return today.lines(request)


@hooks.register("after_edit_page")
def back_from_reading(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Who reads pages before they are published, and edits none, goes back to the first screen: the tree is closed."""
    if request.user.has_perm("ability.pages"):
        return None
    messages.success(request, _("Your reading of “%(title)s” is noted.") % {"title": page.title})
    return redirect("wagtailadmin_home")


@hooks.register("after_create_page")
@hooks.register("after_edit_page", order=1)  # before who only reads is led away
def what_to_put_right(request: HttpRequest, page: Page) -> None:
    say_remarks(request, page)


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    return [
        path("reports/contenus-a-revoir/", ReviewReport.as_view(), name="review_report"),
        path(
            "reports/contenus-a-revoir/resultats/",
            ReviewReport.as_view(results_only=True),
            name="review_report_results",
        ),
        path("pages/<int:parent_pk>/modeles/", StartView.as_view(), name="page_start"),
    ]


class ForEditors(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("ability.pages")


@hooks.register("register_reports_menu_item")
def review_entry() -> MenuItem:
    return ForEditors(
        _("Content to review"), reverse("review_report"), name="review", icon_name="glasses", order=650
    )


@hooks.register("register_page_header_buttons")
def start_from_a_page(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of a page below which one may start from another."""
    if is_offered(page, user):
        yield Button(_("Start from a page"), way(page), icon_name="copy", priority=17)


@hooks.register("register_rich_text_features", order=1)
def links_read_at_once(features: FeatureRegistry) -> None:
    """In place of Wagtail's own links to pages, which are registered first."""
    features.register_link_type(NamedPageLinks)


@hooks.register("register_message_kinds", order=30)
def messages_in_words() -> tuple[str, dict[str, Kind]]:
    return "cms_pages", KINDS
