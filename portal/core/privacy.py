"""Personal data is declared beside each model: why we hold it, how long, how each field is erased.

Retention, export and the tests read the same declaration; a field without a line fails the tests.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

OUR_APPS = ("core", "accounts", "mentoring", "recruitment", "cms_pages", "hub", "demo")
STRUCTURAL = (
    models.AutoField,
    models.UUIDField,
    models.ForeignKey,
    models.OneToOneField,
    models.ManyToManyField,
)


class Erase(StrEnum):
    """What erasure does to a field."""

    WITH_ROW = "the row is deleted"
    BLANK = "emptied"
    MONTH = "cut to the month"
    KEEP = "kept: says nothing once the person is gone"


@dataclass(frozen=True)
class PersonalData:
    """The declaration of a model that holds personal data; `purpose` and `keep` are read by whom it is about.

    Wagtail's index of references copies who points to whom into a table that no erasure reaches: such a model stays
    out of it, unless `indexed` says that editors look for where it is used.
    """

    purpose: Promise
    basis: str
    keep: Promise
    erase: dict[str, Erase]
    plain: tuple[str, ...] = field(default=())
    indexed: bool = False

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        """Django's way to let an attribute of a model complete it."""
        setattr(model, name, self)
        model.wagtail_reference_index_ignore = not self.indexed

    def undeclared(self, model: type[models.Model]) -> set[str]:
        """Names of the model's fields that no line covers."""
        return content_fields(model) - set(self.erase) - set(self.plain)


@dataclass(frozen=True)
class NoPersonalData:
    """The declaration of a model that holds none, and why that is so."""

    why: str

    def undeclared(self, model: type[models.Model]) -> set[str]:
        return set()


def content_fields(model: type[models.Model]) -> set[str]:
    """Fields that carry content rather than structure (keys and relations carry none)."""
    return {f.name for f in model._meta.get_fields() if f.concrete and not isinstance(f, STRUCTURAL)} - {
        "state"
    }


def our_models() -> list[type[models.Model]]:
    """Every model of the project, pages and through tables included."""
    return [model for app in apps.get_app_configs() if app.label in OUR_APPS for model in app.get_models()]
