"""Walking through a wizard as a visitor does, with the test client."""

from datetime import timedelta

from django.utils import timezone

from recruitment.models import Draft
from tests.factories.recruitment import POSTS

SLUGS = {"mentor": "mentor", "mentee": "mentore"}


def start(client, role="mentor", language="", programme=None):
    """Press « Commencer »; gives the address of the first step. The draft is made five minutes old."""
    known = set(Draft.objects.values_list("pk", flat=True))
    chosen = {"dispositif": programme.code} if programme else {}
    address = client.post(f"{language}/candidature/{SLUGS[role]}/", chosen).url
    age = timezone.now() - timedelta(minutes=5)
    Draft.objects.exclude(pk__in=known).update(started_at=age, updated_at=age)
    return address


def fill(client, address, role="mentor", until=None, **changes):
    """Post every step up to `until` (left out); gives the address where one is led."""
    for step, data in POSTS[role].items():
        if step == until:
            break
        assert f"/{step}/" in address
        address = client.post(address, data | changes.get(step.replace("-", "_"), {})).url
    return address


def agree(client, address, **changes):
    """Tick the box of the last page and send."""
    text = client.get(address).context["form"]["agreed_text"].value()
    return client.post(address, {"agreed": "on", "agreed_text": text} | changes)


def apply(client, role="mentor", language=""):
    """The whole walk; gives the answer to the last POST."""
    return agree(client, fill(client, start(client, role, language), role))


def refuse(client, address, data):
    """Post a step that will be refused; gives the page with its errors."""
    return client.post(address, data, follow=True)


def step_url(address, step):
    """The address of another step of the same draft."""
    return "/".join([*address.split("/")[:-2], step, ""])


def errors(response):
    """The lines of the error summary, as read."""
    return [str(line.message).replace("\xa0", " ") for line in response.context["form"].error_summary]
