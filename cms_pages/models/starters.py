"""Pages to start from: the communication staff copies one instead of facing an empty form."""

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from portal.accounts.models import User
from portal.core.privacy import NoPersonalData


class StarterQuerySet(QuerySet):
    def under(self, parent: Page, user: User) -> list["Starter"]:
        """Those that a person may copy below a page, in its language."""
        found = self.filter(page__locale=parent.locale_id).select_related("page__content_type")
        return [one for one in found if one.page.permissions_for_user(user).can_copy_to(parent)]


class Starter(models.Model):
    """A page, most often a draft that stays one, whose copy is a good beginning."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="starter", verbose_name=_("page to copy"))
    purpose = models.CharField(
        _("when to use it"),
        max_length=140,
        help_text=_("One sentence: “To tell of a meeting, the week after”."),
    )

    objects = StarterQuerySet.as_manager()
    personal_data = NoPersonalData("which pages are copied, and what for")
    panels = [PageChooserPanel("page"), FieldPanel("purpose")]

    class Meta:
        ordering = ["page__title", "pk"]
        verbose_name = _("page to start from")
        verbose_name_plural = _("pages to start from")

    def __str__(self) -> str:
        return self.page.draft_title

    def begin(self, parent: Page, user: User) -> Page:
        """A draft below `parent`, with the text of the page as it was last saved; an article takes today's date.

        Raises PermissionDenied when the person may not write there.
        """
        page = self.page.specific.get_latest_revision_as_object()
        fresh = {"slug": find_available_slug(parent, slugify(page.title))}
        if hasattr(page, "published_on"):
            fresh["published_on"] = timezone.localdate()
        return page.copy(to=parent, update_attrs=fresh, copy_revisions=False, keep_live=False, user=user)
