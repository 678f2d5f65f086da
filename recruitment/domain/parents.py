"""From the answers of an accepted minor to whoever answers for them: moved, and kept once. Called by `moderation`."""

from datetime import date, datetime

from mentoring.domain import guardians, minors
from mentoring.models import Mentee
from portal.accounts.addresses import normal_email
from portal.accounts.models import User
from portal.core.days import day_of
from recruitment.models import Application

ASKED = ("of_age_on", "guardian_name", "guardian_tie", "guardian_email", "guardian_phone")


def hand_over(mentee: Mentee, row: Application, *, by: User | None, now: datetime) -> None:
    """The parent whom a minor named is asked for their agreement; nothing for an adult, nor where one is known.

    Named at the minor's own address, a parent is not asked: the team names them again.
    Inside the caller's transaction, which holds the application.
    """
    said = {name: str(row.answers.get(name) or "") for name in ASKED}
    if not said["of_age_on"]:
        return
    is_own = bool(said["guardian_email"]) and normal_email(said["guardian_email"]) == row.email
    if not is_own and minors.guardian_of(mentee) is None and minors.is_minor(mentee, day_of(now)):
        guardians.open_for(
            mentee,
            name=said["guardian_name"],
            tie=said["guardian_tie"],
            email=said["guardian_email"],
            phone=said["guardian_phone"],
            of_age_on=date.fromisoformat(said["of_age_on"]),
            by=by,
            now=now,
        )
    row.answers = {name: value for name, value in row.answers.items() if name not in ASKED}
    row.save(update_fields=["answers"])
