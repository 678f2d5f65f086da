"""What happened in the demo, day by day until yesterday, played by the verbs of the house. Called by the command.

Days are working days before today. Every evening of a working day what fell due is done, as it would have been.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from cms_pages import due as pages
from portal.core.days import PARIS, is_working_day
from portal.core.due import all_rules

from .acts.finding import Act
from .stories import applications, arrivals, community, gatherings, parents, proposals, tandems
from .stories.telling import moment

FIRST_DAY = 210
EVENING = time(19, 30)
# Letters leave at the end, with the links that they name; charters are printed by the job, half a second each; the
# figures are those of the last day, and the pages stand as they are today.
NOT_ON_THE_WAY = ("messages", "old links", "charters to render", "figures to count", *pages.RULES)


def story(today: date) -> list[tuple[datetime, Act]]:
    """Every act with its moment, in the order of time."""
    told = [
        *arrivals.told(),
        *parents.told(),
        *tandems.told(),
        *proposals.told(today),
        *applications.told(),
        *gatherings.told(today),
        *community.told(),
    ]
    return sorted(((moment(today, days, at), act) for days, at, act in told), key=lambda one: one[0])


def evenings(start: datetime, end: datetime) -> Iterator[datetime]:
    """The evening of each working day from one moment to another."""
    for ahead in range((end.date() - start.date()).days + 1):
        day = start.date() + timedelta(days=ahead)
        evening = datetime.combine(day, EVENING, tzinfo=PARIS)
        if is_working_day(day) and start < evening <= end:
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
