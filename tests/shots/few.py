"""`python -m tests.shots.few 3`: a hub with its team and so many of each thing, for pictures of nearly empty screens."""

import sys
from datetime import timedelta

import django
from django.contrib.auth.hashers import make_password
from django.core.management import call_command


def lay(count: int) -> None:
    """The team and the first pages; then `count` applications, tandems and proposals of different people."""
    from django.utils import timezone  # noqa: PLC0415 - Django is set up first

    from mentoring.models import Programme  # noqa: PLC0415
    from portal.demo import accounts  # noqa: PLC0415
    from tests.factories.mentoring import PairFactory, PartnerFactory, ProposalFactory  # noqa: PLC0415
    from tests.factories.recruitment import ApplicationFactory  # noqa: PLC0415

    now = timezone.now()
    hashed = make_password(accounts.PASSWORD)
    accounts.open_seats(accounts.OF_THE_HUB, hashed=hashed, since=(now - timedelta(days=90)).date())
    call_command("start_hub", verbosity=0)
    programme = Programme.objects.order_by("pk").first()
    partner = PartnerFactory() if count else None
    for rank in range(count):
        ApplicationFactory(email=f"candidature{rank}@exemple.fr", confirmed=True)
        story = {"programme": programme, "mentee__partner": partner}
        ProposalFactory(**story)
        PairFactory(**story, met=rank > 0, active=rank > 1)


if __name__ == "__main__":
    django.setup()
    lay(int(sys.argv[1]))
