"""The contact page: a form whose message leaves by the outbox; nothing is stored where editors would read it."""

from datetime import datetime
from http import HTTPMethod

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from portal.core import counters, outbox
from portal.core.days import day_of
from portal.core.errors import Refused
from portal.core.models import Message
from recruitment.domain import quotas

from ..blocks.text import SHORT
from ..forms import ContactForm
from .base import InMenu, PortalPage
from .settings import SiteSettings

TEMPLATE = "cms_pages/contact"


class ContactPage(InMenu, PortalPage):
    """Writing to the hub."""

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    subjects = models.TextField(_("subjects"), help_text=_("One a line; the reader chooses one of them."))
    notice = RichTextField(
        _("what becomes of the message"),
        features=SHORT,
        blank=True,
        help_text=_("Under the form: who reads it, how long it is kept, a link to the privacy page."),
    )
    thanks_title = models.CharField(_("title of the thanks"), max_length=80)
    thanks = models.TextField(_("thanks"), max_length=400, help_text=_("Say when an answer will come."))

    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel([FieldPanel("subjects"), FieldPanel("notice")], heading=_("Form")),
        MultiFieldPanel([FieldPanel("thanks_title"), FieldPanel("thanks")], heading=_("After sending")),
    ]
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("How to reach the hub, with a form.")

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """GET shows the form, or the thanks; POST sends, then shows the thanks."""
        if request.method != HTTPMethod.POST:
            return super().serve(request, *args, **kwargs)
        form, now = self.form(request.POST), timezone.now()
        try:
            self.receive(form, request, now=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        if form.errors:
            context = {**self.get_context(request), "form": form}
            return TemplateResponse(request, self.get_template(request), context)
        return redirect(f"{self.get_url(request)}?sent=yes")

    def receive(self, form: ContactForm, request: HttpRequest, *, now: datetime) -> None:
        """Send what was written, if nothing is wrong with it. Raises TooMany beyond a network's day."""
        if form.is_valid():
            quotas.spend("write from", counters.network(request), today=day_of(now))
            self.send(form, to=SiteSettings.read(request), now=now)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `form`, and `sent` once the message has left."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "form": self.form(), "sent": "sent" in request.GET}

    def form(self, data: object = None) -> ContactForm:
        """The form with the subjects of this page."""
        lines = [line.strip() for line in self.subjects.splitlines() if line.strip()]
        return ContactForm(data, subjects=lines)

    def send(self, form: ContactForm, *, to: SiteSettings, now: datetime) -> Message:
        """Queue the message for the hub's address; sent twice, the same form makes one message."""
        answers = dict(form.cleaned_data)
        return outbox.queue(
            TEMPLATE,
            to=outbox.Recipient(
                address=to.email or settings.DEFAULT_FROM_EMAIL, first_name=settings.WAGTAIL_SITE_NAME
            ),
            key=f"contact:{answers.pop('stamp')}",
            now=now,
            context={name: answers[name] for name in ("name", "email", "phone", "subject", "message")},
        )
