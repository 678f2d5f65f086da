"""Where a button of a page leads: a page, an application form or an address. Used by doors, calls and partners."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..entrances import Entrance, entrance_url
from ..named import NamedPageBlock

TARGETS = ("page", "entrance", "url")


class Destination(blocks.StructValue):
    """A label and one target."""

    @property
    def href(self) -> str:
        """The address to follow; empty when the page behind it is gone."""
        if self.get("entrance"):
            return entrance_url(self["entrance"])
        page = self.get("page")
        return (page.url or "") if page and page.live else self.get("url") or ""


class LinkBlock(blocks.StructBlock):
    """A label, and exactly one of: a page, an application form, an address."""

    label = blocks.CharBlock(
        label=_("Words of the link"),
        max_length=60,
        help_text=_("Say where it leads: “Become a mentor”, not “Click here”."),
    )
    page = NamedPageBlock(label=_("Page"), required=False)
    entrance = blocks.ChoiceBlock(label=_("Application form"), choices=Entrance.choices, required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    class Meta:
        value_class = Destination
        icon = "link"
        label = _("Link")

    def clean(self, value: Destination) -> Destination:
        """Raises when no target is given, or several."""
        value = super().clean(value)
        given = [name for name in TARGETS if value.get(name)]
        if len(given) != 1:
            fault = ValidationError(_("Choose one target: a page, an application form or an address."))
            raise StructBlockValidationError(block_errors={given[-1] if given else "page": fault})
        return value
