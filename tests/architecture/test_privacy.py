import pytest
from wagtail.models import ReferenceIndex

from portal.core.privacy import NoPersonalData, PersonalData, our_models

DECLARED = [model for model in our_models() if not model._meta.auto_created and not model._meta.proxy]


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model._meta.label)
def test_every_model_says_what_it_holds_of_people(model):
    declaration = vars(model).get("personal_data") or getattr(model, "personal_data", None)
    assert isinstance(declaration, PersonalData | NoPersonalData)


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model._meta.label)
def test_every_field_has_a_line_in_the_declaration(model):
    assert model.personal_data.undeclared(model) == set()


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model._meta.label)
def test_no_declaration_names_a_field_that_is_gone(model):
    declaration = model.personal_data
    if isinstance(declaration, PersonalData):
        named = {*declaration.erase, *declaration.plain}
        assert named <= {field.name for field in model._meta.get_fields()}


def test_wagtail_keeps_no_copy_of_who_points_to_whom():
    personal = {model for model in DECLARED if isinstance(model.personal_data, PersonalData)}
    copied = personal & ReferenceIndex.tracked_models
    assert {model._meta.label for model in copied} <= {"cms_pages.StoryConsent"}
