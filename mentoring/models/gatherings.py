"""Meetings of the mentors as a group: six months of dates laid ahead (MentorU: every two months, 1 h 30)."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import NoPersonalData

from .programmes import Programme


class GatheringSeries(models.Model):
    """Six months of dates laid in one act."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=100)
    laid_at = models.DateTimeField()

    personal_data = NoPersonalData("dates and places")

    class Meta:
        verbose_name = _("series of gatherings")
        verbose_name_plural = _("series of gatherings")

    def __str__(self) -> str:
        return self.name


class Gathering(models.Model):
    """One meeting of the mentors."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    series = models.ForeignKey(
        GatheringSeries, models.CASCADE, null=True, blank=True, related_name="gatherings"
    )
    name = models.CharField(_("name"), max_length=100)
    programmes = models.ManyToManyField(Programme, blank=True, related_name="gatherings")
    starts_at = models.DateTimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("length, in minutes"), default=90)
    place = models.CharField(_("place"), max_length=160)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)

    personal_data = NoPersonalData("dates and places")

    class Meta:
        verbose_name = _("mentors’ gathering")
        verbose_name_plural = _("mentors’ gatherings")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["series", "starts_at"], name="gathering_once_in_a_series"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=15, minutes__lte=480), name="gathering_length_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return self.name
