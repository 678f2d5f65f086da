"""Words of those who start a business: their project, and the five kinds of support as a business needs them.

The codes of the supports and of the motives are those of everybody (`mentoring.vocabulary`); only the words differ.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.vocabulary import Choices, label, sector_label

HEAD_OF_A_BUSINESS = 5

STAGES: Choices = (
    ("idea", _("An idea that I want to test")),
    ("building", _("Being set up")),
    ("created", _("Created or taken over less than a year ago")),
    ("over_1", _("Created or taken over one to three years ago")),
    ("over_3", _("Created or taken over more than three years ago")),
)

LEGAL_STATUSES: Choices = (
    ("undecided", _("Not decided yet")),
    ("micro", _("Micro-entrepreneur")),
    ("sole", _("Sole trader (EI)")),
    ("company", _("Company (SARL, SAS, SCOP…)")),
    ("association", _("Association")),
)

FUNDINGS: Choices = (
    ("none", _("None yet")),
    ("own", _("Own funds, family, friends")),
    ("honour_loan", _("Honour loan")),
    ("microcredit", _("Micro-credit")),
    ("bank", _("Bank loan")),
    ("public", _("Public aid")),
)

SUPPORTS: dict[str, tuple[Promise, Promise]] = {
    "technical": (_("Management"), _("Accounts, prices, cash: numbers that speak.")),
    "objective": (_("Strategy"), _("Does the project hold, and what comes first?")),
    "practical": (_("Market and customers"), _("How one sells in this trade, and to whom.")),
    "psychological": (_("Confidence"), _("Not being alone with the decisions.")),
    "relational": (_("Network"), _("Suppliers, partners, first doors to open.")),
}

MOTIVES: Choices = (
    ("confidence", _("Gain confidence")),
    ("method", _("Work with method")),
    ("sector", _("Know my market better")),
    ("network", _("Widen my network")),
    ("codes", _("Understand how companies work")),
    ("project", _("Clarify my project")),
    ("launch", _("Launch my activity")),
    ("isolation", _("Not be alone any more")),
)


def facts_of(project: Mapping[str, object]) -> list[str]:
    """A project in words, a line for each thing known; nothing for somebody who has none."""
    single = [
        label(choices, str(project[name]))
        for name, choices in (("stage", STAGES), ("legal_status", LEGAL_STATUSES))
        if project.get(name)
    ]
    fundings = ", ".join(label(FUNDINGS, code) for code in project.get("funding") or ())
    activity = sector_label(str(project["activity"])) if project.get("activity") else ""
    return [line for line in (*single, fundings, activity) if line]
