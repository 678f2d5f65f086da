"""The clients, employers and relatives that a founder named: none of them may become the mentor. Called by moderation."""

from collections.abc import Mapping
from datetime import datetime

from mentoring.domain import objections
from mentoring.models import Mentee, Objection
from portal.core.forms import is_siren

KINDS = {
    "clients": Objection.Kind.CLIENT,
    "employers": Objection.Kind.EMPLOYER,
    "relatives": Objection.Kind.FAMILY,
}


def declare(mentee: Mentee, answers: Mapping[str, object], *, now: datetime) -> None:
    """Write down every name of the answers, or SIREN number, as the mentee's own word; idempotent."""
    for question, kind in KINDS.items():
        for line in lines_of(answers.get(question)):
            digits = "".join(line.split())
            known = {"siren": digits} if is_siren(digits) else {"name": line[:120]}
            if known.get("siren") or objections.name_key(line):
                objections.declare(mentee=mentee, kind=kind, by=mentee.person, now=now, **known)


def lines_of(answer: object) -> list[str]:
    """The names of an answer: the form gives a list, a paper form a text of one name a line."""
    return answer.splitlines() if isinstance(answer, str) else list(answer or ())
