"""The stories of the demo and the consents that they lean on. Called by the command, once the hub is laid."""

from datetime import date, timedelta

from wagtail.models import Page

from cms_pages.models import StoryConsent, StoryPage, StoryVoice
from portal.hub import ledger
from portal.hub.texts.pieces import typeset

from .articles import tales
from .articles.sheets import Said, Story
from .pages import image_of, set_in_french

PROOF = "Accord signé, classé dans l’armoire « communication » ; reçu par la chargée de communication."


def lay(*, today: date) -> None:
    """Publish the stories, oldest first; nothing when the team has removed their page."""
    index = ledger.page("stories")
    if index is None:
        return
    for story in sorted(tales.STORIES, key=lambda one: -one.days):
        publish(story, under=index, today=today)


def publish(story: Story, *, under: Page, today: date) -> None:
    """One story with the consent of each of its voices; what is over is laid too, and shown to nobody."""
    day = today - timedelta(days=story.days)
    image = image_of(story.drawing) if story.drawing else None
    page = StoryPage(
        title=typeset(story.title),
        slug=story.slug,
        intro=typeset(story.intro),
        published_on=day,
        picture=image,
        picture_alt=image.title if image else "",
        social_image=image,
        body=[set_in_french(piece) for piece in story.body],
        locale=under.locale,
        voices=[voice_of(said, story, today=today) for said in story.voices],
    )
    under.add_child(instance=page)
    page.save_revision().publish()


def voice_of(said: Said, story: Story, *, today: date) -> StoryVoice:
    """Somebody's words, under a consent given a week before."""
    consent = StoryConsent.objects.create(
        published_name=said.name,
        means=StoryConsent.Means.PAPER,
        on_networks=said.side == StoryVoice.Side.MENTOR,
        given_on=today - timedelta(days=story.days + 7),
        until=today + timedelta(days=story.left),
        proof=typeset(PROOF),
    )
    return StoryVoice(side=said.side, words=typeset(said.words), role=typeset(said.role), consent=consent)
