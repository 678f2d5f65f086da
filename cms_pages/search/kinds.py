"""What a result of the search is: each type of page says its own. The values stand in the address."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    PAGES = "pages", _("Pages")
    NEWS = "actualites", pgettext_lazy("kind of result", "News")
    AGENDA = "agenda", pgettext_lazy("kind of result", "Agenda")
    STORIES = "temoignages", _("Stories")
    DOCUMENTS = "documents", _("Documents")
