"""Images: each with words for those who do not see it, or said to be decorative."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """An image (its alternative text, or "decorative", is required by Wagtail's block), a caption, a credit."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=100, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Media")
        template = "cms_pages/blocks/picture.html"
