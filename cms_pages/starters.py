"""Starting a page from another one, in the admin: the register of those that serve, and the choice among them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.accounts.models import User

from .models import Starter


class StarterViewSet(SnippetViewSet):
    """Which pages are copied, and what for."""

    model = Starter
    icon = "copy"
    menu_label = _("Pages to start from")
    list_display = ["__str__", "purpose"]
    copy_view_enabled = False


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """What a new page below this one may start from; choosing makes the draft and opens its form."""

    template_name = "cms_pages/admin/start.html"
    page_title = _("Start from a page")
    header_icon = "copy"

    def dispatch(self, request: HttpRequest, parent_pk: int) -> HttpResponse:
        self.parent = get_object_or_404(Page, pk=parent_pk)
        if not self.parent.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        self.starters = Starter.objects.under(self.parent, request.user)
        return super().dispatch(request)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """The page that the new one goes under, then this screen."""
        title = self.parent.get_admin_display_title()
        above = {"url": reverse("wagtailadmin_explore", args=[self.parent.pk]), "label": title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {
            **super().get_context_data(**kwargs),
            "starters": self.starters,
            "empty": reverse("wagtailadmin_pages:add_subpage", args=[self.parent.pk]),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Only what the page offered: another number answers as one that does not exist."""
        offered = {str(one.pk): one for one in self.starters}
        chosen = offered.get(request.POST.get("starter", ""))
        if chosen is None:
            raise Http404
        page = chosen.begin(self.parent, request.user)
        messages.success(request, gettext("Your draft is ready. Nothing is published yet."))
        return redirect("wagtailadmin_pages:edit", page.pk)


def offer(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """On an empty form, says that there are pages to start from."""
    starters = Starter.objects.under(parent, request.user) if request.method == "GET" else []
    if any(one.page.specific_class is page_class for one in starters):
        words = gettext("You may start from a page that is written already.")
        messages.info(request, words, buttons=[messages.button(way(parent), gettext("See these pages"))])


def is_offered(parent: Page, user: User) -> bool:
    return bool(Starter.objects.under(parent, user))


def way(parent: Page) -> str:
    return reverse("page_start", args=[parent.pk])
