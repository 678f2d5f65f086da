"""What a page of the wizard shows around its questions: the steps, the way back, the answers to check."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from recruitment.domain import openings
from recruitment.domain.asked import CHECK, Question, Section
from recruitment.models.drafts import Side

if TYPE_CHECKING:
    from .wizards import ApplicationWizard

RETURN_TO_CHECK = f"?retour={CHECK}"


def of(wizard: "ApplicationWizard") -> dict[str, object]:
    """Names and states of the steps, where « back » leads, when the draft was last saved."""
    steps = [row(wizard, section) for section in wizard.sections]
    position = wizard.steps.index
    changing = wizard.request.GET.get("retour") == CHECK
    return {
        "task": wizard.task,
        "steps": steps,
        "position": position + 1,
        "total": len(steps),
        "next_title": steps[position + 1]["title"] if position + 1 < len(steps) else "",
        "back": steps[-1] if changing else steps[position - 1] if position else None,
        "autosave_url": reverse(
            f"apply:{wizard.role}_autosave", args=[wizard.draft.pk, wizard.steps.current]
        ),
        "saved_at": wizard.draft.updated_at if wizard.draft.answers else None,
        "draft": wizard.draft,
        "role": wizard.role,
        **programme_of(wizard),
    }


def programme_of(wizard: "ApplicationWizard") -> dict[str, object]:
    """The programme that a mentee applies for, and whether another one may be chosen."""
    if wizard.role == Side.MENTOR:
        return {}
    chosen = openings.aimed_at(wizard.draft)
    others = [one for one in openings.open_programmes() if one != chosen]
    return {"programme": chosen, "several": bool(others)}


def row(wizard: "ApplicationWizard", section: Section) -> dict[str, object]:
    """One step of the list: only those already filled in are links."""
    done = section.step in wizard.draft.completed
    current = section.step == wizard.steps.current
    return {
        "title": section.title,
        "state": "current" if current else "done" if done else "todo",
        "url": wizard.get_step_url(section.step),
    }


def summary(wizard: "ApplicationWizard") -> dict[str, object]:
    """The answers in the order asked, each with its way back; first the steps that still miss something."""
    groups, unfinished = [], []
    for section in wizard.sections[:-1]:
        url = wizard.get_step_url(section.step) + RETURN_TO_CHECK
        clean = wizard.get_cleaned_data_for_step(section.step)
        if clean is None:
            unfinished.append({"title": section.title, "url": f"{url}&a-revoir=1"})
        groups.append(
            {"title": section.title, "rows": rows(section, clean or {}, url, missing=clean is None)}
        )
    return {
        "groups": groups,
        "unfinished": unfinished,
        "minor": wizard.minor,
        "commitments": f"recruitment/apply/commitments_{wizard.role}.html",
        "track": wizard.draft.track,
    }


def rows(section: Section, clean: dict[str, object], url: str, *, missing: bool) -> list[dict[str, object]]:
    """The lines of a section; one line only when the step is not finished."""
    if missing:
        return [
            {"label": section.title, "missing": _("This step still has to be filled in."), "change_url": url}
        ]
    return [
        {
            "label": question.label,
            **reading(question, clean),
            "change_url": f"{url}#id_{question.name}",
        }
        for question in section.questions
    ]


def reading(question: Question, clean: dict[str, object]) -> dict[str, object]:
    """One text, or a list when the answer has several parts."""
    lines = question.read(clean)
    return {"lines": lines} if len(lines) > 1 else {"value": "".join(lines)}
