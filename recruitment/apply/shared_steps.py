"""The steps that mentors and mentees both meet: how to reach you, and the last page. Called by the wizards."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import ConsentText
from portal.core.forms import PhoneField
from recruitment import vocabulary as own
from recruitment.domain.refusals import LooksAutomatic

from .fields import StepForm, one_of, text


class ContactForm(StepForm):
    heading = _("How can we reach you?")
    lead = _("We write to you by e-mail. No account, no password: links that we mail open your pages.")
    notice = _(
        "What you type is kept for 30 days so that you can finish later. It is read only once you have sent "
        "your application, and only by the hub’s team."
    )
    title = one_of(pgettext_lazy("form", "Title"), own.TITLES, columns=3)
    first_name = text(_("First name"), _("Enter your first name."), 80, autocomplete="given-name")
    last_name = text(_("Last name"), _("Enter your last name."), 80, autocomplete="family-name")
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("You will receive a message to confirm it."),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address such as name@example.com."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        help_text=_(
            "For a call from the team. It is given to your tandem only once you have both agreed to meet."
        ),
    )


class CheckForm(StepForm):
    """The last page: one box to tick, and a field that people never see."""

    heading = _("Check your answers")
    lead = _("You can change each of them. Nothing has been sent yet.")
    agreed = forms.BooleanField(
        label="", error_messages={"required": _("Tick the box to agree, then send your application.")}
    )
    agreed_text = forms.IntegerField(widget=forms.HiddenInput)
    website = text(_("Leave this field empty"), attrs={"tabindex": "-1"})

    def __init__(self, *args: object, consent: ConsentText, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.consent = consent
        self.fields["agreed"].label = consent.text
        self.fields["agreed_text"].initial = consent.pk

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(str(LooksAutomatic.message))
        return ""

    def read_text(self) -> ConsentText | None:
        """The text that the reader saw when ticking."""
        return ConsentText.objects.filter(pk=self.cleaned_data["agreed_text"]).first()
