"""What each role may do, over what; granted and ended here, read by every screen of the team.

Rights lapse at their date for every reader, whether or not a job has run.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .models import Role, RoleKind, Scope, User

Ability = Literal["moderate", "match", "follow", "manage", "export", "accounts", "pages", "read_indicators"]

ABILITIES: dict[str, frozenset[Ability]] = {
    RoleKind.ADMINISTRATOR: frozenset({"accounts"}),
    RoleKind.PROGRAMME_MANAGER: frozenset(
        {"moderate", "match", "follow", "manage", "export", "read_indicators"}
    ),
    RoleKind.OFFICER: frozenset({"moderate", "match", "follow", "read_indicators"}),
    RoleKind.COMMUNICATION: frozenset({"pages"}),
    RoleKind.COORDINATOR: frozenset({"moderate", "match", "follow", "read_indicators"}),
    RoleKind.REFERENT: frozenset(),
    RoleKind.OBSERVER: frozenset({"read_indicators"}),
    RoleKind.MENTOR: frozenset(),
    RoleKind.MENTEE: frozenset(),
}
STAFF_KINDS = frozenset(
    {
        RoleKind.ADMINISTRATOR,
        RoleKind.PROGRAMME_MANAGER,
        RoleKind.OFFICER,
        RoleKind.COMMUNICATION,
        RoleKind.COORDINATOR,
        RoleKind.OBSERVER,
    }
)


@dataclass(frozen=True)
class Reach:
    """How far an ability of a person goes: the hub, or the named structures and programmes."""

    hub: bool = False
    structures: frozenset[uuid.UUID] = frozenset()
    programmes: frozenset[uuid.UUID] = frozenset()

    def __bool__(self) -> bool:
        return self.hub or bool(self.structures or self.programmes)


def active_roles(person: User | AnonymousUser, today: date | None = None) -> list[Role]:
    """The roles in force today, read once for each loaded person."""
    if not person.is_authenticated or not person.is_active:
        return []
    day = today or timezone.localdate()
    kept = getattr(person, "_roles_by_day", {})
    if day not in kept:
        kept = person._roles_by_day = {**kept, day: list(person.roles.active(day))}
    return kept[day]


def reach(person: User | AnonymousUser, ability: Ability, today: date | None = None) -> Reach:
    """Over what a person has an ability; false when nowhere."""
    held = [role for role in active_roles(person, today) if ability in ABILITIES[role.kind]]
    return Reach(
        hub=any(role.scope == Scope.HUB for role in held),
        structures=frozenset(role.scope_id for role in held if role.scope == Scope.STRUCTURE),
        programmes=frozenset(role.scope_id for role in held if role.scope == Scope.PROGRAMME),
    )


def can(person: User | AnonymousUser, ability: Ability, today: date | None = None) -> bool:
    """Whether a person has an ability anywhere."""
    return bool(reach(person, ability, today))


@transaction.atomic
def grant(
    person: User,
    kind: RoleKind,
    *,
    today: date,
    scope: Scope = Scope.HUB,
    scope_id: uuid.UUID | None = None,
    ends_on: date | None = None,
    by: User | None = None,
) -> Role:
    """Give a role from today on; idempotent while the same role is open. What an administrator gives is logged."""
    role, _made = Role.objects.get_or_create(
        person=person,
        kind=kind,
        scope=scope,
        scope_id=scope_id,
        ends_on=ends_on,
        defaults={"starts_on": today},
    )
    forget(person)
    sync_groups(person, today)
    if by:
        log(role, "accounts.grant", user=by)
    return role


@transaction.atomic
def end(role: Role, *, today: date, by: User | None = None) -> None:
    """Take a role back; today is its last day."""
    role.ends_on = max(today, role.starts_on)
    role.save(update_fields=["ends_on"])
    forget(role.person)
    if by:
        log(role, "accounts.end", user=by)


def forget(person: User) -> None:
    """Drop the roles read earlier, after a change."""
    person._roles_by_day = {}


def sync_groups(person: User, today: date | None = None) -> None:
    """Wagtail reads page rights from groups: hold exactly the groups of the roles in force."""
    wanted = {role.kind for role in active_roles(person, today) if role.kind in STAFF_KINDS}
    held = set(person.groups.values_list("name", flat=True))
    if wanted == held:
        return
    groups = [Group.objects.get_or_create(name=kind)[0] for kind in sorted(wanted)]
    person.groups.set(groups)
