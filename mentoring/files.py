"""Who may read the files of mentoring: a sealed charter, a document of a gathering. Found by `portal.core` at the start."""

import uuid
from datetime import datetime

from django.http import HttpRequest

from mentoring.models import Charter, GatheringDocument, Pair, Seal
from mentoring.models.people import programmes_within
from portal.accounts import roles
from portal.accounts.models import User
from portal.core import private
from portal.core.private import PrivateFile

from .doors import door_of_gathering, door_of_pair


def charter_file(request: HttpRequest, key: uuid.UUID, now: datetime) -> PrivateFile | None:
    """A sealed charter, for its two people and for the team that follows them."""
    found = Charter.objects.select_related("seal", "pair__proposal", "pair__mentor", "pair__mentee")
    charter = found.filter(uuid=key, seal__pdf_state=Seal.Pdf.RENDERED).first()
    if charter is None:
        return None
    viewer = reader_of(request, charter, now=now)
    if viewer is None:
        return None
    pair = charter.pair
    return PrivateFile(
        path=charter.seal.pdf_path,
        name=f"charte-{pair.reference}.pdf",
        viewer=viewer,
        subjects=(pair.mentor.reference, pair.mentee.reference),
    )


def reader_of(request: HttpRequest, charter: Charter, *, now: datetime) -> User | None:
    """One of the two people by their door, or a member of the team by their role; None for anybody else."""
    pair = charter.pair
    door = door_of_pair(request, pair, now=now)
    if door:
        return User.objects.filter(pk=door.person_id, is_active=True).first()
    if (
        roles.can(request.user, "follow")
        and Pair.objects.visible_to(request.user).filter(pk=pair.pk).exists()
    ):
        return request.user
    return None


def gathering_file(request: HttpRequest, key: uuid.UUID, now: datetime) -> PrivateFile | None:
    """A document of a gathering, for the mentors invited and for the team that follows one of its programmes."""
    document = GatheringDocument.objects.select_related("gathering").filter(uuid=key).first()
    if document is None:
        return None
    door = door_of_gathering(request, document.gathering, now=now)
    viewer = User.objects.filter(pk=door.person_id, is_active=True).first() if door else None
    if viewer is None and roles.can(request.user, "follow"):
        mine = programmes_within(roles.reach(request.user, "follow"))
        viewer = request.user if document.gathering.programmes.filter(pk__in=mine).exists() else None
    return PrivateFile(document.path, document.name, viewer, ()) if viewer else None


private.declare("charter", charter_file)
private.declare("gathering", gathering_file)
