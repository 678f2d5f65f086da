"""Images and videos: each with words for those who do not see or hear it, or said to be decorative."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument

from ..named import NamedImageBlock
from . import previews

HEAD = 12
SIGNATURES = {"mp4": (4, b"ftyp"), "webm": (0, b"\x1a\x45\xdf\xa3"), "vtt": (0, b"WEBVTT")}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class PictureBlock(previews.Invented, blocks.StructBlock):
    """An image (its alternative text, or "decorative", is required by Wagtail's block), a caption, a credit."""

    image = NamedImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=100, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("One image with its caption and its credit.")
        preview_value = previews.PICTURE
        group = _("Media")
        template = "cms_pages/blocks/picture.html"


class VideoValue(blocks.StructValue):
    """What the template reads of a video."""

    @property
    def host(self) -> str:
        """The name of the site that a link leads to."""
        return (urlsplit(self["address"]).hostname or "").removeprefix("www.")


class VideoBlock(previews.Invented, blocks.StructBlock):
    """A film of ours with its captions, or a link to one elsewhere; nothing of it is fetched before it is asked for."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    poster = NamedImageBlock(label=_("Image shown before the video"))
    file = DocumentChooserBlock(
        label=_("Video file"), required=False, help_text=_("An MP4 or WebM file, among the documents.")
    )
    captions = DocumentChooserBlock(
        label=_("Captions"), required=False, help_text=_("A WebVTT file (.vtt), for those who do not hear.")
    )
    no_speech = blocks.BooleanBlock(label=_("Nobody speaks in this video"), required=False)
    address = blocks.URLBlock(
        label=_("Or its address elsewhere"),
        required=False,
        help_text=_(
            "The page only shows the image and a link; the other site is asked nothing before the click."
        ),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=["bold", "link", "ul"],
        help_text=_("What is said, and what is seen that matters."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film of yours or a link to one elsewhere, with what is said in it.")
        label_format = "{title}"
        group = _("Media")
        template = "cms_pages/blocks/video.html"
        value_class = VideoValue

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(previews.video())

    def clean(self, value: Mapping[str, object]) -> VideoValue:
        """One source; a file that is what it says; captions as soon as somebody speaks."""
        cleaned = super().clean(value)
        faults = faults_of(cleaned)
        if faults:
            raise StructBlockValidationError(
                block_errors={name: ValidationError(words) for name, words in faults.items()}
            )
        return cleaned


def faults_of(video: Mapping[str, object]) -> dict[str, str]:
    """What is wrong with a video, by field."""
    file, captions, address = video["file"], video["captions"], video["address"]
    faults = {}
    if bool(file) == bool(address):
        faults["file"] = _("Give a file or an address, one of the two.")
    elif file and not is_really(file, "mp4", "webm"):
        faults["file"] = _("This file is no MP4 or WebM video.")
    if file and not captions and not video["no_speech"]:
        faults["captions"] = _("Add the captions, or say that nobody speaks.")
    elif captions and not is_really(captions, "vtt"):
        faults["captions"] = _("This file holds no WebVTT captions: its first word must be WEBVTT.")
    if address and urlsplit(address).scheme != "https":
        faults["address"] = _("The address must begin with https://")
    return faults


def is_really(document: AbstractDocument, *extensions: str) -> bool:
    """Whether the name of a file and its first bytes both say that it is of one of these kinds."""
    kind = document.file_extension.lower()
    if kind not in extensions:
        return False
    with document.open_file() as file:
        head = file.read(HEAD).removeprefix(BYTE_ORDER_MARK)
    start, signature = SIGNATURES[kind]
    return head[start:].startswith(signature)
