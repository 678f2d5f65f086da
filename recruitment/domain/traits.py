"""From the answers of an accepted application to what the eight criteria read. Called by moderation."""

from collections.abc import Mapping

from mentoring.founders import HEAD_OF_A_BUSINESS
from mentoring.matching.tables import SUPPORT_NEEDS, SUPPORT_OFFERS, SUPPORTS
from recruitment.vocabulary import KEEP_OUT, NO_ANSWER

Answers = Mapping[str, object]
COPIED = ("commune", "travel_modes", "sector", "sector2", "function", "other_languages", "motives", "slots")
PROJECT = ("stage", "legal_status", "funding")
REFUSABLE = {"age": "birth_year", "first_language": "first_language", "hobbies": "hobbies"}


def shared(answers: Answers, weights: Mapping[str, float]) -> dict[str, object]:
    """What both sides give; numbers as numbers, an answer refused left out, `unused` as the person said."""
    given = {name: answers[name] for name in COPIED if answers.get(name)}
    uses = {criterion: answers.get(f"{name}_use") for criterion, name in REFUSABLE.items()}
    for criterion, name in REFUSABLE.items():
        if answers.get(name) and uses[criterion] != NO_ANSWER:
            given[name] = answers[name]
    return {
        **given,
        "max_minutes": int(answers.get("max_minutes") or 30),
        "remote": answers.get("remote") or "if_needed",
        "seniority": number(answers, "seniority"),
        "hours_per_month": number(answers, "hours_per_month"),
        "supports": supports(answers, weights),
        "unused": [criterion for criterion, use in uses.items() if use in (KEEP_OUT, NO_ANSWER)],
    }


def of_mentor(answers: Answers) -> dict[str, object]:
    """Fields of `mentoring.models.Mentor`."""
    own = ("meeting_places", "status", "job", "company", "siren")
    return shared(answers, SUPPORT_OFFERS) | {name: answers[name] for name in own if answers.get(name)}


def of_mentee(answers: Answers) -> dict[str, object]:
    """Fields of `mentoring.models.Mentee`; `aim` and `words` travel beside. A founder aims at heading a business."""
    given = shared(answers, SUPPORT_NEEDS)
    if answers.get("siren"):
        given["siren"] = answers["siren"]
    if answers.get("stage"):
        given |= {
            "project": project(answers),
            "seniority": given["seniority"] or HEAD_OF_A_BUSINESS,
        }
    return given


def project(answers: Answers) -> dict[str, object]:
    """A founder's project, as codes of `mentoring.founders`; its activity is a line of business."""
    found = {name: answers.get(name) for name in PROJECT} | {"activity": answers.get("sector")}
    return {name: code for name, code in found.items() if code}


def supports(answers: Answers, weights: Mapping[str, float]) -> dict[str, float]:
    """{kind of support: value}, with the values of `mentoring.matching.tables`; a need not felt is left out."""
    found = {code: answers.get(f"support_{code}") for code in SUPPORTS}
    return {code: weights[answer] for code, answer in found.items() if answer in weights}


def number(answers: Answers, name: str) -> int | None:
    """An answer that is a number, None when it was not given."""
    return int(answers[name]) if answers.get(name) else None
