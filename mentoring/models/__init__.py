"""The tables of mentoring, one family a file, in the order of the walk."""

from .charters import Charter, CharterText, CharterVersion, Seal, Signature
from .figures import FigureSheet
from .gatherings import Attendance, Gathering, GatheringDocument, GatheringSeries
from .outcomes import Outcome, OutcomeKind
from .pairs import Meeting, Pair, Pause
from .people import Mentee, Mentor, Place
from .programmes import Baseline, Partner, Programme, WeightSet
from .proposals import Proposal
from .readiness import CardAgreement, Orientation
from .ties import Conflict, Objection, PairMemory

__all__ = [
    "Attendance",
    "Baseline",
    "CardAgreement",
    "Charter",
    "CharterText",
    "CharterVersion",
    "Conflict",
    "FigureSheet",
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
    "Partner",
    "Pause",
    "Place",
    "Programme",
    "Proposal",
    "Seal",
    "Signature",
    "WeightSet",
]
