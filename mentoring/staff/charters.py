"""The register of charters: who has signed, which text, where the document is. Nobody of the team ever signs."""

from typing import Any

from django.contrib.admin import display
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mentoring.domain import charters, rendering
from mentoring.lifecycle import OPEN_CHARTER_STATES, CharterState
from mentoring.models import Charter, Pair, Seal, Signature
from portal.accounts.models import User
from portal.core.acts import ActView
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, day_column, short_day
from portal.core.templatetags.tandem import day_and_year

from . import wording
from .filters import by_lateness, by_programme


def visible_charters(user: User) -> QuerySet[Charter]:
    """Charters of the pairs that this member of the team follows."""
    return Charter.objects.filter(pair__in=Pair.objects.visible_to(user))


class CharterAdmin(RecordAdmin):
    model = Charter
    base_url_path = "chartes"
    menu_icon = "doc-full"
    ability = "follow"
    select_related = (
        "pair__mentor__person",
        "pair__mentee__person",
        "pair__programme",
        "version__source",
        "seal",
    )
    list_display = (
        "pair_reference",
        "people",
        "under",
        "state_words",
        "mentor_signed",
        "mentee_signed",
        "issued",
        "waited",
        "document",
    )
    list_export = (
        "pair_reference",
        "people",
        "programme",
        "version_number",
        "state_words",
        "mentor_signed",
        "mentee_signed",
        "issued_at",
        "waited",
    )
    list_filter = (
        RecordFilter.on("state", _("State"), CharterState.choices),
        by_programme("pair__programme", "follow"),
        by_lateness("charter", OPEN_CHARTER_STATES),
    )
    search_fields = (
        "pair__reference",
        "pair__mentor__person__last_name",
        "pair__mentor__person__first_name",
        "pair__mentee__person__last_name",
        "pair__mentee__person__first_name",
    )
    search_hint = _("Name, number of the tandem")
    empty_words = _("No charter yet. It leaves by itself once a first meeting is noted.")
    ordering = ("-issued_at", "-id")

    issued = day_column("issued_at", _("Issued on"))

    def scope(self, user: User) -> QuerySet[Charter]:
        return visible_charters(user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Charter]:
        signatures = Prefetch("signatures", queryset=Signature.objects.order_by("id"), to_attr="signed")
        return super().get_queryset(request).prefetch_related(signatures)

    def for_export(self, request: HttpRequest, rows: QuerySet[Charter]) -> QuerySet[Charter]:
        return wording.exportable(rows, request.user, path="pair__programme")

    @display(description=_("Tandem"), ordering="pair__reference")
    def pair_reference(self, charter: Charter) -> str:
        return charter.pair.reference

    @display(description=_("People"))
    def people(self, charter: Charter) -> str:
        pair = charter.pair
        return f"{wording.full_name(pair.mentor.person)}, {wording.full_name(pair.mentee.person)}"

    @display(description=_("Programme"), ordering="pair__programme__name")
    def programme(self, charter: Charter) -> str:
        return charter.pair.programme.name

    @display(description=_("Programme"), ordering="pair__programme__name")
    def under(self, charter: Charter) -> str:
        """The programme and which of its texts."""
        return f"{self.programme(charter)}, {self.version_number(charter)}"

    @display(description=_("Wait"))
    def waited(self, charter: Charter) -> str:
        """Days since it was issued, while a signature is missing."""
        if charter.state not in OPEN_CHARTER_STATES:
            return ""
        days = days_waited(charter)
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}

    def get_extra_class_names_for_field_col(self, charter: Charter, field_name: str) -> list[str]:
        late = (
            charter.state in OPEN_CHARTER_STATES and days_waited(charter) > charter.pair.programme.sign_days
        )
        return ["td-mark--late"] if field_name == "waited" and late else []

    @display(description=_("Text"), ordering="version__number")
    def version_number(self, charter: Charter) -> str:
        return gettext("version %(number)d") % {"number": charter.version.number}

    @display(description=_("Mentor"))
    def mentor_signed(self, charter: Charter) -> str:
        return signed_by(charter, "mentor")

    @display(description=_("Mentee"))
    def mentee_signed(self, charter: Charter) -> str:
        return signed_by(charter, "mentee")

    @display(description=_("Document"))
    def document(self, charter: Charter) -> str:
        return charter.seal.get_pdf_state_display() if hasattr(charter, "seal") else ""

    def title_of(self, charter: Charter) -> str:
        return self.people(charter)

    def acts(self, charter: Charter, user: User) -> list[Act]:
        return [*charter_acts(charter), Act(gettext("The tandem"), pair_url(charter))]

    def sections(self, charter: Charter) -> list[Section]:
        story = [
            (gettext("Tandem"), charter.pair.reference),
            (gettext("Text"), f"{charter.version.source.title}, {self.version_number(charter)}"),
            (gettext("Issued on"), charter.issued_at),
            *[(one.get_party_display(), signature_words(one)) for one in charter.signed],
        ]
        return [Section(gettext("Charter"), story), *seal_section(charter)]


def days_waited(charter: Charter) -> int:
    return (timezone.now() - charter.issued_at).days


def signed_by(charter: Charter, party: str) -> str:
    """The day of a signature; empty while it is awaited."""
    day = next((one.signed_at for one in charter.signed if one.party == party), None)
    return short_day(day)


def signature_words(signature: Signature) -> str:
    """« Hélène Tavernot, 21 novembre 2026 »."""
    return gettext("signed “%(name)s” on %(day)s") % {
        "name": signature.typed_name,
        "day": day_and_year(signature.signed_at),
    }


def seal_section(charter: Charter) -> list[Section]:
    """The seal and its document, once both have signed."""
    if not hasattr(charter, "seal"):
        return []
    seal = charter.seal
    intact = gettext("Yes") if charters.is_intact(seal) else gettext("No: tell the administrator")
    rows = [
        (gettext("Sealed on"), seal.sealed_at),
        (gettext("Code"), seal.code),
        (gettext("Text and signatures agree"), intact),
        (gettext("Document"), seal.get_pdf_state_display()),
        (gettext("Fingerprint of the file"), seal.pdf_sha256),
    ]
    return [Section(gettext("Seal"), rows)]


def charter_acts(charter: Charter | None) -> list[Act]:
    """What the team may do with a charter: ask again, or read the document; never sign."""
    if charter is None:
        return []
    if charter.state in OPEN_CHARTER_STATES:
        return [Act(gettext("Send the charter again"), reverse("staff_charter_resend", args=[charter.pk]))]
    if charter.state != CharterState.SEALED:
        return []
    if charter.seal.pdf_state == Seal.Pdf.RENDERED:
        return [Act(gettext("Download the PDF"), reverse("private_file", args=["charter", charter.uuid]))]
    if charter.seal.pdf_state == Seal.Pdf.FAILED:
        return [Act(gettext("Print again"), reverse("staff_charter_print", args=[charter.pk]))]
    return []


def pair_url(charter: Charter) -> str:
    return reverse("staff_pair_inspect", args=[charter.pair_id])


class ResendView(ActView):
    """Ask again those who have not signed."""

    model = Charter
    ability = "follow"
    page_title = _("Send the charter again")
    intro = _("A new link leaves for each person who has not signed; the link sent before stops working.")
    button = _("Send again")
    previews = True

    def get_queryset(self) -> QuerySet[Charter]:
        return visible_charters(self.request.user)

    def act(self, charter: Charter, answers: dict[str, Any], *, seen: str) -> int:
        return charters.resend(charter=charter, by=self.request.user, now=self.now)

    def done_message(self, outcome: int) -> str:
        return ngettext(
            "The charter has been sent to %(n)d person.",
            "The charter has been sent to %(n)d people.",
            outcome,
        ) % {"n": outcome}

    def get_success_url(self) -> str:
        return pair_url(self.record)


class PrintView(ActView):
    """Ask again for a document that could not be produced; a document that exists is never made again."""

    model = Charter
    ability = "follow"
    page_title = _("Print the charter again")
    button = _("Print again")
    done = _("The document will be produced in a moment.")

    def get_queryset(self) -> QuerySet[Charter]:
        return visible_charters(self.request.user).filter(seal__isnull=False).select_related("seal")

    def act(self, charter: Charter, answers: dict[str, Any], *, seen: str) -> None:
        rendering.try_again(seal=charter.seal, by=self.request.user, now=self.now)

    def get_success_url(self) -> str:
        return pair_url(self.record)
