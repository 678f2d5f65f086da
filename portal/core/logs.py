"""Keeps tokens out of every log line, whichever logger wrote the path."""

import logging
import re

TOKEN_IN_PATH = re.compile(r"(/(?:lien|flux|calendrier)/|/password_reset/confirm/[^/]+/)[A-Za-z0-9_-]{20,}")


def masked(text: str) -> str:
    """A text without the tokens that it may hold."""
    return TOKEN_IN_PATH.sub(r"\1…", text)


class TokenFilter(logging.Filter):
    """Masks the token of a link, a calendar or a new password, in a formatted message; every record passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if (kept := masked(message)) != message:
            record.msg, record.args = kept, ()
        return True
