"""Why two people must not be brought together, told the same way to the board and to the verb that proposes."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from mentoring.models import Conflict, Mentee, Mentor, Objection

from . import memory, objections

SAME_PERSON, SAME_FIRM, KNOWN, TRIED = "same_person", "same_firm", "known", "tried"
WORDS = {
    SAME_PERSON: _("The same person"),
    SAME_FIRM: _("They belong to the same company"),
    KNOWN: _("They know each other"),
    TRIED: _("Already proposed to each other"),
    Objection.Kind.CLIENT: _("Declared as a client or supplier: a mentor is never a direct client"),
    Objection.Kind.EMPLOYER: _("Declared as an employer: a mentor is never the employer"),
    Objection.Kind.FAMILY: _("Declared as a relative"),
    Objection.Kind.VETO: _("Not wished by the mentee"),
}


def between(mentee: Mentee, mentors: Sequence[Mentor], *, today: date) -> dict[int, str]:
    """{mentor pk: code of WORDS} for those who must not be proposed to the mentee; three queries for any number."""
    named = list(Objection.objects.filter(mentee=mentee))
    found = {mentor.pk: code for mentor in mentors if (code := tie_of(mentee, mentor, named))}
    known = set(Conflict.objects.filter(mentee=mentee).values_list("mentor_id", flat=True))
    met = [mentor.pk for mentor in mentors if mentor.pk in known]
    tried = memory.remembered(mentee, list(mentors), today=today)
    return dict.fromkeys(tried, TRIED) | dict.fromkeys(met, KNOWN) | found


def tie_of(mentee: Mentee, mentor: Mentor, named: Sequence[Objection]) -> str:
    """What ties the two, from what they told us; empty when nothing does."""
    if mentor.person_id == mentee.person_id:
        return SAME_PERSON
    if mentor.siren and mentor.siren == mentee.siren:
        return SAME_FIRM
    return next((one.kind for one in named if objections.concerns(one, mentor)), "")
