"""Every question that must be answered asks for its answer in words of its own."""

from importlib import import_module
from pathlib import Path

import pytest
from django.forms import Field

from portal.core.forms import AccessibleForm

ROOT = Path(__file__).parents[2]
ROOMS = ("portal/demo", "mentoring/member", "recruitment/apply", "cms_pages")


def every_form():
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return kinds_of(AccessibleForm)


def kinds_of(form):
    mine = [kind for kind in form.__subclasses__() if not kind.__module__.startswith("tests.")]
    return [found for kind in mine for found in (kind, *kinds_of(kind))]


def wordless(form):
    stock = Field.default_error_messages["required"]
    return [
        name
        for name, field in form.base_fields.items()
        if field.required
        and not field.widget.is_hidden
        and field.error_messages.get("required") in (stock, "", None)
    ]


@pytest.mark.parametrize("form", every_form(), ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_a_required_question_says_what_is_missing_in_its_own_words(form):
    assert wordless(form) == []


def test_a_question_without_words_of_its_own_is_found():
    class Planted(AccessibleForm):
        name = Field()

    assert wordless(Planted) == ["name"]
