"""How a lost personal link of mentoring is sent again, once an hour, to whoever held it. Called by `doors`."""

from datetime import datetime

from mentoring.domain import (
    cards,
    charters,
    check_ins,
    community,
    feedback,
    follow_ups,
    guardians,
    invitations,
    orientation,
    pairs,
    proposals,
    signing_in,
)
from mentoring.lifecycle import OPEN_CHARTER_STATES, AttendanceState, PairState, ProposalState
from mentoring.models import (
    Charter,
    CheckIn,
    FollowUp,
    Gathering,
    Guardian,
    Mentee,
    Mentor,
    Pair,
    Proposal,
)
from portal.core import outbox
from portal.core.models import Link

PAIR_TABLES = ("programme", "proposal", "mentor__person", "mentee__person", "seal")


def target_id(link: Link) -> str:
    """The uuid of what a link opens."""
    return link.target.partition(":")[2]


def once_an_hour(now: datetime) -> str:
    """The part of a message's key that lets one renewal leave in an hour."""
    return f"renew:{now:%Y-%m-%dT%H}"


def renew_answer(link: Link, now: datetime) -> bool:
    """Send the card's link again while the mentor may still answer."""
    waiting = Proposal.objects.filter(uuid=target_id(link), state=ProposalState.SENT, deadline_at__gte=now)
    proposal = waiting.select_related("mentor__person", "mentee__person", "programme").first()
    key = once_an_hour(now)
    if (
        proposal is None
        or proposal.mentor.person_id != link.person_id
        or outbox.is_written(f"proposal:{proposal.uuid}:{key}")
    ):
        return False
    proposals.tell_mentor(proposal, "proposal", key=key, now=now)
    return True


def renew_guardian(link: Link, now: datetime) -> bool:
    """Send the parent's link again, while we may still reach them."""
    row = Guardian.objects.select_related("mentee__person", "mentee__programme").filter(uuid=target_id(link))
    guardian = row.exclude(email="").first()
    return bool(guardian) and guardians.send_again(guardian, key=once_an_hour(now), now=now)


def renew_tandem(link: Link, now: datetime) -> bool:
    """Send the pair's link again while the tandem lives, and to read it again once it is over."""
    pair = Pair.objects.select_related(*PAIR_TABLES).filter(uuid=target_id(link)).first()
    return pair is not None and send_tandem_link(pair, link, now)


def send_tandem_link(pair: Pair, link: Link, now: datetime) -> bool:
    """A fresh link to the pair's page, for the person of `link` if they are one of the two."""
    if pair.side_of(link.person) is None or pair.state == PairState.UNDONE:
        return False
    key = f"pair:{pair.uuid}:{once_an_hour(now)}:{link.person.uuid}"
    if outbox.is_written(key):
        return False
    outbox.queue(
        "mentoring/tandem_link",
        to=link.person,
        key=key,
        now=now,
        context={"other": pairs.other_side(pair, link.person).first_name},
        opens={"link": pairs.door(pair, link.person, now=now)},
    )
    return True


def renew_sign(link: Link, now: datetime) -> bool:
    """Send again the charter that this person has to sign; with nothing left to sign, the link of the pair."""
    found = Charter.objects.filter(uuid=target_id(link)).first()
    pair = Pair.objects.select_related(*PAIR_TABLES).get(pk=found.pair_id) if found else None
    side = pair.side_of(link.person) if pair else None
    if side is None:
        return False
    charter = charter_to_sign(pair, side)
    if charter is None:
        return send_tandem_link(pair, link, now)
    key = charters.key_of(charter, link.person, once_an_hour(now))
    if outbox.is_written(key):
        return False
    charters.ask_to_sign(charter, link.person, other=pairs.other_side(pair, link.person), now=now, key=key)
    return True


def renew_follow_up(link: Link, now: datetime) -> bool:
    """Send the question again to the mentee whom it is for: late answers are welcome."""
    rows = FollowUp.objects.filter(uuid=target_id(link), state__in=follow_ups.TO_ANSWER, asked__gt=0)
    row = rows.select_related("pair__mentee__person").first()
    if row is None or row.pair.mentee.person_id != link.person_id:
        return False
    key = once_an_hour(now)
    if outbox.is_written(f"followup:{row.pair.uuid}:{row.horizon}:{key}"):
        return False
    follow_ups.tell(row, key=key, now=now)
    return True


def renew_space(link: Link, now: datetime) -> bool:
    """Send a new sign-in link to the person of the old one, once an hour."""
    return signing_in.send_link(link.person, now=now) if link.person else False


def renew_card(link: Link, now: datetime) -> bool:
    """Send the card's link again to the mentee whom it is about."""
    mentee = Mentee.objects.select_related("person", "programme").filter(uuid=target_id(link)).first()
    if mentee is None or mentee.person_id != link.person_id:
        return False
    key = once_an_hour(now)
    if outbox.is_written(f"mentee:{mentee.uuid}:card:{key}"):
        return False
    cards.ask(mentee, key=key, now=now)
    return True


def renew_orientation(link: Link, now: datetime) -> bool:
    """Send the guide and the checklist again to the mentor whom they are for."""
    mentor = Mentor.objects.select_related("person").filter(uuid=target_id(link)).first()
    if mentor is None or mentor.person_id != link.person_id:
        return False
    orientation.send_again(mentor=mentor, by=None, now=now)
    return True


def renew_check_in(link: Link, now: datetime) -> bool:
    """Send the form again to whoever held it, while an answer is still welcome."""
    found = CheckIn.objects.filter(uuid=target_id(link), state__in=check_ins.ANSWERABLE).first()
    key = f"check_in:{target_id(link)}:{once_an_hour(now)}:{link.person_id}"
    if found is None or outbox.is_written(key):
        return False
    pair = Pair.objects.select_related(*PAIR_TABLES).get(pk=found.pair_id)
    if pair.side_of(link.person) is None or pair.state not in check_ins.WHILE:
        return False
    check_ins.write(found, pair, link.person, key=key, again=True, now=now)
    return True


def renew_gathering(link: Link, now: datetime) -> bool:
    """Send the link of a gathering to come again to the mentor who held it."""
    gathering = Gathering.objects.filter(uuid=target_id(link), starts_at__gt=now, is_cancelled=False).first()
    key = f"gathering:{target_id(link)}:{once_an_hour(now)}:{link.person_id}"
    if gathering is None or link.person is None or outbox.is_written(key):
        return False
    row = gathering.attendances.filter(mentor__person=link.person).first()
    if row is None:
        return False
    outbox.queue(
        "mentoring/gathering_reminder",
        to=link.person,
        key=key,
        now=now,
        context={
            "starts_at": gathering.starts_at,
            "place": gathering.place,
            "comes": row.state == AttendanceState.COMING,
        },
        opens={"link": invitations.door(gathering, link.person, now=now)},
    )
    return True


def renew_feedback(link: Link, now: datetime) -> bool:
    """Ask again, once an hour, a mentor who was there and has said nothing yet."""
    gathering = Gathering.objects.filter(uuid=target_id(link)).first()
    key = f"gathering:{target_id(link)}:feedback:{once_an_hour(now)}:{link.person_id}"
    if gathering is None or link.person is None or outbox.is_written(key):
        return False
    if not feedback.awaited(gathering).filter(mentor__person=link.person).exists():
        return False
    feedback.write(gathering, link.person, key=key, now=now)
    return True


def renew_questions(link: Link, now: datetime) -> bool:
    """The way in again for a mentor who may still read: a link to the space."""
    mentor = Mentor.objects.filter(uuid=target_id(link), person=link.person).first()
    return mentor is not None and community.may_read(mentor) and signing_in.send_link(link.person, now=now)


def charter_to_sign(pair: Pair, side: str) -> Charter | None:
    """The open charter that this side has not signed yet."""
    if pair.state != PairState.MET:
        return None
    return pair.charters.filter(state__in=OPEN_CHARTER_STATES).exclude(signatures__party=side).first()
