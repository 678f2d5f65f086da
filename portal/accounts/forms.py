"""The forms of the team's accounts: signing in by address, and an account's details."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from .models import User


class StaffLoginForm(LoginForm):
    """Wagtail's form, with the words of our team: they know their address, not a handle."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget = forms.EmailInput(
            attrs={"autocomplete": "username", "placeholder": "", "autofocus": True}
        )
        self.fields["username"].max_length = 254
        self.fields["password"].label = _("Password")


class WithoutHandle:
    """The handle is drawn for each account: nobody types it."""

    separate_username_field = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("handle", "is_superuser", "groups"):
            self.fields.pop(name, None)


class StaffCreationForm(WithoutHandle, UserCreationForm):
    """A new account for somebody of the team; rights come from the roles, granted beside."""

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        return super().save(commit)


class StaffEditForm(WithoutHandle, UserEditForm):
    """Details of an account of the team."""
