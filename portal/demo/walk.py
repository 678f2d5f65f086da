"""What happened in the demo, day by day until yesterday, played by the verbs of the house. Called by the command.

Days are working days before today. Every evening what fell due is done, as it would have been.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from portal.core.calendars import every_two_months
from portal.core.days import PARIS, add_working_days
from portal.core.due import all_rules

from .accounts import COORDINATOR, MANAGER
from .acts import (
    Act,
    applies,
    confirms,
    gathers,
    is_accepted,
    is_asked,
    is_chosen,
    is_declined,
    is_passed_over,
    is_proposed,
    is_read,
    is_ready,
    is_taken,
    meets,
    pauses,
    signs,
)
from .mentees import (
    AMINATA,
    CORENTIN,
    DYLAN,
    ENZO,
    LAYLA,
    LUCIE,
    MALGORZATA,
    MY_DUYEN,
    SAMIRA,
    TEODORA,
)
from .mentors import AGNIESZKA, BERNARD, FRANCOISE, GREGOIRE, HELENE, KARIM, MARC, SUKRU, THU_HA
from .people import Person

FIRST_DAY = 62
EVENING = time(19, 30)
NOT_ON_THE_WAY = ("messages", "old links")  # letters leave at the end, with the links that they name
Story = list[tuple[int, str, Act]]


def joins(person: Person, *, applied: int, accepted: int, at: str = "10:12") -> Story:
    """From the form to the pool, without a hitch."""
    hour = at[:2]
    return [
        (applied, at, applies(person)),
        (applied, f"{hour}:58", confirms(person)),
        (applied - 1, "09:20", is_taken(person)),
        (accepted, "16:40", is_accepted(person)),
        (accepted, "18:25", is_ready(person)),
    ]


def arrivals() -> Story:
    """Those who are in the pool."""
    return [
        *joins(HELENE, applied=62, accepted=58, at="20:47"),
        *joins(FRANCOISE, applied=61, accepted=57),
        *joins(BERNARD, applied=60, accepted=55, at="19:05"),
        *joins(MALGORZATA, applied=58, accepted=55, at="11:31"),
        *joins(MARC, applied=50, accepted=45, at="12:44"),
        *joins(KARIM, applied=48, accepted=44, at="22:03"),
        *joins(THU_HA, applied=47, accepted=43, at="21:15"),
        *joins(SUKRU, applied=46, accepted=42, at="15:38"),
        *joins(DYLAN, applied=40, accepted=36, at="17:20"),
        *joins(SAMIRA, applied=35, accepted=30, at="21:42"),
        *joins(LUCIE, applied=33, accepted=29),
        *joins(AMINATA, applied=30, accepted=26, at="14:09"),
        *joins(TEODORA, applied=25, accepted=21, at="18:26"),
        *joins(ENZO, applied=20, accepted=16, at="16:11"),
    ]


def tandems() -> Story:
    """One under way, one that signs, one that is about to meet."""
    return [
        (46, "10:05", is_proposed(MALGORZATA, HELENE, "Même métier, et vingt minutes de route.")),
        (45, "21:10", is_chosen(MALGORZATA)),
        (
            39,
            "18:32",
            meets(MALGORZATA, "Visite des quais, puis un café. Nous avons relu son parcours ensemble."),
        ),
        (38, "08:15", signs(MALGORZATA, "mentor")),
        (36, "19:50", signs(MALGORZATA, "mentee")),
        (
            15,
            "11:20",
            is_proposed(DYLAN, BERNARD, "Il vient de La Ciotat en car, il a vérifié les horaires."),
        ),
        (14, "07:02", is_chosen(DYLAN)),
        (4, "18:10", meets(DYLAN, "Tour de l’atelier. Il sait tenir un rabot.")),
        (3, "07:20", signs(DYLAN, "mentor")),
        (5, "14:30", is_proposed(SAMIRA, FRANCOISE)),
        (4, "09:48", is_chosen(SAMIRA)),
    ]


def proposals() -> Story:
    """One that lapsed, one declined then made to another mentor who has read it, one that nobody has opened."""
    return [
        (18, "15:12", is_proposed(AMINATA, THU_HA)),
        (12, "10:40", is_proposed(TEODORA, THU_HA)),
        (
            10,
            "13:05",
            is_passed_over(TEODORA, "domain", "Je ne connais pas l’hôtellerie, elle mérite mieux que moi."),
        ),
        (
            2,
            "10:15",
            is_proposed(TEODORA, SUKRU, "Elle parle quatre langues et cherche à prendre de l’assurance."),
        ),
        (1, "08:55", is_read(TEODORA)),
        (1, "11:30", is_proposed(ENZO, FRANCOISE, by=COORDINATOR)),
    ]


def applications() -> Story:
    """Those who wait for the team, and those for whom the team waits."""
    question = "Bonjour Mỹ Duyên, as-tu déjà trouvé une entreprise pour ton apprentissage, ou faut-il la chercher avec toi ?"
    return [
        (12, "09:14", applies(CORENTIN)),
        (12, "09:31", confirms(CORENTIN)),
        (9, "11:00", is_declined(CORENTIN, "territory", "Sisteron : orienté vers le réseau des Alpes.")),
        (8, "17:45", applies(MY_DUYEN)),
        (8, "17:52", confirms(MY_DUYEN)),
        (7, "10:10", is_taken(MY_DUYEN, by=COORDINATOR)),
        (6, "10:35", is_asked(MY_DUYEN, question, by=COORDINATOR)),
        (6, "20:20", applies(AGNIESZKA)),
        (6, "20:24", confirms(AGNIESZKA)),
        (4, "09:05", is_taken(AGNIESZKA)),
        (3, "12:18", applies(LAYLA)),
        (3, "12:40", confirms(LAYLA)),
        (1, "21:33", applies(GREGOIRE)),
    ]


def life_of_the_hub(today: date) -> Story:
    """A mentor who steps back, and the mentors' next gatherings."""
    return [
        (20, "12:00", pauses(MARC, until=today + timedelta(days=60))),
        (19, "16:00", gathers(next_gathering(today), by=MANAGER)),
    ]


def next_gathering(today: date) -> datetime:
    """A Tuesday evening in about two weeks, off public holidays."""
    tuesday = today + timedelta(days=14 + (1 - today.weekday()) % 7)
    return every_two_months(datetime.combine(tuesday, time(18, 30), tzinfo=PARIS), months=1)[0]


def story(today: date) -> list[tuple[datetime, Act]]:
    """Every act with its moment, in the order of time."""
    told = [*arrivals(), *tandems(), *proposals(), *applications(), *life_of_the_hub(today)]
    return sorted(((moment(today, days, at), act) for days, at, act in told), key=lambda one: one[0])


def moment(today: date, days: int, at: str) -> datetime:
    """An hour of a working day before today, in Paris."""
    return datetime.combine(add_working_days(today, -days), time.fromisoformat(at), tzinfo=PARIS)


def evenings(start: datetime, end: datetime) -> Iterator[datetime]:
    """The evening of each day from one moment to another."""
    for ahead in range((end.date() - start.date()).days + 1):
        evening = datetime.combine(start.date() + timedelta(days=ahead), EVENING, tzinfo=PARIS)
        if start < evening <= end:
            yield evening


def play(today: date) -> None:
    """Play the whole story, and every evening what fell due until then."""
    rules = [rule for name, rule in all_rules().items() if name not in NOT_ON_THE_WAY]
    before = moment(today, FIRST_DAY, "00:00")
    for now, act in [*story(today), (moment(today, 1, "23:59"), lambda now: None)]:
        for evening in evenings(before, now):
            for rule in rules:
                rule(evening)
        act(now)
        before = now
