"""Programmes and structures over which a role may be given. Called by the screen of roles through a hook."""

from uuid import UUID

from mentoring.models import Partner, Programme
from portal.accounts.models import Scope


def scopes() -> list[tuple[Scope, list[tuple[UUID, str]]]]:
    """Each kind of scope with what can be named."""
    programmes = [(one.uuid, one.name) for one in Programme.objects.order_by("name")]
    partners = [(one.uuid, one.name) for one in Partner.objects.filter(is_active=True).order_by("name")]
    return [(Scope.PROGRAMME, programmes), (Scope.STRUCTURE, partners)]
