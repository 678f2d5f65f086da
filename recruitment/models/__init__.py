"""The tables of recruitment: a draft, the application it becomes, the interview."""

from .applications import Application, DeclineReason, HoldReason
from .drafts import Draft
from .interviews import Interview

__all__ = ["Application", "DeclineReason", "Draft", "HoldReason", "Interview"]
