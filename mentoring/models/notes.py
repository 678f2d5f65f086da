"""What a pair writes for itself. Nobody of the team may read it: no permission exists, and the text is encrypted."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.privacy import Erase, PersonalData

from .pairs import Meeting, Pair


class PairNote(models.Model):
    """A note that its author and the other side read, and nobody else; `ciphertext` opens with a key kept elsewhere."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    author = models.ForeignKey(User, models.CASCADE, related_name="+")
    ciphertext = models.BinaryField(_("note"))
    written_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    client_key = models.UUIDField(unique=True, default=uuid4)

    personal_data = PersonalData(
        purpose=_("the pair's own work"),
        basis="the two people's own use",
        keep=_("end of the pair, then 3 months"),
        erase={
            "ciphertext": Erase.WITH_ROW,
            "written_at": Erase.WITH_ROW,
            "shared_at": Erase.WITH_ROW,
        },
    )

    class Meta:
        verbose_name = _("note of the pair")
        verbose_name_plural = _("notes of the pair")
        ordering: ClassVar = ["-written_at", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.uuid)
