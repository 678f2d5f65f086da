"""The tables of mentoring, one family a file, in the order of the walk."""

from .care import (
    Alert,
    CheckIn,
    CheckInAnswer,
    Contact,
    FirstImpression,
    PartnerFeedback,
    TeamNote,
)
from .charters import Charter, CharterText, CharterVersion, Seal, Signature
from .feeds import Feed
from .figures import FigureSheet
from .gatherings import Attendance, Gathering, GatheringDocument, GatheringSeries
from .notes import PairNote
from .outcomes import Outcome, OutcomeKind
from .pairs import Meeting, Pair, Pause
from .people import Mentee, Mentor, Place
from .plans import ActionItem, ActionStep
from .programmes import Baseline, Partner, Programme, WeightSet
from .proposals import Proposal
from .readiness import CardAgreement, Orientation
from .ties import Conflict, Objection, PairMemory

__all__ = [
    "ActionItem",
    "ActionStep",
    "Alert",
    "Attendance",
    "Baseline",
    "CardAgreement",
    "Charter",
    "CharterText",
    "CharterVersion",
    "CheckIn",
    "CheckInAnswer",
    "Conflict",
    "Contact",
    "Feed",
    "FigureSheet",
    "FirstImpression",
    "Gathering",
    "GatheringDocument",
    "GatheringSeries",
    "Meeting",
    "Mentee",
    "Mentor",
    "Objection",
    "Orientation",
    "Outcome",
    "OutcomeKind",
    "Pair",
    "PairMemory",
    "PairNote",
    "Partner",
    "PartnerFeedback",
    "Pause",
    "Place",
    "Programme",
    "Proposal",
    "Seal",
    "Signature",
    "TeamNote",
    "WeightSet",
]
