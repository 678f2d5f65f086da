"""The contact form: five questions, a trap for robots, and the time that a person needs to write."""

from uuid import uuid4

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.core.forms import AccessibleForm

SEAL = signing.TimestampSigner(salt="cms_pages.contact")
SHORTEST = 3  # seconds: a person needs more to write a message
LONGEST = 24 * 3600


def new_stamp() -> str:
    """A signed number and the instant at which the form was shown."""
    return SEAL.sign(uuid4().hex)


def starred(label: str) -> str:
    """A label that says that an answer is needed."""
    return format_lazy("{label} *", label=label)


class ContactForm(AccessibleForm):
    """A message to the hub. `stamp` proves when the form was shown, and makes a second sending the same message."""

    name = forms.CharField(
        label=starred(_("Your name")),
        max_length=80,
        error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=starred(_("Your e-mail address")),
        help_text=_("We only use it to answer you."),
        error_messages={
            "required": _("Enter your e-mail address"),
            "invalid": _("Enter an e-mail address such as name@example.fr"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=30,
        required=False,
        help_text=_("If you would rather be called back."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "saisie--moyen"}),
    )
    subject = forms.ChoiceField(
        label=starred(_("What is it about?")), error_messages={"required": _("Choose what it is about")}
    )
    message = forms.CharField(
        label=starred(_("Your message")),
        max_length=3000,
        error_messages={"required": _("Write your message")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, subjects: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [("", _("Choose")), *((line, line) for line in subjects)]
        self.initial.setdefault("stamp", new_stamp())

    def clean_website(self) -> str:
        """Only robots fill in a field that nobody sees; a person whose browser did can read why."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Empty the field that robots fill in, then send again."))
        return ""

    def clean_stamp(self) -> str:
        """The number of this form; one that is not ours, or a day old, is replaced and asked to be sent again."""
        try:
            return SEAL.unsign(self.cleaned_data["stamp"], max_age=LONGEST)
        except signing.BadSignature:
            self.data = {**self.data.dict(), "stamp": new_stamp()}
            raise ValidationError(_("This form was open for a long time. Send it again.")) from None

    def clean(self) -> dict[str, str]:
        """A form without a fault that comes back in less than three seconds was not written by a person."""
        if not self.errors and self.is_fresh(self.data["stamp"]):
            raise ValidationError(_("The form was sent very fast. Read it again, then send it."))
        return self.cleaned_data

    def is_fresh(self, stamp: str) -> bool:
        """Whether the form was shown less than three seconds ago."""
        try:
            SEAL.unsign(stamp, max_age=SHORTEST)
        except signing.SignatureExpired:
            return False
        return True
