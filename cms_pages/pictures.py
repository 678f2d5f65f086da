"""The sizes and formats in which pages show images, made when a page is published: its first reader does not wait.

Connected by the app. The sizes are those of `cms_pages/blocks/picture.html`.
"""

from typing import Any

from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Page

from . import named

SIZES = Filter.expand_spec("format-{avif,webp,jpeg} width-{480,960}")


def make_sizes(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Every size of every image that a page has just published; those that exist are left alone."""
    model = get_image_model()
    for image in model.objects.filter(pk__in=named.ids_named_by(instance, model)).prefetch_renditions():
        for size in image.get_renditions(*SIZES).values():
            size.file.close()
        image.file.close()
