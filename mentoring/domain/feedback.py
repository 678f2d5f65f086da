"""What those who were there say of a gathering: asked the day after, answered once, read by the team without names."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from mentoring.lifecycle import AttendanceState, MentorState
from mentoring.models import Attendance, Gathering, GatheringFeedback, Mentor
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import day_of

from . import attendance, refusals

ASK_WITHIN = timedelta(days=14)


@transaction.atomic
def give(
    *, gathering: Gathering, mentor: Mentor, answer: str, by: User, now: datetime, words: str = ""
) -> GatheringFeedback:
    """One answer and a word of a mentor who was there; the first stands. Raises NotAParty, NotHeldYet."""
    gathering = attendance.hold(gathering)
    if mentor.person_id != by.pk or not was_there(gathering, mentor):
        raise refusals.NotAParty
    if gathering.is_cancelled or now < gathering.starts_at:
        raise refusals.NotHeldYet
    said = {"answer": answer, "words": words.strip(), "answered_at": now}
    return GatheringFeedback.objects.get_or_create(gathering=gathering, mentor=mentor, defaults=said)[0]


def was_there(gathering: Gathering, mentor: Mentor) -> bool:
    """Whether the team noted that this mentor came."""
    return gathering.attendances.filter(mentor=mentor, state=AttendanceState.ATTENDED).exists()


def counts_of(gathering: Gathering) -> list[tuple[str, int]]:
    """How many gave each answer."""
    counted = Counter(gathering.feedback.values_list("answer", flat=True))
    return [(str(answer.label), counted[answer]) for answer in GatheringFeedback.Answer]


def words_of(gathering: Gathering) -> list[str]:
    """What they wrote, in the order of the alphabet: neither a name nor the order of the answers tells who."""
    return sorted(gathering.feedback.exclude(words="").values_list("words", flat=True))


def ask_due(now: datetime) -> int:
    """Rule of `run_due`: from the day after, those noted as there are asked once. Returns how many mails."""
    held = Gathering.objects.filter(starts_at__gt=now - ASK_WITHIN, starts_at__lt=now, is_cancelled=False)
    return sum(ask(gathering, now=now) for gathering in held if day_of(gathering.starts_at) < day_of(now))


@transaction.atomic
def ask(gathering: Gathering, *, now: datetime) -> int:
    """One mail for each who was there and has said nothing yet."""
    gathering = attendance.hold(gathering)
    rows = awaited(gathering).select_related("mentor__person")
    keyed = {f"gathering:{gathering.uuid}:feedback:{row.mentor.person.uuid}": row for row in rows}
    written = outbox.written_among(keyed)
    late = {key: row for key, row in keyed.items() if key not in written}
    for key, row in late.items():
        write(gathering, row.mentor.person, key=key, now=now)
    return len(late)


def awaited(gathering: Gathering) -> QuerySet[Attendance]:
    """Rows of those who were there and have said nothing yet."""
    said = gathering.feedback.values("mentor")
    came = gathering.attendances.filter(state=AttendanceState.ATTENDED, mentor__person__isnull=False)
    return came.exclude(mentor__in=said).exclude(mentor__state=MentorState.LEFT).order_by("pk")


def write(gathering: Gathering, person: User, *, key: str, now: datetime) -> None:
    """Ask one mentor."""
    link = links.create("feedback", links.target_of(gathering), person=person, now=now)
    outbox.queue(
        "mentoring/gathering_feedback",
        to=person,
        key=key,
        now=now,
        context={"starts_at": gathering.starts_at},
        opens={"link": link},
    )
