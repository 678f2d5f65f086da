"""The structure that an applicant named. Called by intake and moderation."""

from collections.abc import Mapping

from mentoring.models import Partner
from recruitment.vocabulary import NO_STRUCTURE, OTHER_STRUCTURE


def named_in(answers: Mapping[str, object]) -> Partner | None:
    """The partner structure of the answers; none for nobody, or for one that is not in the list."""
    code = answers.get("structure") or NO_STRUCTURE
    return None if code in (NO_STRUCTURE, OTHER_STRUCTURE) else Partner.objects.filter(uuid=str(code)).first()
