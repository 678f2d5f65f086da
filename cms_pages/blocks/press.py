"""What journalists come for: press releases, pictures to take away, what was said of the hub elsewhere."""

from collections.abc import Mapping
from operator import itemgetter

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from . import previews

THUMBNAIL = "max-480x320"

Context = Mapping[str, object]


class DatedBlock(blocks.StructBlock):
    """Something that happened on a day."""

    date = blocks.DateBlock(label=_("Date"))
    title = blocks.CharBlock(label=_("Title"), max_length=160)

    class Meta:
        label_format = "{title}"


def latest_first(entries: list[Context]) -> list[Context]:
    """Dated entries, the newest first, in whatever order they were typed."""
    return sorted(entries, key=itemgetter("date"), reverse=True)


class ReleaseBlock(DatedBlock):
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        label = _("Press release")


class ReleasesBlock(blocks.StructBlock):
    """Press releases to download."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    releases = blocks.ListBlock(ReleaseBlock(), label=_("Press releases"), min_num=1)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Press releases")
        description = _("Press releases to download, the newest first.")
        group = _("Press")
        template = "cms_pages/blocks/releases.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(previews.releases())

    def get_context(self, value: Context, parent_context: Context | None = None) -> dict[str, object]:
        """Adds `releases`, the newest first."""
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "releases": latest_first(value["releases"])}


class TakenBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        max_length=160,
        help_text=_("What it shows: also read to those who do not see it."),
    )
    credit = blocks.CharBlock(label=_("Credit"), max_length=100)

    class Meta:
        label = _("Picture")
        label_format = "{caption}"


class PicturesBlock(previews.Invented, blocks.StructBlock):
    """The logo and pictures, at full size, with the credit to print."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    pictures = blocks.ListBlock(TakenBlock(), label=_("Pictures"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Pictures to download")
        description = _("The logo and pictures that journalists may take, with the credit to print.")
        group = _("Press")
        template = "cms_pages/blocks/pictures.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(previews.pictures())

    def get_context(self, value: Context, parent_context: Context | None = None) -> dict[str, object]:
        """Adds `pictures`, with their small versions: one query whatever their number."""
        context = super().get_context(value, parent_context=parent_context)
        pictures = [picture for picture in value["pictures"] if picture["image"]]
        drawn = get_image_model().get_rendition_model().objects.filter(filter_spec=THUMBNAIL)
        small = Prefetch("renditions", drawn, to_attr="prefetched_renditions")
        prefetch_related_objects([picture["image"] for picture in pictures], small)
        return {**context, "pictures": pictures}


class MentionBlock(DatedBlock):
    outlet = blocks.CharBlock(label=_("Newspaper, radio, site"), max_length=80)
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("article", _("Article")), ("video", _("Video")), ("radio", _("Radio"))],
        default="article",
    )
    link = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("Empty when it can no longer be read.")
    )

    class Meta:
        label = _("Mention")


class ReviewBlock(blocks.StructBlock):
    """What was said of the hub elsewhere, each with its source and its date."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    mentions = blocks.ListBlock(MentionBlock(), label=_("Mentions"), min_num=1)

    class Meta:
        icon = "openquote"
        label = _("Press review")
        description = _("What newspapers, radios and sites said of the hub, the newest first.")
        preview_value = previews.REVIEW
        group = _("Press")
        template = "cms_pages/blocks/review.html"

    def get_context(self, value: Context, parent_context: Context | None = None) -> dict[str, object]:
        """Adds `mentions`, the newest first."""
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "mentions": latest_first(value["mentions"])}
