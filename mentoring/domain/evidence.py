"""What is hashed and how: the text, each signature in a chain, the seal (domain.md §5)."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

MATERIAL = (
    "mentor_commitments",
    "mentee_commitments",
    "limits",
    "duration_months",
    "meetings_per_month",
    "confidentiality",
    "end_rules",
)


def canonical(value: object) -> bytes:
    """One way to write a JSON value: NFC, sorted keys, no blanks, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def material_hash(body: dict[str, object]) -> str:
    """The hash of what binds the two; a change elsewhere in the text is editorial."""
    return digest({name: body[name] for name in MATERIAL})


def signature_hash(
    *,
    text_hash: str,
    party: str,
    typed_name: str,
    signed_at: datetime,
    means: str,
    link_id: object,
    previous: str,
) -> str:
    """The hash of one signature, which holds that of the one before."""
    moment = signed_at.astimezone(UTC).isoformat()
    return digest([text_hash, party, typed_name, moment, means, str(link_id or ""), previous])


def seal_hash(text_hash: str, signatures: Iterable[str]) -> str:
    """The hash of a text and of the signatures below it."""
    return digest([text_hash, sorted(signatures)])


def same_name(typed: str, expected: str) -> bool:
    """Whether a typed name is the expected one, case, accents and blanks aside."""
    return plain(typed) == plain(expected)


def plain(name: str) -> str:
    """Lower case, without accents, hyphens or double blanks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(" " if c in "-’'‐‑" else c for c in letters if not unicodedata.combining(c))
    return " ".join(kept.split())
