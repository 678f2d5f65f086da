"""Acts of the team on a record, in Wagtail's own templates: permission → form → one verb → redirect.

A form posts what its author saw of the record (`seen`): if it changed since, that is said and nothing typed is lost.
Where `previews`, a second button shows the messages that would leave, word for word, and changes nothing.
"""

from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.generic import FormView
from django_fsm import TransitionNotAllowed
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import links, outbox
from .errors import Changed, Refused
from .models import Message
from .staff import record_url

SHOWN_IN_FULL = 4


class ActForm(forms.Form):
    """What an act asks; an act that asks nothing is a page to confirm."""

    required_css_class = "required"
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def answers(self) -> dict[str, Any]:
        """What was typed, without what was seen."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class Letter(NamedTuple):
    """A message that has not left, as the team reads it: no address, no link; `dated`: it carries a date."""

    to: str
    subject: str
    text: str
    language: str
    dated: bool

    @classmethod
    def of(cls, message: Message) -> "Letter":
        to = message.person.full_name if message.person else message.address
        return cls(to, message.subject, links.veiled(message.text), message.language, bool(message.calendar))


def letters_of(messages: list[Message], *, elsewhere: int = 0) -> dict[str, object]:
    """What `core/staff/letters.html` shows of messages that have not left; `elsewhere`: how many it only counts."""
    letters = [Letter.of(message) for message in messages]
    shown, alike = letters[:SHOWN_IN_FULL], letters[SHOWN_IN_FULL:]
    return {"letters": shown, "alike": alike, "elsewhere": elsewhere, "rehearsed": True}


class ActView(WagtailAdminTemplateMixin, FormView):
    """Subclass with `ability`, `model`, the words, and `act(record, answers, seen)` that calls one verb.

    `seen_field`: the field that tells one state of the record from the next. `previews`: a mail leaves, and may be
    read before (`outbox.rehearse`); for verbs whose every effect is in the database.
    """

    ability: ClassVar[str]
    model: ClassVar[type[Model]]
    seen_field = "state"
    form_class = ActForm
    template_name = "core/staff/act.html"
    header_icon = "tandem"
    button = ""
    intro = ""
    done = ""
    danger = False
    previews = False

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(f"ability.{self.ability}"):
            raise PermissionDenied
        self.now = timezone.now()
        self.record = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])

    def get_queryset(self) -> QuerySet:
        """The records on which this member of the team may act."""
        return self.model.objects.visible_to(self.request.user)

    def act(self, record: Model, answers: dict[str, Any], *, seen: str) -> object:
        """Call the verb. Raises Refused."""
        raise NotImplementedError

    def seen_now(self) -> str:
        """What a form opened at this instant has seen."""
        return str(getattr(self.record, self.seen_field))

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "seen": self.seen_now()}

    def form_valid(self, form: ActForm) -> HttpResponse:
        try:
            if form.cleaned_data["seen"] != self.seen_now():
                raise Changed
            if self.previews and "preview" in self.request.POST:
                return self.rehearsed(form)
            outcome = self.done_with(form)
        except (Refused, TransitionNotAllowed) as refusal:
            return self.refused(form, refusal)
        messages.success(self.request, self.done_message(outcome))
        return redirect(self.get_success_url())

    def done_with(self, form: ActForm) -> object:
        """The act with what was typed."""
        return self.act(self.record, form.answers(), seen=form.cleaned_data["seen"])

    def rehearsed(self, form: ActForm) -> HttpResponse:
        """The same form with what was typed, and above it the messages that would leave; nothing has changed."""
        heard = outbox.rehearse(lambda: self.done_with(form))
        readable = self.readable(heard)
        self.read_again()
        letters = letters_of(readable, elsewhere=len(heard) - len(readable))
        return self.render_to_response(self.get_context_data(form=form, **letters))

    def readable(self, heard: list[Message]) -> list[Message]:
        """The messages to people whom this member of the team may name; the others are counted."""
        return heard

    def read_again(self) -> None:
        """The record as it is now."""
        self.record = get_object_or_404(self.get_queryset(), pk=self.record.pk)

    def refused(self, form: ActForm, refusal: Exception) -> HttpResponse:
        """The same form with what was typed, the reason above, and the record as it is now behind it."""
        self.read_again()
        form.data = form.data.copy()
        form.data["seen"] = self.seen_now()
        form.add_error(None, str(refusal if isinstance(refusal, Refused) else Changed()))
        return self.form_invalid(form)

    def done_message(self, outcome: object) -> str:
        """What the team reads afterwards."""
        return str(self.done)

    def get_success_url(self) -> str:
        return record_url(self.record)

    def get_header_title(self) -> str:
        return f"{self.get_page_title()} · {self.record}"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *super().get_breadcrumbs_items(),
            {
                "url": record_url(self.record),
                "label": f"{capfirst(self.model._meta.verbose_name)} {self.record}",
            },
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(
            record=self.record,
            record_url=self.get_back_url(),
            button=self.button or gettext("Confirm"),
            intro=self.intro,
            danger=self.danger,
            previews=self.previews,
            **kwargs,
        )

    def get_back_url(self) -> str:
        return record_url(self.record)
