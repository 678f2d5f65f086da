"""The channels by which a message leaves: mail now; text messages and printed sheets have their place ready."""

from collections.abc import Callable
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.module_loading import import_string

from . import links
from .calendars import method_of
from .days import PARIS
from .models import Channel, Message

type_of_channel = Callable[[Message], None]


def send_mail(message: Message) -> None:
    """Send by SMTP, under a Message-ID and a date that stay the same at every attempt."""
    text, html = links.fill_each(message.text, message.html)
    written_at = format_datetime(message.created_at.astimezone(PARIS))
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=text,
        to=[message.address],
        headers={
            "Date": written_at,
            "Message-ID": message.message_id,
            "Auto-Submitted": "auto-generated",
        },
    )
    if html:
        mail.attach_alternative(html, "text/html")
    if message.calendar:
        mail.attach(calendar_part(message.calendar))
    mail.send()


def calendar_part(text: str) -> MIMEBase:
    """Dates that a letter carries, as a file (RFC 6047); in base64, so that no server on the way touches a line end."""
    part = MIMEBase("text", "calendar", charset="utf-8", method=method_of(text))
    part.set_payload(text.encode())
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename="rencontre.ics")
    return part


def send_sms(message: Message) -> None:
    """Hand the text to the gateway named by `SMS_GATEWAY`: a callable `(phone, text) -> None`."""
    gateway = getattr(settings, "SMS_GATEWAY", "")
    if not gateway:
        raise LookupError("no SMS gateway is configured")
    import_string(gateway)(message.address, links.fill(message.text))


def print_sheet(message: Message) -> None:
    """A sheet waits for the team, who prints it from the register of messages."""


SENDERS: dict[str, type_of_channel] = {
    Channel.MAIL: send_mail,
    Channel.SMS: send_sms,
    Channel.PAPER: print_sheet,
}
