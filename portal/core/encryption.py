"""Texts kept so that the database alone does not tell them. Keys are in `NOTE_KEYS`, the newest first.

A copy of the database without the keys opens nothing; a text whose key is lost reads as None, and the page says so.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def encrypt(text: str) -> bytes:
    """With the newest key."""
    return keys().encrypt(text.encode())


def decrypt(kept: bytes) -> str | None:
    """The text, or None where none of the keys opens it."""
    try:
        return keys().decrypt(bytes(kept)).decode()
    except InvalidToken:
        return None


def rotate(kept: bytes) -> bytes | None:
    """The same text under the newest key; None where none of the keys opens it."""
    try:
        return keys().rotate(bytes(kept))
    except InvalidToken:
        return None


def keys() -> MultiFernet:
    """Any long secret makes a key."""
    return MultiFernet([Fernet(key_of(secret)) for secret in settings.NOTE_KEYS])


def key_of(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest())
