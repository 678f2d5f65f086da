"""The mentors' gatherings: four behind us, one in about two weeks with its answers, one further on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from portal.core.calendars import every_two_months
from portal.core.days import PARIS, add_working_days, working_days_between
from portal.demo.acts.finding import Act
from portal.demo.acts.gathering import answers, gathers, is_another_date, is_noted
from portal.demo.cast import who

from . import community
from .telling import Story, about

TUESDAY = 1
HOUR = time(18, 30)
SEATS = 12
ROOM_UPSTAIRS = "Maison des entreprises d’Aubagne, salle du Garlaban"
ROOM_BY_THE_SEA = "L’Amorce, pépinière d’entreprises, Salon-de-Provence, salle Craponne"
FIRST_TOPIC = "Les premières semaines d’un tandem : ce qui aide, ce qui gêne, ce qu’on n’ose pas demander."
NEXT_TOPIC = (
    "Quand la recherche s’enlise : deux situations apportées par des mentors, travaillées ensemble. "
    "On finit par un verre, pour ceux qui le peuvent."
)


@dataclass(frozen=True)
class Evening:
    """Who said yes, who said no, who said yes and did not come, who came without a word."""

    coming: str
    not_coming: str
    absent: str = ""
    dropped_in: str = ""


HELD = (
    Evening(
        coming="olivier.pontarelle hajar.ouazzanfi laurence.bonpertuis beatrice.kuentzel delphine.amouriet "
        "vincent.aragnol",
        not_coming="mamadou.sissokhane patrice.malbosquet",
        absent="vincent.aragnol",
        dropped_in="jeannoel.rastouble",
    ),
    Evening(
        coming="olivier.pontarelle mamadou.sissokhane soraya.mebrouki didier.escoffrey joseph.tchouankep "
        "beatrice.kuentzel guillaume.ferrandot jeannoel.rastouble",
        not_coming="hajar.ouazzanfi sukru.aydemirci",
        absent="joseph.tchouankep",
        dropped_in="laurence.bonpertuis",
    ),
    Evening(
        coming="rosemay.payetot ines.carvalhosa rachid.elqasraoui florian.desmazurier laurence.bonpertuis "
        "beatrice.kuentzel patrice.malbosquet minhkhoi.quach",
        not_coming="olivier.pontarelle pascal.ribeyrolle amel.zerrougane",
        absent="florian.desmazurier minhkhoi.quach",
    ),
    Evening(
        coming="h.roumestang francoise.ollivary bernard.cantarel emre.karatekin oksana.hryhorchuk "
        "beatrice.kuentzel hajar.ouazzanfi guillaume.ferrandot sylvie.cabrolin vincent.aragnol",
        not_coming="delphine.amouriet yasmina.elkhatirou stephane.quillichet",
        absent="emre.karatekin",
        dropped_in="tigran.hovhasarian",
    ),
)
NEXT = Evening(
    coming="h.roumestang francoise.ollivary bernard.cantarel olivier.pontarelle beatrice.kuentzel "
    "mamadou.sissokhane hajar.ouazzanfi vincent.aragnol guillaume.ferrandot didier.escoffrey amel.zerrougane "
    "ines.carvalhosa laurence.bonpertuis luca.bellandrini",
    not_coming="sukru.aydemirci pascal.ribeyrolle patrice.malbosquet florian.desmazurier soraya.mebrouki",
)


def told(today: date) -> Story:
    """Two series of six months, what mentors answered, who was there; and a breakfast beside the series."""
    before, now = series(today)
    dates = [*before, now[0]]
    breakfast = datetime.combine(add_working_days(today, 14), time(8, 15), tzinfo=PARIS)
    return [
        (ago(today, before[0]) + 9, "16:00", gathers(before[0], place=ROOM_UPSTAIRS, topic=FIRST_TOPIC)),
        (
            ago(today, now[0]) + 9,
            "16:20",
            gathers(now[0], place=ROOM_UPSTAIRS, seats=SEATS, topic=NEXT_TOPIC),
        ),
        (
            2,
            "16:45",
            is_another_date(
                breakfast,
                name="Petit-déjeuner des mentors",
                place=ROOM_BY_THE_SEA,
                topic="Un café, un tour de table, et une situation apportée par chacun.",
            ),
        ),
        *(act for day, evening in zip(dates, HELD, strict=True) for act in held(ago(today, day), evening)),
        *replies(6, NEXT),
        *community.after(ago(today, now[0])),
    ]


def series(today: date) -> tuple[list[datetime], list[datetime]]:
    """The dates of the series that is over and of the one under way, so that one comes in about two weeks."""
    coming = today + timedelta(days=14)
    return tuple(every_two_months(tuesday(coming - relativedelta(months=months))) for months in (8, 2))


def tuesday(day: date) -> datetime:
    """The evening of the first Tuesday from a day on."""
    return datetime.combine(day + timedelta(days=(TUESDAY - day.weekday()) % 7), HOUR, tzinfo=PARIS)


def ago(today: date, then: datetime) -> int:
    """How many working days before today."""
    return working_days_between(then.date(), today)


def held(days: int, evening: Evening) -> Story:
    """The answers of the days before, and what was noted the morning after."""
    noted = is_noted(
        [who(one) for one in evening.absent.split()], [who(one) for one in evening.dropped_in.split()]
    )
    return [*replies(days + 4, evening), (days - 1, "09:35", noted)]


def replies(days: int, evening: Evening) -> Iterator[tuple[int, str, Act]]:
    """Answers spread over some days, in the order of the names."""
    for comes, mailboxes in ((True, evening.coming), (False, evening.not_coming)):
        for rank, mailbox in enumerate(mailboxes.split()):
            person = who(mailbox)
            yield days - rank // 4, about(12 + rank % 8, person), answers(person, coming=comes)
