"""The register of messages: what was said to whom, what waits, what failed; a failed one is sent again here.

Messages belong to no programme: only those whose ability covers the whole hub read them.
"""

from typing import Any

from django.conf import settings
from django.contrib.admin import display
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core import links, outbox
from portal.core.acts import ActView
from portal.core.filters import RecordFilter
from portal.core.models import Message, MessageState
from portal.core.staff import Act, RecordAdmin, Section, short_moment

ABILITY = "follow"
TEXTS = ("text", "html", "context", "calendar")


def visible_messages(user: User) -> QuerySet[Message]:
    """All of them, or none."""
    return Message.objects.all() if reach(user, ABILITY).hub else Message.objects.none()


def newest_first(rows: QuerySet[Message]) -> list[Message]:
    """Messages as a person's page lists them: who and what, without their texts."""
    return list(rows.defer(*TEXTS).select_related("person").order_by("-created_at", "-id"))


def history(reader: User, to: Q) -> dict[str, Any]:
    """What `accounts/staff/sent.html` shows of all that was said to somebody; nothing for whoever runs a part of the hub.

    No row says of which programme it speaks, and many speak of several (the mentors' gatherings, the news of the month,
    a link to sign in): what concerns one programme cannot be told apart safely, so a coordinator is shown none.
    """
    if not reach(reader, ABILITY).hub:
        return {}
    return {"sent": newest_first(Message.objects.filter(to)), "opens_messages": True}


class MessageAdmin(RecordAdmin):
    model = Message
    base_url_path = "messages"
    menu_icon = "mail"
    ability = ABILITY
    inspect_template_name = "accounts/staff/message.html"
    select_related = ("person", "letter")
    list_display = ("about", "to", "state_words", "tries", "written", "next_try")
    list_filter = (RecordFilter.on("state", _("State"), MessageState.choices),)
    search_fields = ("subject", "address", "template")
    search_hint = _("Subject, address")
    empty_words = _("No message yet. All those that leave are kept here.")
    beyond_words = _("A message belongs to no programme: only those who follow the whole hub read them here.")
    ordering = ("failed_first", "-created_at", "-id")

    def scope(self, user: User) -> QuerySet[Message]:
        first = Case(When(state=MessageState.FAILED, then=Value(0)), default=Value(1))
        return visible_messages(user).annotate(failed_first=first)

    def empty_words_for(self, user: User) -> str:
        return self.empty_words if reach(user, ABILITY).hub else self.beyond_words

    def register_acts(self) -> list[Act]:
        return [Act(gettext("What the hub writes"), reverse("staff_message_kinds"))]

    @display(description=_("Subject"), ordering="subject")
    def about(self, message: Message) -> str:
        return message.subject

    @display(description=_("Addressed to"), ordering="address")
    def to(self, message: Message) -> str:
        return message.address or message.get_channel_display()

    @display(description=_("Attempts"), ordering="attempts")
    def tries(self, message: Message) -> int:
        return message.attempts

    @display(description=_("Written on"), ordering="created_at")
    def written(self, message: Message) -> str:
        return short_moment(message.created_at)

    @display(description=_("Next try"))
    def next_try(self, message: Message) -> str:
        waits = message.state in (MessageState.QUEUED, MessageState.HELD)
        return short_moment(message.next_try_at) if waits else ""

    @display(description=_("State"), ordering="state")
    def state_words(self, message: Message) -> str:
        return message.state_in_words

    def name_of(self, message: Message) -> str:
        return gettext("no. %(number)s") % {"number": message.pk}

    def title_of(self, message: Message) -> str:
        return message.subject

    def subjects(self, message: Message) -> tuple[str, ...]:
        return (str(message),)

    def acts(self, message: Message, user: User) -> list[Act]:
        if message.state != MessageState.FAILED:
            return []
        return [Act(gettext("Send again"), reverse("staff_message_send_again", args=[message.pk]), main=True)]

    def sections(self, message: Message) -> list[Section]:
        rows = [
            (gettext("Addressed to"), message.address),
            (gettext("Channel"), message.get_channel_display()),
            (gettext("Language"), dict(settings.LANGUAGES).get(message.language, message.language)),
            (gettext("Written on"), message.created_at),
            (pgettext("message", "Sent on"), message.sent_at),
            (gettext("Attached"), gettext("The date, for a calendar") if message.calendar else ""),
            (gettext("Attempts"), message.attempts),
            (gettext("Next try"), self.next_try(message)),
            (gettext("Last error"), message.last_error),
        ]
        return [Section(gettext("Message"), rows)]

    def more(self, message: Message, request: HttpRequest) -> dict[str, Any]:
        return {"text": links.veiled(message.text)}


class SendAgainView(ActView):
    model = Message
    ability = ABILITY
    page_title = _("Send again")
    intro = _("The message goes back in the queue, and leaves within a minute.")
    button = _("Send again")
    done = _("The message is in the queue again.")
    header_icon = "mail"

    def get_queryset(self) -> QuerySet[Message]:
        return visible_messages(self.request.user)

    def act(self, message: Message, answers: dict[str, Any], *, seen: str) -> None:
        outbox.send_again(message.pk, by=self.request.user, now=self.now)
