"""The partner structures as the public reads of them: pages that the communication staff writes.

They stand apart from the register of structures (`mentoring.models.Partner`), which holds what the team alone may read.
"""

from itertools import groupby

from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.images import get_image_model
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index

from ..found import things
from .base import PageWithBody, PortalPage

LOGO = "max-240x160"


class PartnerKind(models.TextChoices):
    """The titles of the index, in its order."""

    EMPLOYMENT = "employment", _("Jobs and integration")
    YOUTH = "youth", _("Young people")
    BUSINESS = "business", _("Starting a business")
    FIRMS = "firms", _("Firms and networks")
    AUTHORITY = "authority", _("Local authorities")
    OTHER = "other", _("Others")


class PartnerPageQuerySet(PageQuerySet):
    def to_list(self) -> "PartnerPageQuerySet":
        """Published structures by name, with their logos: two queries whatever their number."""
        drawn = get_image_model().get_rendition_model().objects.filter(filter_spec=LOGO)
        logos = Prefetch("logo__renditions", drawn, to_attr="prefetched_renditions")
        return (
            self.live().defer_streamfields().select_related("logo").prefetch_related(logos).order_by("title")
        )


class PartnerIndexPage(PageWithBody):
    """Lists the structures that carry the hub, by kind."""

    referral_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page for those who refer somebody"),
        help_text=_("Where “Refer somebody” leads, here and on each structure. Empty: no link."),
    )
    read_with = (*PortalPage.read_with, "referral_page")

    content_panels = [*PortalPage.content_panels, PageChooserPanel("referral_page"), FieldPanel("body")]
    max_count_per_parent = 1
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.PartnerPage"]
    page_description = _("Lists the partner structures, by kind.")

    class Meta:
        verbose_name = _("partners")
        verbose_name_plural = _("partners")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `groups`: each kind that has structures, with them; and `referral`, the page that is named."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "groups": self.groups(), "referral": self.referral}

    @property
    def referral(self) -> Page | None:
        """The page for those who refer somebody, while it is published."""
        return self.referral_page if self.referral_page and self.referral_page.live else None

    def groups(self) -> list[tuple[str, list["PartnerPage"]]]:
        """The structures under the titles of their kinds."""
        order = {kind: rank for rank, kind in enumerate(PartnerKind.values)}
        partners = sorted(PartnerPage.objects.child_of(self).to_list(), key=lambda one: order[one.kind])
        return [
            (PartnerKind(kind).label, list(some)) for kind, some in groupby(partners, lambda one: one.kind)
        ]


class PartnerPage(PageWithBody):
    """One structure: what it does, for whom, where, how to reach it."""

    kind = models.CharField(
        _("kind"), max_length=12, choices=PartnerKind.choices, default=PartnerKind.EMPLOYMENT
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Without one, the page draws the initials."),
    )
    accompanies = models.CharField(
        _("who it supports"), max_length=200, blank=True, help_text=_("Such as “Young people from 16 to 25”.")
    )
    territory = models.CharField(
        _("where"), max_length=160, blank=True, help_text=_("Towns or territory where it receives people.")
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("That of a service: everybody can read it.")
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    address = models.TextField(_("postal address"), max_length=240, blank=True)

    objects = PageManager.from_queryset(PartnerPageQuerySet)()
    read_with = (*PortalPage.read_with, "logo")

    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("logo"), FieldPanel("accompanies"), FieldPanel("territory")],
            heading=_("In short"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("website"), FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")],
            heading=_("How to reach it"),
        ),
    ]
    search_fields = [
        *PageWithBody.search_fields,
        index.SearchField("accompanies"),
        index.SearchField("territory"),
    ]
    parent_page_types = ["cms_pages.PartnerIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A partner structure: what it does, for whom, where, how to reach it.")

    class Meta:
        verbose_name = _("partner structure")
        verbose_name_plural = _("partner structures")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `referral`, the page for those who refer somebody, when the index names one that is published."""
        context = super().get_context(request, *args, **kwargs)
        index_page = PartnerIndexPage.objects.ancestor_of(self).select_related("referral_page").first()
        return {**context, "referral": index_page.referral if index_page else None}

    def things(self, request: HttpRequest) -> list[things.Thing]:
        """The structure, beside the questions that its page may hold."""
        structure = things.thing(
            "Organization",
            name=self.title,
            description=self.description,
            url=self.website,
            email=self.email,
            telephone=self.phone,
            address=self.address,
            areaServed=self.territory,
        )
        return [structure, *super().things(request)]
