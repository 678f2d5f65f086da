"""Stories with the consents of their voices. Read by the tests."""

from datetime import timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Drawn
from wagtail.images.models import Image

from cms_pages.models import StoryConsent, StoryPage, StoryVoice
from portal.hub import ledger

NAME, WORDS = "Zwiebelina", "zwiebelsuppenlied"


def consent(name=NAME, *, since=40, left=90, **fields):
    today = timezone.localdate()
    facts = {"means": "paper", "proof": "Classeur bleu", **fields}
    return StoryConsent.objects.create(
        published_name=name,
        given_on=today - timedelta(days=since),
        until=today + timedelta(days=left),
        **facts,
    )


def drawing():
    kept = BytesIO()
    Drawn.new("RGB", (600, 400), "navy").save(kept, "PNG")
    return Image.objects.create(title="Un dessin", file=ImageFile(kept, name="dessin.png"))


def story(*consents, title=None, live=True, **fields):
    """A story with one voice for each consent."""
    voices = [
        StoryVoice(side=side, words=f"Elle chante {WORDS}.", consent=one)
        for side, one in zip(("mentee", "mentor"), consents, strict=False)
    ]
    title = title or f"{NAME} raconte {WORDS}"
    page = StoryPage(title=title, intro=f"Le {WORDS}", voices=voices, live=False, **fields)
    ledger.page("stories").add_child(instance=page)
    if live:
        page.save_revision().publish()
    page.refresh_from_db()
    return page
