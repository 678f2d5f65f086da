"""The pool: people enter it when an application is accepted, with places that proposals and pairs hold.

Called by `recruitment.domain.moderation` and by the team's registers.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from wagtail.log_actions import log

from mentoring.models import Mentee, Mentor, Partner, Place, Programme, Proposal
from portal.accounts import roles
from portal.accounts.models import RoleKind, User
from portal.core.days import day_of
from portal.core.models import Sequence

MOST_PLACES = 12
File = TypeVar("File", Mentor, Mentee)


@transaction.atomic
def enrol_mentor(
    *,
    person: User,
    traits: Mapping[str, object],
    programmes: Iterable[Programme],
    places: int,
    met_on: date,
    by: User | None,
    now: datetime,
) -> Mentor:
    """Bring a person into the pool as a mentor whom the team met on `met_on`; idempotent per person.

    MentorU: mentors are volunteers, met by the team before anything is proposed to them.
    """
    known = Mentor.objects.filter(person=person).first()
    if known:
        known.programmes.add(*programmes)
        return back_in(known, by=by, now=now)
    today = day_of(now)
    mentor = Mentor.objects.create(
        person=person,
        reference=Sequence.next_reference("M", today.year),
        vetted_on=met_on,
        vetted_by=by,
        joined_on=today,
        **traits,
    )
    mentor.programmes.add(*programmes)
    add_places(mentor, places)
    roles.grant(person, RoleKind.MENTOR, today=today)
    log(mentor, "mentoring.enrol", user=by, timestamp=now)
    return mentor


@transaction.atomic
def enrol_mentee(
    *,
    person: User,
    traits: Mapping[str, object],
    programme: Programme,
    partner: Partner | None,
    aim: str,
    words: str,
    by: User | None,
    now: datetime,
) -> Mentee:
    """Open a person's file in a programme: from now on they wait for a mentor; idempotent per person and programme."""
    known = Mentee.objects.filter(person=person, programme=programme).first()
    if known:
        return back_in(known, by=by, now=now)
    today = day_of(now)
    mentee = Mentee.objects.create(
        person=person,
        reference=Sequence.next_reference("F", today.year),
        programme=programme,
        partner=partner,
        aim=aim,
        words=words,
        waiting_since=now,
        **traits,
    )
    roles.grant(person, RoleKind.MENTEE, today=today)
    log(mentee, "mentoring.enrol", user=by, timestamp=now)
    return mentee


def back_in(file: File, *, by: User | None, now: datetime) -> File:
    """Somebody who had left and is accepted again is in the pool again; anybody else stays as they are."""
    row = type(file).objects.select_for_update(no_key=True, of=("self",)).get(pk=file.pk)
    if row.state == row.State.LEFT:
        row.come_back()
        row.save(update_fields=["state"])
        log(row, "mentoring.come_back", user=by, timestamp=now)
    return row


def add_places(mentor: Mentor, count: int) -> None:
    """Give a mentor `count` more places, under the lowest numbers that are free (there are 12)."""
    used = set(mentor.places.values_list("number", flat=True))
    unused = [number for number in range(1, MOST_PLACES + 1) if number not in used]
    Place.objects.bulk_create(Place(mentor=mentor, number=number) for number in unused[:count])


@transaction.atomic
def set_capacity(*, mentor: Mentor, places: int, by: User, now: datetime) -> None:
    """Change how many mentees a mentor takes; a held place is never taken away, it retires when it is freed."""
    mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=mentor.pk)
    rows = list(mentor.places.select_for_update(of=("self",)).order_by("number"))
    held = set(Proposal.objects.filter(place__in=rows).values_list("place_id", flat=True))
    keep = [*[row for row in rows if row.pk in held], *[row for row in rows if row.pk not in held]]
    for rank, row in enumerate(keep):
        settle(row, wanted=rank < places, held=row.pk in held)
    add_places(mentor, max(0, places - len(rows)))
    log(mentor, "mentoring.capacity", user=by, data={"places": places}, timestamp=now)


def settle(place: Place, *, wanted: bool, held: bool) -> None:
    """Keep a place, retire it while it is held, or delete it."""
    if not wanted and not held:
        place.delete()
    elif place.retired == wanted:
        place.retired = not wanted
        place.save(update_fields=["retired"])


def free_place(proposal: Proposal) -> None:
    """Give back the place that a proposal holds; inside the caller's transaction, which saves nothing else of it.

    A mentor who takes fewer mentees than before loses whichever place is freed first, retired or not.
    """
    freed = proposal.place_id
    if freed is None:
        return
    mentor = Mentor.objects.select_for_update(no_key=True, of=("self",)).get(pk=proposal.mentor_id)
    proposal.place = None
    proposal.save(update_fields=["state", "place"])
    surplus = list(mentor.places.filter(retired=True).order_by("number"))
    if not surplus:
        return
    mentor.places.get(pk=freed).delete()
    if freed not in {place.pk for place in surplus}:
        settle(surplus[0], wanted=True, held=True)


def places_truth() -> list[str]:
    """What no constraint can say about places, in words; empty when all is well."""
    wrong = [
        f"{proposal}: place of another mentor"
        for proposal in Proposal.objects.filter(place__isnull=False).select_related("place")
        if proposal.place.mentor_id != proposal.mentor_id
    ]
    without = Proposal.objects.filter(
        place=None, pair__state__in=["formed", "met", "active", "paused", "frozen"]
    )
    return wrong + [f"{proposal}: open pair without a place" for proposal in without]
