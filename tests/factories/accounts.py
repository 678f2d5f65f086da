"""Members of the team, with the groups and rights that `start_hub` lays.

StaffFactory()                                   an accompanying officer over the whole hub
StaffFactory(kind=RoleKind.COORDINATOR, over=partner)
StaffFactory(kind=RoleKind.COMMUNICATION)
"""

import factory
from django.utils import timezone

from mentoring.models import Partner
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope, User
from portal.hub.roles import lay_groups

PASSWORD = "une phrase assez longue"


class StaffFactory(factory.Factory):
    kind = RoleKind.OFFICER
    over = None
    first_name = "Camille"
    last_name = factory.Sequence("Berthier{}".format)
    email = factory.Sequence("equipe{}@tandem.example".format)

    class Meta:
        model = User

    @classmethod
    def _create(cls, model_class, *, kind, over, **fields):
        lay_groups(now=timezone.now())
        person = model_class.objects.create_user(is_staff=True, password=PASSWORD, **fields)
        if kind:
            roles.grant(person, kind, today=timezone.localdate(), **scope_of(over))
        return User.objects.get(pk=person.pk)


def scope_of(over):
    if over is None:
        return {}
    scope = Scope.STRUCTURE if isinstance(over, Partner) else Scope.PROGRAMME
    return {"scope": scope, "scope_id": over.uuid}


def sign_in(client, **fields):
    """Open a session of the admin for a new member of the team."""
    person = StaffFactory(**fields)
    client.force_login(person, backend="portal.accounts.backends.StaffBackend")
    return person
