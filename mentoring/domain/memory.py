"""Who must not be brought together again. The key is a keyed hash: it outlives an erasure and names nobody."""

import hashlib
import hmac
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q

from mentoring.models import Mentee, Mentor, PairMemory

FADES_AFTER = timedelta(days=90)
FADING_REASONS = frozenset({"time", "expired"})


def key_of(mentor_person: object, mentee_person: object) -> str:
    """The hash under which two people are remembered together (`uuid` of each person)."""
    text = f"{mentor_person}|{mentee_person}"
    return hmac.new(settings.MEMORY_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def remember(mentor: Mentor, mentee: Mentee, *, reason: str, today: date) -> None:
    """Keep that the two were tried: 90 days for want of time or answer, else for good."""
    until = today + FADES_AFTER if reason in FADING_REASONS else None
    PairMemory.objects.update_or_create(
        key=key_of(mentor.person.uuid, mentee.person.uuid),
        reason=reason,
        defaults={"since": today, "until": until},
    )


def remembered(mentee: Mentee, mentors: list[Mentor], *, today: date) -> set[int]:
    """Primary keys of the mentors who must not be proposed to this mentee today."""
    keys = {key_of(mentor.person.uuid, mentee.person.uuid): mentor.pk for mentor in mentors if mentor.person}
    in_force = Q(until=None) | Q(until__gte=today)
    known = PairMemory.objects.filter(in_force, key__in=keys).values_list("key", flat=True)
    return {keys[key] for key in known}
