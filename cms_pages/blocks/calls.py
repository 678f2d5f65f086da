"""Calls to act: the two doors, a call with its button, supports, documents."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from . import previews
from .links import LinkBlock

SUPPORT_ICONS = [
    ("wrench", _("Tool")),
    ("target", _("Target")),
    ("building-2", _("Building")),
    ("sprout", _("Shoot")),
    ("network", _("Network")),
    ("compass", _("Compass")),
    ("handshake", _("Handshake")),
    ("messages-square", _("Conversation")),
    ("calendar-days", _("Calendar")),
    ("shield-check", _("Shield")),
    ("clock", _("Clock")),
    ("map-pin", _("Place")),
    ("users", _("Group")),
    ("route", _("Path")),
]


class DoorBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=40)
    text = blocks.TextBlock(label=_("Text"), max_length=200)
    link = LinkBlock(label=_("Button"))
    note = blocks.CharBlock(
        label=_("Time needed"),
        max_length=40,
        required=False,
        help_text=_("Announced beside the button, such as “8 min, you may stop and resume”."),
    )


class DoorsBlock(blocks.StructBlock):
    """The two ways in: to give, and to ask."""

    mentor = DoorBlock(label=_("For mentors"))
    mentee = DoorBlock(label=_("For those who look for a mentor"))

    class Meta:
        icon = "login"
        label = _("Two doors")
        description = _("The two ways into the hub: become a mentor, find a mentor.")
        preview_value = previews.DOORS
        group = _("Calls to act")
        template = "cms_pages/blocks/doors.html"


class CallBlock(blocks.StructBlock):
    """A sentence and a button."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)
    link = LinkBlock(label=_("Button"))

    class Meta:
        icon = "pick"
        label = _("Call to act")
        description = _("One sentence and one button, often at the end of a page.")
        preview_value = previews.CALL
        group = _("Calls to act")
        template = "cms_pages/blocks/call.html"


class SupportBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=SUPPORT_ICONS)
    title = blocks.CharBlock(label=_("Title"), max_length=40)
    text = blocks.CharBlock(label=_("Text"), max_length=160)

    class Meta:
        label = _("Support")
        label_format = "{title}"


class SupportsBlock(blocks.StructBlock):
    """What a mentor offers, one line each."""

    supports = blocks.ListBlock(SupportBlock(), label=_("Supports"), min_num=2, max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("List with icons")
        description = _("Two to eight short points, each with its icon, when their order does not count.")
        preview_value = previews.SUPPORTS
        group = _("Calls to act")
        template = "cms_pages/blocks/supports.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), max_length=100, required=False, help_text=_("Empty: the title of the document.")
    )

    class Meta:
        label = _("Document")
        label_format = "{title}"


class DocumentsBlock(blocks.StructBlock):
    """Files to download, each with its kind and its weight."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="", required=False)
    documents = blocks.ListBlock(DocumentBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Documents")
        description = _("Files to download, each with its kind and its weight.")
        group = _("Calls to act")
        template = "cms_pages/blocks/documents.html"

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize(previews.documents())
