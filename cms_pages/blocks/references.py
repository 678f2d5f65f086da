"""Where the hub, or a method of it, was at work: with whom, when, what was done."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import previews

REFERENCE_KINDS = [
    ("territory", _("Territories")),
    ("organisation", _("Organisations")),
    ("event", _("Fairs and events")),
]


class ReferenceBlock(blocks.StructBlock):
    """One reference."""

    year = blocks.IntegerBlock(label=_("Year"), min_value=1990, max_value=2100)
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=REFERENCE_KINDS)
    name = blocks.CharBlock(label=_("Territory or organisation"), max_length=100)
    done = blocks.TextBlock(label=_("What was done"), max_length=300)
    link = blocks.URLBlock(label=_("Address of a page about it"), required=False)

    class Meta:
        icon = "globe"
        label = _("Reference")
        description = _("A territory, an organisation or an event where the hub was at work.")
        preview_value = previews.REFERENCE
        preview_template = "cms_pages/previews/reference.html"
        label_format = "{year} {name}"
