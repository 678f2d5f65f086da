"""Lays the hub of the journeys, in its own process: `python -m tests.journeys.lay`. No demo: nobody is there yet."""

import logging

import django


def lay() -> None:
    """The tables, the hub, one officer, one structure."""
    from django.core.management import call_command  # noqa: PLC0415 - once Django is set up
    from django.utils import timezone  # noqa: PLC0415

    from mentoring.models import Partner  # noqa: PLC0415
    from portal.accounts import roles  # noqa: PLC0415
    from portal.accounts.models import RoleKind, User  # noqa: PLC0415
    from tests.journeys.hub import OFFICER, PASSWORD, STRUCTURE  # noqa: PLC0415

    logging.getLogger("wagtail").setLevel(logging.WARNING)
    call_command("migrate", verbosity=0)
    officer = User.objects.create_user(
        email=OFFICER, password=PASSWORD, first_name="Camille", last_name="Rouvelin", is_staff=True
    )
    roles.grant(officer, RoleKind.OFFICER, today=timezone.localdate())
    Partner.objects.create(name=STRUCTURE, kind=Partner.Kind.ASSOCIATION, commune="13054")
    call_command("start_hub")


if __name__ == "__main__":
    django.setup()
    lay()
