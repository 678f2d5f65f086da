"""The tables of recruitment: a draft, the application it becomes, and the counters that keep robots away."""

from .applications import Application, DeclineReason
from .drafts import Draft
from .quotas import Attempt

__all__ = ["Application", "Attempt", "DeclineReason", "Draft"]
