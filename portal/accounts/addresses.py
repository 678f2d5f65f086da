"""One way to write an e-mail address and a phone number, so that the same one is found again."""

import phonenumbers
from django.conf import settings


def normal_email(text: str) -> str:
    """Lower case, no blanks around."""
    return text.strip().lower()


def normal_phone(text: str) -> str:
    """International form such as "+33491393333"; as typed when it is no phone number."""
    try:
        number = phonenumbers.parse(text, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return text.strip()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
