"""Keeps tokens out of every log line, whichever logger wrote the path."""

import logging
import re

TOKEN_IN_PATH = re.compile(r"(/(?:lien|flux)/|/password_reset/confirm/[^/]+/)[A-Za-z0-9_-]{20,}")


class TokenFilter(logging.Filter):
    """Masks the token of a personal link, or of a new password, in a formatted message; every record passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = TOKEN_IN_PATH.sub(r"\1…", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
