"""The tables of mentoring, one family a file, in the order of the walk."""

from .charters import Charter, CharterText, CharterVersion, Seal, Signature
from .gatherings import Gathering, GatheringSeries
from .pairs import Meeting, Pair
from .people import Conflict, Mentee, Mentor, PairMemory, Place
from .programmes import Partner, Programme, WeightSet
from .proposals import Proposal

__all__ = [
    "Charter",
    "CharterText",
    "CharterVersion",
    "Conflict",
    "Gathering",
    "GatheringSeries",
    "Meeting",
    "Mentee",
    "Mentor",
    "Pair",
    "PairMemory",
    "Partner",
    "Place",
    "Programme",
    "Proposal",
    "Seal",
    "Signature",
    "WeightSet",
]
