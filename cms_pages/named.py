"""What the text of a page names, pages and images, read at once: a stream would ask the database block by block.

`remembered` opens a memory for the drawing of one page, `navigation` puts the pages into it with its own query, and the
blocks and the rich text look there first. Outside a memory (a preview, a task, a test) they ask as Wagtail does.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Model, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex


@dataclass
class Memory:
    """What is known while one page is drawn."""

    pages: dict[int, Page] = field(default_factory=dict)
    page: Page | None = None

    @cached_property
    def images(self) -> dict[int, AbstractImage]:
        """Every image that the page shows, with its sizes: two queries, on the first image that is drawn."""
        if self.page is None:
            return {}
        images = get_image_model().objects.filter(pk__in=ids_named_by(self.page, get_image_model()))
        return {image.pk: image for image in images.prefetch_renditions()}


_memory: ContextVar[Memory | None] = ContextVar("named", default=None)


@contextmanager
def remembered() -> Iterator[Memory]:
    """A memory for one answer; gone with it."""
    memory = Memory()
    token = _memory.set(memory)
    try:
        yield memory
    finally:
        _memory.reset(token)


def remember(page: Page | None, pages: Iterable[Page]) -> None:
    """Keep what was read around the page that is drawn."""
    if memory := _memory.get():
        memory.pages |= {one.pk: one for one in pages}
        memory.page = memory.page or page


def page(pk: int | None) -> Page | None:
    """A page that was read already."""
    memory = _memory.get()
    return memory.pages.get(pk) if memory else None


def image(pk: int | None) -> AbstractImage | None:
    """An image that the page shows; a copy, sizes included, since each place gives it other words."""
    memory = _memory.get()
    known = memory.images.get(pk) if memory and pk else None
    if known is None:
        return None
    mine = copy(known)
    mine.prefetched_renditions = [copy(one) for one in known.prefetched_renditions]
    for one in mine.prefetched_renditions:
        one.image = mine
    return mine


def ids_named_by(page: Page, model: type[Model]) -> QuerySet:
    """What the published text of a page names of a model, by Wagtail's index of references."""
    kept = ContentType.objects.get_for_models(Page, model, for_concrete_models=False)
    named = ReferenceIndex.objects.filter(
        base_content_type=kept[Page], object_id=str(page.pk), to_content_type=kept[model]
    )
    return named.annotate(named=Cast("to_object_id", IntegerField())).values("named")


class NamedPageBlock(blocks.PageChooserBlock):
    """A page chosen by an editor."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        pks = list(values)
        known = [page(pk) for pk in pks]
        unknown = [pk for pk, one in zip(pks, known, strict=True) if pk and not one]
        return super().bulk_to_python(pks) if unknown else known


class NamedImageChooserBlock(ImageChooserBlock):
    """An image chosen by an editor."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[AbstractImage | None]:
        pks = list(values)
        known = [image(pk) for pk in pks]
        unknown = [pk for pk, one in zip(pks, known, strict=True) if pk and not one]
        return super().bulk_to_python(pks) if unknown else known


class NamedImageBlock(ImageBlock):
    """The same, with its words for those who do not see it."""

    def __init__(self, required: bool = True, **kwargs: object) -> None:
        super().__init__(required=required, **kwargs)
        chooser = NamedImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
