"""What mentors would like to talk about: proposed by one, wanted by others, put in the agenda by the team.

Lock order: gathering, then its topics.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.models import Attendance, Gathering, Mentor, Topic, TopicVote
from portal.accounts.models import User
from portal.core.errors import Refused

from . import attendance, gatherings, invitations, refusals

MOST_TOPICS = 3


class TooManyTopics(Refused):
    message = _("You have already proposed three topics for this gathering.")


class TopicMissing(Refused):
    message = _("Write the topic in a few words.")


def wanted(gathering: Gathering) -> QuerySet[Topic]:
    """The topics of a gathering with their `voices`, the most wanted first; nothing of somebody erased."""
    rows = gathering.topics.exclude(text="").annotate(voices=Count("votes"))
    return rows.order_by("-voices", "proposed_at", "pk")


@transaction.atomic
def propose(
    *, gathering: Gathering, mentor: Mentor, text: str, by: User, now: datetime, client_key: UUID
) -> Topic:
    """A mentor who is invited proposes a topic, three at most; the same form sent twice is one.

    Raises NotAParty, GatheringOver, TopicMissing, TooManyTopics.
    """
    gathering = attendance.hold(gathering)
    known = Topic.objects.filter(client_key=client_key, mentor=mentor).first()
    if known:
        return known
    check_invited(gathering, mentor, by, now=now)
    text = " ".join(text.split())
    if not text:
        raise TopicMissing
    if gathering.topics.filter(mentor=mentor).count() >= MOST_TOPICS:
        raise TooManyTopics
    return Topic.objects.create(
        gathering=gathering, mentor=mentor, text=text, proposed_at=now, client_key=client_key
    )


@transaction.atomic
def vote(*, topic: Topic, mentor: Mentor, by: User, now: datetime) -> None:
    """« Moi aussi », once, for the topic of somebody else; idempotent. Raises NotAParty, GatheringOver."""
    gathering = attendance.hold(topic.gathering)
    check_invited(gathering, mentor, by, now=now)
    if topic.mentor_id != mentor.pk:
        TopicVote.objects.get_or_create(topic=topic, mentor=mentor, defaults={"voted_at": now})


def check_invited(gathering: Gathering, mentor: Mentor, by: User, *, now: datetime) -> None:
    """Raise NotAParty or GatheringOver."""
    invited = Attendance.objects.filter(gathering=gathering, mentor=mentor)
    there = mentor.state in invitations.INVITED_STATES and mentor.person_id == by.pk
    if not (there and invited.exists()):
        raise refusals.NotAParty
    if gathering.is_cancelled or now >= gathering.starts_at:
        raise attendance.GatheringOver


@transaction.atomic
def put_in_agenda(*, topic: Topic, by: User, now: datetime) -> Gathering:
    """The team adds a topic at the end of the agenda; idempotent. Raises AgendaFull."""
    gathering = attendance.hold(topic.gathering)
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    if topic.in_agenda_at:
        return gathering
    agenda = f"{gathering.agenda}\n- {topic.text}".strip()
    gatherings.check_agenda(agenda)
    gathering.agenda, topic.in_agenda_at = agenda, now
    gathering.save(update_fields=["agenda"])
    topic.save(update_fields=["in_agenda_at"])
    log(gathering, "mentoring.topic_in_agenda", user=by, timestamp=now)
    return gathering
