"""People and structures: a quotation in one or two voices, the partners."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import previews
from .links import LinkBlock


class VoiceBlock(blocks.StructBlock):
    words = blocks.TextBlock(
        label=_("Words"), max_length=400, help_text=_("Without quotation marks: the page puts them.")
    )
    name = blocks.CharBlock(
        label=_("Who speaks"),
        max_length=60,
        help_text=_("A first name, with the person’s written consent, or a role."),
    )
    role = blocks.CharBlock(label=_("Trade, place"), max_length=80, required=False)
    side = blocks.ChoiceBlock(
        label=_("Side"), choices=[("mentee", _("Mentee")), ("mentor", _("Mentor"))], default="mentee"
    )

    class Meta:
        label = _("Voice")
        label_format = "{name}"


class VoicesBlock(blocks.StructBlock):
    """A quotation, or two that answer each other: the mentee, then the mentor."""

    voices = blocks.ListBlock(VoiceBlock(), label=_("Voices"), min_num=1, max_num=2)
    link = blocks.ListBlock(LinkBlock(), label=_("Link"), min_num=0, max_num=1, default=[])

    class Meta:
        icon = "openquote"
        label = _("Quotation, one or two voices")
        description = _("The words of one person, or of a mentee and a mentor who answer each other.")
        preview_value = previews.VOICES
        group = _("People")
        template = "cms_pages/blocks/voices.html"


class PartnerNameBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=80)
    url = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        label = _("Partner")
        label_format = "{name}"


class PartnersBlock(blocks.StructBlock):
    """Those who carry the hub, in one line of names."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    partners = blocks.ListBlock(PartnerNameBlock(), label=_("Partners"), min_num=1)

    class Meta:
        icon = "group"
        label = _("Partners")
        description = _("The names of those who carry the hub, in one line.")
        preview_value = previews.PARTNERS
        group = _("People")
        template = "cms_pages/blocks/partners.html"
