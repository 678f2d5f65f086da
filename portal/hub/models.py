"""What `start_hub` has laid, so that it lays nothing twice, even what the team has renamed, moved or removed."""

from django.db import models
from wagtail.models import Page

from portal.core.privacy import NoPersonalData


class Laid(models.Model):
    """One thing laid, under a name of ours that never changes; `page` when it is a page that still exists."""

    key = models.CharField(max_length=60, unique=True)
    page = models.ForeignKey(Page, models.SET_NULL, null=True, blank=True, related_name="+")
    laid_at = models.DateTimeField()

    personal_data = NoPersonalData("names of things, not of people")

    def __str__(self) -> str:
        return self.key
