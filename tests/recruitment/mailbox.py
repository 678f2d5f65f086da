"""Reading our mails as the applicant does: deliver what is due, find the link behind a word."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

from portal.core.models import Message
from portal.core.outbox import deliver_due

LINK = re.compile(r"http://[^\s/]+(/(?:en/)?lien/[\w-]+/)")


def read(now=None):
    """The mails that leave now, oldest first."""
    known = len(mail.outbox)
    deliver_due(now or timezone.now())
    return mail.outbox[known:]


def letter(template):
    """The one mail of a template, delivered."""
    row = Message.objects.get(template=f"recruitment/{template}")
    read(row.next_try_at + timedelta(hours=1))
    return next(message for message in mail.outbox if message.subject == row.subject)


def links_in(message):
    """Paths of the personal links of a mail, in the order written."""
    return LINK.findall(message.body)


def subjects(now=None):
    return [message.subject for message in read(now)]
