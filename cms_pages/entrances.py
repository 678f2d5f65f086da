"""The doors to the application forms, known here by the names of their URLs only."""

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Entrance(models.TextChoices):
    MENTOR = "mentor", _("Apply as a mentor")
    MENTEE = "mentee", _("Apply for a mentor")


URL_NAMES = {Entrance.MENTOR: "apply:mentor", Entrance.MENTEE: "apply:mentee"}


def entrance_url(entrance: str, *, programme: str = "") -> str:
    """The first page of an application form, in the language of the moment; with a programme already chosen or none."""
    page = reverse(URL_NAMES[Entrance(entrance)])
    return f"{page}?{urlencode({'dispositif': programme})}" if programme else page
