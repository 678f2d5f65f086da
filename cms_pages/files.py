"""What a file is before it is opened: « PDF, 240 ko ». Called by the tags of the pages."""

from django.utils.formats import number_format
from django.utils.translation import gettext

KILO, MEGA = 1_000, 1_000_000


def in_words(extension: str, size: int) -> str:
    """The format and the weight of a file, as browsers count them: a thousand bytes to the kilobyte."""
    return f"{extension.upper()}, {weight(size)}"


def weight(size: int) -> str:
    """A number of bytes in the unit that keeps it readable, on one line."""
    if size < KILO:
        words = gettext("%(size)s bytes") % {"size": size}
    elif round(size / KILO) < KILO:
        words = gettext("%(size)s kB") % {"size": round(size / KILO)}
    else:
        words = gettext("%(size)s MB") % {"size": number_format(round(size / MEGA, 1), 1)}
    return words.replace(" ", "\N{NO-BREAK SPACE}")
