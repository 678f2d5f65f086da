"""The partner structures: made, changed, switched off and on. Called by the team's register of structures.

Those who manage the whole hub make one and switch it; whoever manages a structure changes its contact.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.models import Partner
from portal.accounts.models import Role, RoleKind, User
from portal.accounts.roles import reach
from portal.core import outbox
from portal.core.days import day_of
from portal.core.errors import NotAllowed, Refused

DETAILS = ("name", "kind", "commune", "email", "phone", "website")


class StructureExists(Refused):
    message = _("There is already a structure of this name.")


def managed_by(user: User) -> QuerySet[Partner]:
    """The structures whose contact this member of the team may change."""
    wide = reach(user, "manage")
    return Partner.objects.all() if wide.hub else Partner.objects.filter(uuid__in=wide.structures)


def check_name(name: str, *, but: Partner | None = None) -> None:
    """A name is one structure's, whatever the case. Raises StructureExists."""
    if Partner.objects.filter(name__iexact=name).exclude(pk=but.pk if but else None).exists():
        raise StructureExists


@transaction.atomic
def make(*, values: Mapping[str, Any], by: User, now: datetime) -> Partner:
    """A new structure, which people may name at once when they apply. Raises NotAllowed, StructureExists."""
    if not reach(by, "manage").hub:
        raise NotAllowed
    check_name(values["name"])
    partner = Partner.objects.create(**values)
    log(partner, "mentoring.make_partner", user=by, timestamp=now)
    return partner


def held(partner: Partner, *, by: User) -> Partner:
    """The structure as it is now, locked, for somebody who manages it. Raises NotAllowed."""
    row = managed_by(by).filter(pk=partner.pk).select_for_update(no_key=True).first()
    if row is None:
        raise NotAllowed
    return row


@transaction.atomic
def change(*, partner: Partner, values: Mapping[str, Any], by: User, now: datetime) -> Partner:
    """Change the name, the kind or the contact. Raises NotAllowed, StructureExists."""
    row = held(partner, by=by)
    check_name(values.get("name", row.name), but=row)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    log(row, "mentoring.change_partner", user=by, timestamp=now)
    return row


@transaction.atomic
def switch(*, partner: Partner, on: bool, by: User, now: datetime) -> Partner:
    """Offer a structure in the forms, or no more; what it referred stays. Idempotent. Raises NotAllowed."""
    if not reach(by, "manage").hub:
        raise NotAllowed
    row = held(partner, by=by)
    if row.is_active != on:
        row.is_active = on
        row.save(update_fields=["is_active"])
        log(
            row,
            "mentoring.switch_partner_on" if on else "mentoring.switch_partner_off",
            user=by,
            timestamp=now,
        )
    return row


def readers_of(partner: Partner, *, now: datetime) -> list[tuple[User | outbox.Recipient, str]]:
    """Who reads for a structure, each with what tells them apart in a key: its referents, else its own address."""
    held = Role.objects.active(day_of(now)).filter(kind=RoleKind.REFERENT, scope_id=partner.uuid)
    people = User.objects.filter(roles__in=held, is_active=True).distinct().order_by("pk")
    if people:
        return [(person, str(person.uuid)) for person in people]
    own = outbox.Recipient(address=partner.email, first_name=partner.name)
    return [(own, str(partner.uuid))] if partner.email else []
