"""How a story is written down: acts at an hour of a working day before today."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zlib import crc32

from portal.core.days import PARIS, add_working_days
from portal.demo.acts.finding import Act
from portal.demo.people import Person

Story = list[tuple[int, str, Act]]


def moment(today: date, days: int, at: str) -> datetime:
    """An hour of a working day before today, in Paris."""
    return datetime.combine(add_working_days(today, -days), time.fromisoformat(at), tzinfo=PARIS)


def about(hour: int, person: Person) -> str:
    """A minute of an hour that is always the same for a person: nobody acts on the stroke of the clock."""
    return f"{hour:02}:{crc32(person.mailbox.encode()) % 50 + 3:02}"


def lines(table: str) -> Iterable[list[str]]:
    """The rows of a table written as text, in words."""
    return (line.split() for line in table.strip().splitlines())
