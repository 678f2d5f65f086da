"""People, programmes, proposals and pairs that tell stories, made by the verbs of the domain.

    PairFactory()                          formed: the mentor said yes
    PairFactory(met=True)                  the first meeting is held, the charter is to sign
    PairFactory(mentor_signed=True)        … and the mentor has signed
    PairFactory(active=True)               both have signed, the tandem is under way
    PairFactory(closed="training")         … and has ended with that way out
    ProposalFactory(mentor__places=2)      a card in the mentor's hands

`now` is the moment of the first verb (default: this instant); a story goes on at that same moment.
"""

from datetime import date, datetime

import factory
from django.utils import timezone

from mentoring.domain import (
    cards,
    charter_texts,
    charters,
    closing,
    guardians,
    meetings,
    minors,
    orientation,
    pool,
    proposals,
)
from mentoring.matching.tables import DEFAULT_WEIGHTS
from mentoring.models import (
    Charter,
    CharterText,
    Mentee,
    Mentor,
    Pair,
    Partner,
    Programme,
    Proposal,
    WeightSet,
)
from mentoring.models.programmes import Track
from portal.accounts import roles
from portal.accounts.models import RoleKind, User
from portal.core.days import day_of

MARIGNANE, VITROLLES = "13054", "13117"


class PersonFactory(factory.Factory):
    """Somebody with an address; `PersonFactory(email="", phone="06 …")` for a phone only."""

    first_name = "Camille"
    last_name = factory.Sequence("Dormoy{}".format)
    email = factory.Sequence("personne{}@exemple.fr".format)

    class Meta:
        model = User

    @classmethod
    def _create(cls, model_class, **fields):
        return model_class.objects.create_user(**fields)


class OfficerFactory(PersonFactory):
    """A member of the team; `OfficerFactory(role=RoleKind.COMMUNICATION, scope=…, scope_id=…)`."""

    is_staff = True
    password = "a long enough password"

    @classmethod
    def _create(cls, model_class, *, role=RoleKind.OFFICER, scope=None, scope_id=None, **fields):
        person = super()._create(model_class, **fields)
        reach = {"scope": scope, "scope_id": scope_id} if scope else {}
        roles.grant(person, role, today=timezone.localdate(), **reach)
        return person


class PartnerFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Mission locale {}".format)
    kind = Partner.Kind.YOUTH_OFFICE
    commune = MARIGNANE

    class Meta:
        model = Partner


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme with the default weights of its track in force."""

    code = factory.Sequence("emploi-{}".format)
    name = factory.Sequence("Objectif emploi {}".format)
    track = Track.EMPLOYMENT
    opens_on = date(2026, 1, 5)

    class Meta:
        model = Programme
        skip_postgeneration_save = True

    @factory.post_generation
    def weights(self, create, points, **kwargs):
        WeightSet.objects.create(
            programme=self, decided_at=timezone.now(), **(points or DEFAULT_WEIGHTS[self.track])
        )


class CharterTextFactory(factory.django.DjangoModelFactory):
    """The charter of a programme, published; `CharterTextFactory(published=False)` for a draft."""

    programme = factory.SubFactory(ProgrammeFactory)
    language = "fr"
    title = "Charte d’engagement"
    intro = "Nous faisons un bout de chemin ensemble."
    mentor_commitments = (
        "Mettre mes compétences et mon réseau au service de la recherche.\nDonner un regard extérieur."
    )
    mentee_commitments = "Mener une recherche active.\nTenir le rythme des rencontres.\nDonner des nouvelles."
    limits = "Trouver un emploi à la place de l’autre."
    confidentiality = "Ce que nous nous disons reste entre nous."
    end_rules = "Chacun peut arrêter, à tout moment, en le disant."

    class Meta:
        model = CharterText
        skip_postgeneration_save = True

    @factory.post_generation
    def published(self, create, wanted, **kwargs):
        if wanted is not False:
            charter_texts.publish(text=self, by=None, now=timezone.now())


class TraitsFactory(factory.Factory):
    """What both sides answered: the worked example of the matching."""

    now = factory.LazyFunction(timezone.now)
    sector = "H"
    function = "logistics"
    first_language = "fr"
    other_languages = factory.LazyFunction(lambda: ["ar"])
    remote = "if_needed"

    class Meta:
        abstract = True


class MentorFactory(TraitsFactory):
    """A mentor met by the team, checklist ticked; `MentorFactory(programme=…, places=2, ready=False)`."""

    person = factory.SubFactory(PersonFactory, first_name="Hélène", last_name="Tavernot")
    programme = factory.SubFactory(ProgrammeFactory)
    places = 1
    ready = True
    birth_year = 1975
    commune = VITROLLES
    travel_modes = factory.LazyFunction(lambda: ["car"])
    seniority = 5
    hobbies = factory.LazyFunction(lambda: ["hiking", "cooking"])
    motives = factory.LazyFunction(lambda: ["pass_on"])
    hours_per_month = 4
    slots = factory.LazyFunction(lambda: ["mon_evening", "sat"])
    supports = factory.LazyFunction(lambda: {"practical": 1, "technical": 0.6, "psychological": 1})
    status = "employee"
    job = "Responsable d’exploitation"

    class Meta:
        model = Mentor

    @classmethod
    def _create(cls, model_class, *, person, programme, places, ready, now, **traits):
        mentor = pool.enrol_mentor(
            person=person,
            traits=traits,
            programmes=[programme],
            places=places,
            met_on=day_of(now),
            by=None,
            now=now,
        )
        if ready:
            ticks = [code for code, _label in orientation.CHECKLIST]
            orientation.complete(mentor=mentor, by=person, ticks=ticks, now=now)
        return Mentor.objects.get(pk=mentor.pk)


class MenteeFactory(TraitsFactory):
    """Somebody who waits for a mentor, within reach of the mentors of this file; `agreed=False`: card not read yet.

    For a minor, a parent has signed a paper; `guardian=False`: nobody was asked.
    """

    person = factory.SubFactory(PersonFactory, first_name="Inès", last_name="Selmouni")
    programme = factory.SubFactory(ProgrammeFactory)
    partner = factory.SubFactory(PartnerFactory)
    aim = "Un poste d’assistante logistique"
    words = "J’ai le diplôme mais pas les codes."
    agreed = True
    guardian = True
    birth_year = 1998
    commune = MARIGNANE
    travel_modes = factory.LazyFunction(lambda: ["car", "public_transport"])
    max_minutes = 45
    seniority = 2
    hobbies = factory.LazyFunction(lambda: ["hiking"])
    motives = factory.LazyFunction(lambda: ["method", "confidence"])
    hours_per_month = 6
    slots = factory.LazyFunction(lambda: ["mon_evening", "sat"])
    supports = factory.LazyFunction(lambda: {"practical": 2, "technical": 1, "psychological": 1})

    class Meta:
        model = Mentee

    @classmethod
    def _create(cls, model_class, *, person, programme, partner, aim, words, agreed, guardian, now, **traits):
        mentee = pool.enrol_mentee(
            person=person,
            traits=traits,
            programme=programme,
            partner=partner,
            aim=aim,
            words=words,
            by=None,
            now=now,
        )
        if agreed:
            cards.agree(mentee=mentee, by=person, seen_hash=cards.hash_of(mentee), now=now)
        if guardian and minors.is_minor(mentee, day_of(now)):
            guardians.note_paper(
                mentee=mentee,
                name="Nadia Selmouni",
                tie="mother",
                signed_on=day_of(now),
                kept="Classeur rouge",
                by=OfficerFactory(),
                now=now,
            )
        return mentee


class ProposalFactory(factory.Factory):
    """A card in the mentor's hands, both in the same programme."""

    now = factory.LazyFunction(timezone.now)
    programme = factory.SubFactory(ProgrammeFactory)
    mentor = factory.SubFactory(
        MentorFactory, programme=factory.SelfAttribute("..programme"), now=factory.SelfAttribute("..now")
    )
    mentee = factory.SubFactory(
        MenteeFactory, programme=factory.SelfAttribute("..programme"), now=factory.SelfAttribute("..now")
    )
    by = factory.SubFactory(OfficerFactory)
    note = ""

    class Meta:
        model = Proposal

    @classmethod
    def _create(cls, model_class, *, programme, mentor, mentee, by, note, now):
        return proposals.propose(mentee=mentee, mentor=mentor, by=by, now=now, note=note)


class PairFactory(ProposalFactory):
    """A tandem at a chosen step of the walk; the programme's charter is published when it has none."""

    class Meta:
        model = Pair

    @classmethod
    def _create(cls, model_class, *, now, met=False, mentor_signed=False, active=False, closed="", **fields):
        active = active or bool(closed)
        proposal = super()._create(Proposal, now=now, **fields)
        if not CharterText.objects.filter(programme=proposal.programme).exists():
            CharterTextFactory(programme=proposal.programme)
        pair = proposals.accept(proposal=proposal, by=proposal.mentor.person, now=now)
        if met or mentor_signed or active:
            meetings.record_first(pair=pair, by=proposal.mentor.person, held_on=day_of(now), now=now)
        if mentor_signed or active:
            sign(pair, "mentor", now=now)
        if active:
            sign(pair, "mentee", now=now)
        if closed:
            closing.close(pair=pair, reason="completed", kind=closed, by=proposal.made_by, now=now)
        return Pair.objects.get(pk=pair.pk)


def open_charter(pair: Pair) -> Charter:
    """The charter that the pair has to sign, or has signed."""
    return pair.charters.exclude(state="void").get()


def sign(pair: Pair, side: str, *, now: datetime) -> None:
    """One side reads the charter and signs it under the name that stands there."""
    charter = open_charter(pair)
    person = getattr(pair, side).person
    charters.sign(
        charter=charter,
        by=person,
        typed_name=person.full_name,
        text_hash=charter.text_hash,
        now=now,
    )
