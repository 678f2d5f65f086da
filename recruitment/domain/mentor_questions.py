"""What somebody is asked who would like to become a mentor, step by step."""

from django.utils.translation import gettext_lazy as _

from mentoring import vocabulary as matching
from recruitment import vocabulary as own

from .asked import (
    ABOUT,
    BIRTH_YEAR,
    CHECK_SECTION,
    CONTACT_SECTION,
    EXPERIENCE,
    FUNCTION,
    HOBBIES,
    HOURS,
    LANGUAGE_QUESTIONS,
    LEVEL,
    OFFER,
    REMOTE,
    SECTOR,
    SECTOR2,
    SIREN,
    SLOTS,
    TRAVEL,
    WAYS,
    WISHES,
    WORDS,
    Question,
    Section,
    commune,
    one_of,
    supports,
)

MENTOR = (
    CONTACT_SECTION,
    Section(
        WISHES,
        _("What you wish for"),
        (
            Question("motives", _("Why become a mentor"), one_of(matching.MENTOR_MOTIVES)),
            WORDS,
            Question("tracks", _("Whom you would like to help"), one_of(own.WISHED_TRACKS)),
            Question("heard_from", _("How you heard of us"), one_of(own.HEARD_FROM)),
        ),
    ),
    Section(OFFER, _("What you bring"), supports(matching.SUPPORT_OFFERS)),
    Section(
        TRAVEL,
        _("Your travel"),
        (
            Question("commune", _("Where you start from"), commune),
            *WAYS,
            Question("meeting_places", _("Where you would meet"), one_of(own.MEETING_PLACES)),
            REMOTE,
        ),
    ),
    Section(
        EXPERIENCE,
        _("Your experience"),
        (
            SECTOR,
            SECTOR2,
            FUNCTION,
            LEVEL,
            Question("status", _("Situation"), one_of(matching.MENTOR_STATUSES)),
            Question("job", _("Your job")),
            Question("company", _("Company")),
            SIREN,
            Question("founded", _("Started or took over a business"), one_of(own.YES_NO)),
        ),
    ),
    Section(
        ABOUT,
        _("A little more about you"),
        (
            BIRTH_YEAR,
            *LANGUAGE_QUESTIONS,
            HOBBIES,
            HOURS,
            SLOTS,
            Question("places", _("How many people at a time"), one_of(own.CAPACITIES)),
        ),
    ),
    CHECK_SECTION,
)
