"""Figures that may be published, masked before they are kept: this table holds no count of a few people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import NoPersonalData


class FigureSheet(models.Model):
    """The figures of a day, as `mentoring.domain.figures` counted and masked them. A day is counted once.

    `figures`: `{since, cells: {code: [people, part?] or None}, days_to_tandem: [people, days] or None,
    programmes: [{name, name_in_english, mentees, tandems}], years: [[year, tandems]], baselines: [{label, percent,
    source, as_of}], gaps: {towns: [[code, waiting, mentors]], sectors: the same}}`; None where it is masked.
    """

    day = models.DateField(_("day"), unique=True)
    figures = models.JSONField()

    personal_data = NoPersonalData("counts of ten people or more")

    class Meta:
        verbose_name = _("published figures")
        verbose_name_plural = _("published figures")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day}"
