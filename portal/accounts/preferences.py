"""How a person wants to be reached; theirs to change."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from portal.core import letters
from portal.core.errors import Refused
from portal.core.models import Channel

from .models import User


class NoPhone(Refused):
    message = _("Enter a phone number to be reached by text message.")


@transaction.atomic
def change(
    *, person: User, phone: str, language: str, preferred_channel: str, pace: str, now: datetime
) -> User:
    """Note a phone number, a language, a channel, a pace; what waits follows the new pace. Raises NoPhone."""
    if preferred_channel == Channel.SMS and not phone:
        raise NoPhone
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    person.phone, person.language, person.preferred_channel = phone, language, preferred_channel
    changed, person.pace = person.pace != pace, pace
    person.save(update_fields=["phone", "language", "preferred_channel", "pace"])
    if changed:
        letters.change_pace(person, now=now)
    log(person, "accounts.preferences", user=person, timestamp=now)
    return person
