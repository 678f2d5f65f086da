"""The agenda of the demo: events to come, over and cancelled, around today. Called by the command, after the news."""

from datetime import date, datetime, time, timedelta

from wagtail.models import Page

from cms_pages.models import EventPage
from portal.core.days import PARIS, add_working_days
from portal.hub import ledger
from portal.hub.texts.pieces import typeset

from .events import EVENTS, Event
from .pages import set_in_french


def lay(*, today: date) -> None:
    """Publish the events under the agenda of the hub; nothing when the team has removed that page."""
    index = ledger.page("agenda")
    if index is None:
        return
    for event in EVENTS:
        publish(event, under=index, today=today)


def publish(event: Event, *, under: Page, today: date) -> None:
    """One event, on a working day."""
    day = add_working_days(today, event.days)
    start, end = (time.fromisoformat(hour) for hour in event.hours)
    page = EventPage(
        title=typeset(event.title),
        slug=event.slug,
        intro=typeset(event.intro),
        kind=event.kind,
        starts_at=datetime.combine(day, start, tzinfo=PARIS),
        ends_at=datetime.combine(day + timedelta(days=event.more_days), end, tzinfo=PARIS),
        place=event.place,
        registration_email=event.email,
        is_cancelled=event.cancelled,
        body=[set_in_french(piece) for piece in event.body],
        locale=under.locale,
    )
    under.add_child(instance=page)
    page.save_revision().publish()
