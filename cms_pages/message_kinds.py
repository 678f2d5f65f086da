"""The messages of the pages in words of the team, with believable values for those of which none has left yet."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.core.message_kinds import Kind

KINDS: dict[str, Kind] = {
    "contact": Kind(
        what=_("A message from the contact page"),
        to=_("The address of the hub"),
        when=_("As soon as a visitor sends it."),
        example={
            "first_name": settings.WAGTAIL_SITE_NAME,
            "name": "Léa Morand",
            "email": "lea@courriel.example",
            "phone": "",
            "subject": _("Become a partner"),
            "message": _("We are an association and would like to know more."),
        },
    ),
    "story_closed": Kind(
        what=_("A story is taken down"),
        to=_("The communication staff"),
        when=_("When a consent that it needs has ended or was withdrawn."),
        example={"first_name": "Nadia", "title": _("Six months that changed everything")},
    ),
}
