"""What the personal links of mentoring open, and how a lost one is renewed.

Found by `portal.core` at the start. A link proves who stands at the door: whoever opened a proposal, the page of a
pair or a charter is known for all three of the same tandem, for as long as the session's door stays open. A known
device opens the space and what the space leads to, but for what is `GRAVER`.
"""

from datetime import datetime

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _

from mentoring import renewals
from mentoring import waiting as ours
from mentoring.models import (
    CheckIn,
    FollowUp,
    Gathering,
    Guardian,
    Mentee,
    Mentor,
    Pair,
    Proposal,
)
from portal.core import devices, links, waiting
from portal.core.doors import Door, door_at, door_of_device, doors_of, latest

PAIR_TABLES = renewals.PAIR_TABLES

# What asks for a link of the last twelve hours: a known device says who holds the telephone, not who they are.
EVERY_WAY = frozenset({"GET", "HEAD", "POST"})
GRAVER = {
    "member:charter": frozenset({"POST"}),  # a signature names the link by which the signer came
    "member:leave_me": EVERY_WAY,
    "member:data": EVERY_WAY,  # all that is held, and how one is reached
    "member:data_file": EVERY_WAY,
    "member:feeds": EVERY_WAY,  # gives an address that outlives the device
}


def is_graver(request: HttpRequest) -> bool:
    """Whether what is asked for is beyond a known device."""
    asked = request.resolver_match
    return asked is None or request.method in GRAVER.get(asked.view_name, ())


def is_wanted(path: str) -> bool:
    """Whether a path is a page of ours that a fresh link may lead back to: one that is graver, and to be read."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return False
    return name in GRAVER and name != "member:data_file"


def lacks_a_link(request: HttpRequest, *, now: datetime) -> bool:
    """Whether a known device has come to what only a fresh link opens."""
    return is_graver(request) and devices.here(request, now=now) is not None


def door_of_space(request: HttpRequest, *, now: datetime) -> Door | None:
    """The open door of whoever came in by a sign-in link; of several people, the last who did; else of a known device."""
    door = latest(one for one in doors_of(request, "space", now=now) if one.person_id)
    if door or is_graver(request):
        return door
    return door_of_device(request, "space", now=now)


def own_door(
    request: HttpRequest, purpose: str, target: str, people: set[int], *, now: datetime
) -> Door | None:
    """The door of a thing, or the door of the space, when it is one of its own people who stands there."""
    found = (door_at(request, purpose, target, now=now), door_of_space(request, now=now))
    return latest(door for door in found if door and door.person_id in people)


def door_of_proposal(request: HttpRequest, proposal: Proposal, *, now: datetime) -> Door | None:
    """The mentor's open door to a proposal, and nobody else's."""
    return own_door(request, "answer", links.target_of(proposal), {proposal.mentor.person_id}, now=now)


def door_of_file(request: HttpRequest, purpose: str, file: Mentor | Mentee, *, now: datetime) -> Door | None:
    """The open door of somebody to their own file: the card of a mentee, the checklist of a mentor."""
    return own_door(request, purpose, links.target_of(file), {file.person_id}, now=now)


def door_of_pair(request: HttpRequest, pair: Pair, *, now: datetime) -> Door | None:
    """The open door of one of the pair's two people; of several, the last that was opened says who is there."""
    ways = [
        ("tandem", pair),
        ("ending", pair),
        ("met", pair),
        ("answer", pair.proposal),
        *(("sign", one) for one in pair.charters.all()),
    ]
    doors = [door_at(request, purpose, links.target_of(record), now=now) for purpose, record in ways]
    doors.append(door_of_space(request, now=now))
    people = (pair.mentor.person_id, pair.mentee.person_id)
    return latest(door for door in doors if door and door.person_id in people)


def door_of_gathering(request: HttpRequest, gathering: Gathering, *, now: datetime) -> Door | None:
    """The open door of a mentor who is invited."""
    invited = set(gathering.attendances.values_list("mentor__person_id", flat=True)) - {None}
    found = [
        door for purpose in ("gathering", "feedback", "space") for door in doors_of(request, purpose, now=now)
    ]
    found.append(door_of_space(request, now=now))
    return latest(door for door in found if door and door.person_id in invited)


def door_of_follow_up(request: HttpRequest, row: FollowUp, *, now: datetime) -> Door | None:
    """The mentee's open door to one question, and nobody else's."""
    return own_door(request, "after_end", links.target_of(row), {row.pair.mentee.person_id}, now=now)


def door_of_mentors(request: HttpRequest, *, now: datetime) -> Door | None:
    """The open door of whoever came in to read the questions of the mentors, or to their space."""
    found = (door for door in doors_of(request, "questions", now=now) if door.person_id)
    return latest([*found, door_of_space(request, now=now)])


def door_of_guardian(request: HttpRequest, guardian: Guardian, *, now: datetime) -> Door | None:
    """The open door of whoever holds the link of a parent: it names no account, and opens that page alone."""
    return door_at(request, "guardian", links.target_of(guardian), now=now)


def door_of_check_in(request: HttpRequest, check_in: CheckIn, *, now: datetime) -> Door | None:
    """The open door of one of the two: to the form, to their pair, or to their space."""
    people = {check_in.pair.mentor.person_id, check_in.pair.mentee.person_id}
    own = own_door(request, "check_in", links.target_of(check_in), people, now=now)
    return own or door_of_pair(request, check_in.pair, now=now)


links.declare(
    "answer",
    links.Purpose(
        opens=lambda uid: reverse("member:proposal", args=[uid]),
        title=_("Somebody to accompany"),
        invites=_("Read the proposal"),
        days=30,
        renew=renewals.renew_answer,
    ),
)
links.declare(
    "space",
    links.Purpose(
        opens=lambda uid: reverse("member:space"),
        title=_("Your space"),
        invites=_("Open my space"),
        days=2,
        renew=renewals.renew_space,
        may_stay=True,
    ),
)
links.declare(
    "card",
    links.Purpose(
        opens=lambda uid: reverse("member:card", args=[uid]),
        title=_("Your card, before a mentor reads it"),
        invites=_("Read my card"),
        days=60,
        renew=renewals.renew_card,
    ),
)
links.declare(
    "guardian",
    links.Purpose(
        opens=lambda uid: reverse("member:guardian", args=[uid]),
        title=_("Your agreement"),
        invites=_("Read and answer"),
        days=60,
        renew=renewals.renew_guardian,
    ),
)
links.declare(
    "orientation",
    links.Purpose(
        opens=lambda uid: reverse("member:orientation", args=[uid]),
        title=_("The mentor guide and your checklist"),
        invites=_("Read the guide and get ready"),
        days=60,
        renew=renewals.renew_orientation,
    ),
)
links.declare(
    "tandem",
    links.Purpose(
        opens=lambda uid: reverse("member:pair", args=[uid]),
        title=_("The page of your tandem"),
        invites=_("Open our tandem’s page"),
        days=60,
        renew=renewals.renew_tandem,
    ),
)
links.declare(
    "ending",
    links.Purpose(
        opens=lambda uid: reverse("member:ending", args=[uid]),
        title=_("The end of your tandem"),
        invites=_("Say what comes next"),
        days=60,
        renew=renewals.renew_tandem,
    ),
)
links.declare(
    "met",
    links.Purpose(
        opens=lambda uid: reverse("member:met", args=[uid]),
        title=_("Did you meet?"),
        invites=_("Answer in one touch"),
        days=30,
        renew=renewals.renew_tandem,
    ),
)
links.declare(
    "after_end",
    links.Purpose(
        opens=lambda uid: reverse("member:follow_up", args=[uid]),
        title=_("Where do you stand?"),
        invites=_("Answer in one minute"),
        days=90,
        renew=renewals.renew_follow_up,
    ),
)
links.declare(
    "sign",
    links.Purpose(
        opens=lambda uid: reverse("member:charter", args=[uid]),
        title=_("Your commitment charter"),
        invites=_("Read the charter"),
        days=30,
        renew=renewals.renew_sign,
    ),
)
links.declare(
    "check_in",
    links.Purpose(
        opens=lambda uid: reverse("member:check_in", args=[uid]),
        title=_("How are things?"),
        invites=_("Answer in two minutes"),
        days=60,
        renew=renewals.renew_check_in,
    ),
)
links.declare(
    "gathering",
    links.Purpose(
        opens=lambda uid: reverse("member:gathering", args=[uid]),
        title=_("Mentors’ gathering"),
        invites=_("See the gathering and answer"),
        days=90,
        renew=renewals.renew_gathering,
    ),
)
links.declare(
    "feedback",
    links.Purpose(
        opens=lambda uid: reverse("member:gathering_feedback", args=[uid]),
        title=_("Mentors’ gathering"),
        invites=_("Say what you think of it"),
        days=60,
        renew=renewals.renew_feedback,
    ),
)
links.declare(
    "questions",
    links.Purpose(
        opens=lambda uid: reverse("member:questions"),
        title=_("Questions between mentors"),
        invites=_("Read the questions of the mentors"),
        days=30,
        renew=renewals.renew_questions,
    ),
)

for _template, _still in ours.STILL.items():
    waiting.declare(_template, _still)
