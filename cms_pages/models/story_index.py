"""The stories, newest first, ten a page."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import PortalPage
from .stories import StoryPage

STORIES_A_PAGE = 10


class StoryIndexPage(PortalPage):
    """Lists the stories that may be read today."""

    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.StoryPage"]
    page_description = _("Lists the stories whose voices agree to be read.")

    class Meta:
        verbose_name = _("stories")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `leaf`, a page of the list, and its own `address`."""
        context = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.child_of(self).shown(timezone.localdate()).listed()
        leaf = Paginator(stories, STORIES_A_PAGE).get_page(request.GET.get("page"))
        address = (self.full_url or "") + (f"?page={leaf.number}" * (leaf.number > 1))
        return {**context, "leaf": leaf, "address": address}
