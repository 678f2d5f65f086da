"""Two small territories, one in a coordinator's reach and one out of it, with words that must not leak."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from mentoring.domain import (
    appointments,
    community,
    feeds,
    gatherings,
    guardians,
    notes,
    plans,
    questions,
    topics,
)
from mentoring.models import CheckIn, GatheringDocument, Programme
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Message
from recruitment.models import Application
from tests.factories.mentoring import (
    CharterTextFactory,
    MenteeFactory,
    MentorFactory,
    PairFactory,
    PartnerFactory,
    PersonFactory,
    ProgrammeFactory,
    ProposalFactory,
    open_charter,
)
from tests.factories.recruitment import ApplicationFactory, DraftFactory

PLANTED = ("Zwiebelmann", "Quatrebras", "zplante", "99 88 77", "99887766", "Un-but-que-nul-ne-lit")


def planted(number):
    """Fields of a person whose every word would be recognised."""
    return {
        "first_name": f"Quatrebras{number}",
        "last_name": f"Zwiebelmann{number}",
        "email": f"zplante{number}@exemple.fr",
        "phone": "0699887766",
    }


@dataclass
class World:
    """One of each thing, all in one programme."""

    number: int
    programme: Programme = field(init=False)

    def __post_init__(self):
        now = timezone.now()
        self.partner = PartnerFactory()
        self.programme = ProgrammeFactory(owner=self.partner)
        CharterTextFactory(programme=self.programme)
        people = iter(PersonFactory(**planted(self.number * 10 + rank)) for rank in range(6))
        self.mentor = MentorFactory(programme=self.programme, person=next(people), places=4)
        self.mentee = MenteeFactory(
            programme=self.programme, person=next(people), aim="Un-but-que-nul-ne-lit", words="Zwiebelmann"
        )
        self.proposal = self.card(next(people), next(people))
        self.guardian = self.answers_for_a_minor(now)
        self.pair = PairFactory(
            programme=self.programme,
            mentee=MenteeFactory(programme=self.programme, person=next(people)),
            mentor=MentorFactory(programme=self.programme, person=next(people)),
            active=True,
        )
        self.charter = open_charter(self.pair)
        self.live_on(now)
        self.meeting = appointments.arrange(
            pair=self.pair,
            by=self.pair.mentor.person,
            starts_at=now + timedelta(days=5),
            place="Zwiebelmann",
            now=now,
        )
        self.old_token = self.revoked(now)
        self.application = self.sent(now)
        self.gathering = self.laid(now)
        self.document = GatheringDocument.objects.create(
            gathering=self.gathering,
            name="Zwiebelmann.pdf",
            path=f"gatherings/{self.number}.pdf",
            size=9,
            added_at=now,
        )
        self.topic = topics.propose(
            gathering=self.gathering,
            mentor=self.mentor,
            text="Zwiebelmann",
            by=self.mentor.person,
            now=now,
            client_key=uuid4(),
        )
        self.among_mentors(now)
        self.message = Message.objects.filter(person=self.mentor.person).first() or Message.objects.last()
        self.draft = DraftFactory()
        self.token = links.token_of(links.create("tandem", links.target_of(self.pair), now=now))

    def answers_for_a_minor(self, now):
        """A parent whom the team has asked."""
        minor = MenteeFactory(
            programme=self.programme,
            person=PersonFactory(**planted(self.number * 10 + 7)),
            birth_year=now.year - 17,
            guardian=False,
        )
        return guardians.open_for(
            minor,
            name="Zwiebelmann",
            tie="mother",
            email=f"zplante{self.number}8@exemple.fr",
            phone="0699887766",
            of_age_on=None,
            by=None,
            now=now,
        )

    def live_on(self, now):
        """What a tandem under way adds: an action, a note that nobody of the team reads, news to take."""
        by, due_on = self.pair.mentee.person, day_of(now)
        self.action = plans.add(pair=self.pair, by=by, text="Un-geste", now=now)
        self.note = notes.write(pair=self.pair, by=by, text="Zwiebelmann", now=now)
        self.check_in = CheckIn.objects.create(pair=self.pair, due_on=due_on)

    def among_mentors(self, now):
        """An entry of the directory, a question that was published, an answer that waits."""
        by = self.mentor.person
        said = {"mentor": self.mentor, "by": by, "now": now}
        self.entry = community.list_oneself(doors="Zwiebelmann", **said)
        self.mentorquestion = questions.ask(text="Zwiebelmann", client_key=uuid4(), **said)
        questions.publish(words=self.mentorquestion, text="Zwiebelmann", by=by, now=now)
        self.mentoranswer = questions.answer(
            question=self.mentorquestion, text="Zwiebelmann", client_key=uuid4(), **said
        )

    def revoked(self, now):
        """An address that opened a calendar until it was closed."""
        person = self.pair.mentor.person
        feed = feeds.make(kind="mine", by=person, now=now)
        feeds.revoke(kind="mine", by=person, now=now)
        return feeds.token_of(feed)

    def card(self, mentor, mentee):
        return ProposalFactory(
            programme=self.programme,
            mentor=MentorFactory(programme=self.programme, person=mentor),
            mentee=MenteeFactory(programme=self.programme, person=mentee),
        )

    def sent(self, now):
        application = ApplicationFactory(confirmed=True, **planted(self.number * 10 + 9))
        Application.objects.filter(pk=application.pk).update(programme=self.programme)
        return application

    def laid(self, now):
        series = gatherings.lay_six_months(
            name="Café",
            first=now + timedelta(days=9),
            place="Le Lac",
            programmes=[self.programme],
            by=None,
            now=now,
        )
        return series.gatherings.order_by("starts_at").first()
