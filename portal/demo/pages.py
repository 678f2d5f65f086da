"""The news of the demo, with drawings made by us. Called by the command, once the hub is laid."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Page

from cms_pages.models import NewsPage, Rubric
from portal.hub import ledger
from portal.hub.texts.pieces import Block, block, typeset

from .articles import founders, life
from .articles.sheets import Article

DRAWINGS = Path(__file__).parent / "drawings"
ARTICLES = (*life.ARTICLES, *founders.ARTICLES)
CREDIT = "Hub mentorat"


def lay(*, today: date) -> None:
    """Publish the articles under the news of the hub, oldest first; nothing when the team has removed that page."""
    index = ledger.page("news")
    if index is None:
        return
    for article in sorted(ARTICLES, key=lambda one: -one.days):
        publish(article, under=index, today=today)


def publish(article: Article, *, under: Page, today: date) -> None:
    """One article, its drawing first."""
    picture = [picture_of(article.drawing)] if article.drawing else []
    page = NewsPage(
        title=typeset(article.title),
        slug=article.slug,
        intro=typeset(article.intro),
        published_on=today - timedelta(days=article.days),
        rubric=Rubric.objects.filter(name=article.rubric).first(),
        body=[*picture, *(set_in_french(piece) for piece in article.body)],
        locale=under.locale,
    )
    if picture:
        page.social_image_id = picture[0]["value"]["image"]["image"]
    under.add_child(instance=page)
    page.tags.add(*article.key_words)
    page.save_revision().publish()


def picture_of(drawing: str) -> Block:
    """The block of a drawing."""
    image = image_of(drawing)
    shown = {"image": image.pk, "decorative": False, "alt_text": image.title}
    return block("picture", {"image": shown, "caption": "", "credit": CREDIT})


def image_of(drawing: str) -> Image:
    """The image of a drawing. The words for those who do not see it are the title of its SVG, from which it was made."""
    words = re.search(r"<title>(.*)</title>", (DRAWINGS / f"{drawing}.svg").read_text(encoding="utf-8"))[1]
    known = Image.objects.filter(title=words).first()
    if known:
        return known
    with (DRAWINGS / f"{drawing}.png").open("rb") as file:
        return Image.objects.create(title=words, file=ImageFile(file, name=f"{drawing}.png"))


def set_in_french(value: Any) -> Any:
    """The words of a block with the spaces of French typography."""
    if isinstance(value, list):
        return [set_in_french(entry) for entry in value]
    if isinstance(value, dict):
        return {name: set_in_french(entry) for name, entry in value.items()}
    return typeset(value) if isinstance(value, str) else value
