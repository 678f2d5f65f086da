"""`manage.py start_hub`: lay what a hub needs before its first day. Run at every start: it lays nothing twice."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone, translation

from portal.hub import moderation, programme, reference, roles, site

DEFAULT_EMAIL = "responsable@tandem.example"


class Command(BaseCommand):
    help = "Lays the first pages, reference lists, roles, programme and account; never touches what the team changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--manager-email",
            default=DEFAULT_EMAIL,
            help="address of the first account (password: MANAGER_PASSWORD)",
        )

    @transaction.atomic
    def handle(self, *args: object, **options: Any) -> None:
        now = timezone.now()
        with translation.override(settings.LANGUAGE_CODE):
            reference.lay(now=now)
            site.lay(now=now)
            roles.lay_groups(now=now)
            roles.lay_page_rights(now=now)
            moderation.lay(now=now)
            programme.lay(now=now)
            account = roles.lay_first_manager(
                options["manager_email"], os.environ.get("MANAGER_PASSWORD", ""), now=now
            )
        if options["verbosity"]:
            self.tell(account)

    def tell(self, account: roles.FirstAccount | None) -> None:
        """What was done; a password that was drawn is told here, once."""
        self.stdout.write(self.style.SUCCESS("The hub is laid."))
        if account and not os.environ.get("MANAGER_PASSWORD"):
            self.stdout.write(
                f"First account: {account.email} · password, told this once: {account.password}"
            )
