"""Je viens, je ne viens pas; a chair for each, a waiting list in order; and who was there, held against nobody.

Lock order: gathering, then its attendances. The last chair is given under the lock of the gathering.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.lifecycle import AttendanceState, MentorState
from mentoring.models import Attendance, Gathering, Mentor
from portal.accounts.models import User
from portal.core import outbox
from portal.core.errors import Refused

from . import invitations, refusals

S = AttendanceState


class GatheringOver(Refused):
    message = _("This gathering has begun, or was called off.")


@transaction.atomic
def answer(*, gathering: Gathering, mentor: Mentor, coming: bool, by: User, now: datetime) -> Attendance:
    """A mentor says whether they come; they may change their mind until it begins; idempotent.

    Without a chair left they wait; a chair that frees goes to the first who waits. Raises NotAParty, GatheringOver.
    """
    gathering = hold(gathering)
    row = gathering.attendances.select_for_update(of=("self",)).filter(mentor=mentor).first()
    if row is None or mentor.person_id != by.pk or (coming and row.mentor.state == MentorState.LEFT):
        raise refusals.NotAParty
    if gathering.is_cancelled or now >= gathering.starts_at:
        raise GatheringOver
    seated = row.state == S.COMING
    wanted = (S.COMING if seated or has_chair(gathering) else S.WAITING) if coming else S.NOT_COMING
    if row.state == wanted:
        return row
    {S.COMING: row.come, S.WAITING: row.wait, S.NOT_COMING: row.stay_away}[wanted]()
    row.answered_at = now
    row.save(update_fields=["state", "answered_at"])
    if seated and not coming:
        promote(gathering, now=now)
    return row


def hold(gathering: Gathering) -> Gathering:
    """The gathering as it is now, held until the end of the transaction."""
    return Gathering.objects.select_for_update(no_key=True).get(pk=gathering.pk)


def has_chair(gathering: Gathering) -> bool:
    """Whether a chair is left; without a number of seats there always is one."""
    return gathering.seats is None or chairs_taken(gathering) < gathering.seats


def chairs_taken(gathering: Gathering) -> int:
    """How many mentors come."""
    return gathering.attendances.filter(state=S.COMING).count()


def promote(gathering: Gathering, *, now: datetime) -> int:
    """Give free chairs to those who wait, the first first; each is told. Inside the caller's lock."""
    done = 0
    waiting = gathering.attendances.select_for_update(of=("self",)).filter(state=S.WAITING)
    for row in waiting.select_related("mentor__person").order_by("answered_at", "pk"):
        if not has_chair(gathering):
            break
        row.come()
        row.save(update_fields=["state"])
        person = row.mentor.person
        outbox.queue(
            "mentoring/gathering_seat",
            to=person,
            key=f"gathering:{gathering.uuid}:seat:{now.isoformat()}:{person.uuid}",
            now=now,
            context={"starts_at": gathering.starts_at, "place": gathering.place},
            opens={"link": invitations.door(gathering, person, now=now)},
        )
        done += 1
    return done


@transaction.atomic
def note(*, gathering: Gathering, present: Mapping[int, bool | None], by: User, now: datetime) -> int:
    """Who was there: {mentor pk: True, False, or None to take back what was noted}. People drop in: a row is made for them.

    What is not told stays. Raises NotHeldYet before the hour.
    """
    gathering = hold(gathering)
    if now < gathering.starts_at or gathering.is_cancelled:
        raise refusals.NotHeldYet
    rows = {row.mentor_id: row for row in gathering.attendances.select_for_update(of=("self",))}
    changed = 0
    for pk, was_there in present.items():
        row = rows.get(pk)
        if row is None and was_there is not None:
            row = Attendance.objects.create(gathering=gathering, mentor_id=pk, invited_at=now)
        changed += row is not None and mark(row, was_there=was_there)
    if changed:
        log(gathering, "mentoring.note_attendance", user=by, data={"noted": changed}, timestamp=now)
    return changed


def mark(row: Attendance, *, was_there: bool | None) -> bool:
    """Move one row to what was seen, or back to not noted; False when it says so already."""
    noted = {S.ATTENDED: True, S.MISSED: False}.get(S(row.state))
    if noted == was_there:
        return False
    {True: row.attend, False: row.miss, None: row.take_back}[was_there]()
    row.save(update_fields=["state"])
    return True
