"""The mentors' gatherings: four behind us, one in about two weeks with its answers, one further on."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from portal.core.calendars import every_two_months
from portal.core.days import PARIS, add_working_days, working_days_between
from portal.demo.acts.gathering import answers, gathers, is_another_date, is_noted
from portal.demo.cast import who

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
# Who said yes, who said no, who said yes and did not come, who came without a word: one line a gathering.
HELD = (
    (
        "olivier.pontarelle hajar.ouazzanfi laurence.bonpertuis beatrice.kuentzel delphine.amouriet vincent.aragnol",
        "mamadou.sissokhane patrice.malbosquet",
        "vincent.aragnol",
        "jeannoel.rastouble",
    ),
    (
        "olivier.pontarelle mamadou.sissokhane soraya.mebrouki didier.escoffrey joseph.tchouankep beatrice.kuentzel "
        "guillaume.ferrandot jeannoel.rastouble",
        "hajar.ouazzanfi sukru.aydemirci",
        "joseph.tchouankep",
        "laurence.bonpertuis",
    ),
    (
        "rosemay.payetot ines.carvalhosa rachid.elqasraoui florian.desmazurier laurence.bonpertuis beatrice.kuentzel "
        "patrice.malbosquet minhkhoi.quach",
        "olivier.pontarelle pascal.ribeyrolle amel.zerrougane",
        "florian.desmazurier minhkhoi.quach",
        "",
    ),
    (
        "h.roumestang francoise.ollivary bernard.cantarel emre.karatekin oksana.hryhorchuk beatrice.kuentzel "
        "hajar.ouazzanfi guillaume.ferrandot sylvie.cabrolin vincent.aragnol",
        "delphine.amouriet yasmina.elkhatirou stephane.quillichet",
        "emre.karatekin",
        "tigran.hovhasarian",
    ),
)
NEXT = (
    "h.roumestang francoise.ollivary bernard.cantarel olivier.pontarelle beatrice.kuentzel mamadou.sissokhane "
    "hajar.ouazzanfi vincent.aragnol guillaume.ferrandot didier.escoffrey amel.zerrougane ines.carvalhosa "
    "laurence.bonpertuis luca.bellandrini",
    "sukru.aydemirci pascal.ribeyrolle patrice.malbosquet florian.desmazurier soraya.mebrouki",
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
                name="Petit-déjeuner des nouveaux mentors",
                place=ROOM_BY_THE_SEA,
                topic="Un café, un tour de table, et le guide du mentor feuilleté ensemble.",
            ),
        ),
        *(act for day, told_of in zip(dates, HELD, strict=True) for act in held(ago(today, day), *told_of)),
        *replies(6, *NEXT),
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


def held(days: int, coming: str, not_coming: str, absent: str, dropped_in: str) -> Story:
    """The answers of the days before, and what was noted the morning after."""
    noted = is_noted([who(one) for one in absent.split()], [who(one) for one in dropped_in.split()])
    return [*replies(days + 4, coming, not_coming), (days - 1, "09:35", noted)]


def replies(days: int, coming: str, not_coming: str) -> Iterator[tuple[int, str, object]]:
    """Answers spread over some days, in the order of the names."""
    for comes, mailboxes in ((True, coming), (False, not_coming)):
        for rank, mailbox in enumerate(mailboxes.split()):
            person = who(mailbox)
            yield days - rank // 4, about(12 + rank % 8, person), answers(person, coming=comes)
