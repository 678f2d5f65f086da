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
from .community import DirectoryEntry, Introduction, MentorAnswer, MentorQuestion
from .endings import ClosingWord, Extension, FollowUp
from .feeds import Feed
from .figures import FigureSheet
from .gatherings import (
    Attendance,
    Gathering,
    GatheringDocument,
    GatheringFeedback,
    GatheringSeries,
    Topic,
    TopicVote,
)
from .guardians import Guardian
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
    "ClosingWord",
    "Conflict",
    "Contact",
    "DirectoryEntry",
    "Extension",
    "Feed",
    "FigureSheet",
    "FirstImpression",
    "FollowUp",
    "Gathering",
    "GatheringDocument",
    "GatheringFeedback",
    "GatheringSeries",
    "Guardian",
    "Introduction",
    "Meeting",
    "Mentee",
    "Mentor",
    "MentorAnswer",
    "MentorQuestion",
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
    "Topic",
    "TopicVote",
    "WeightSet",
]
