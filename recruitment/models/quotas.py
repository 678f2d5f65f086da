"""How often something was tried from one place in one day: counters, not people."""

from django.db import models

from portal.core.privacy import Erase, PersonalData


class Attempt(models.Model):
    """A counter: `key` is a keyed hash of an address or of a network, so that it names nobody."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        purpose="keep robots from flooding the forms and other people's mailboxes",
        basis="legitimate interest (security)",
        keep="two days",
        erase={"key": Erase.WITH_ROW},
        plain=("kind", "day", "count"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "day"], name="attempt_counted_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
