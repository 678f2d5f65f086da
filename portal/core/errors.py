"""Refusals: a verb of the domain says no in words that a person can read."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A verb declined to act; `message` is for the reader, the class name for the code."""

    message = _("This is not possible right now.")

    def __init__(self, message: str = "") -> None:
        super().__init__(message or str(self.message))

    def __str__(self) -> str:
        return str(self.args[0])


class Changed(Refused):
    """Somebody else changed the record since the reader opened it."""

    message = _("This record has changed since you opened it. Read it again before you decide.")


class NotAllowed(Refused):
    """The person acting may not do this."""

    message = _("You are not allowed to do this.")
