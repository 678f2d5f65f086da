"""The tables of recruitment: a draft, the application it becomes, the interview, the counters against robots."""

from .applications import Application, DeclineReason, HoldReason
from .drafts import Draft
from .interviews import Interview
from .quotas import Attempt

__all__ = ["Application", "Attempt", "DeclineReason", "Draft", "HoldReason", "Interview"]
