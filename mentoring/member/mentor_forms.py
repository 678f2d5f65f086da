"""What mentors fill in among themselves: a topic, an opinion, an entry in the directory, a word to another, a question."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring import vocabulary
from mentoring.domain import community, questions, topics
from mentoring.models import GatheringFeedback, Pair
from portal.core.forms import Cards

from .forms import MemberForm


class TopicForm(MemberForm):
    """A topic in a line."""

    field_of = {topics.TopicMissing: "text"}

    text = forms.CharField(
        label=_("What would you like to talk about?"),
        max_length=200,
        help_text=_("A situation, a question, a tool: in a line, and without naming your mentee."),
        error_messages={"required": topics.TopicMissing.message},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class FeedbackForm(MemberForm):
    """One question and a word."""

    answer = forms.ChoiceField(
        label=_("Was this gathering useful to you?"),
        choices=GatheringFeedback.Answer.choices,
        widget=Cards(columns=3),
        error_messages={"required": _("Choose one of the answers.")},
    )
    words = forms.CharField(
        label=_("A word, if you wish"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EntryForm(MemberForm):
    """What the other mentors read."""

    doors = forms.CharField(
        label=_("The doors I can open"),
        max_length=280,
        required=False,
        help_text=_("A trade, a company, a network to which you could introduce somebody."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FindForm(MemberForm):
    """Who is in the directory; a form that is read in the address."""

    secteur = forms.ChoiceField(label=_("Sector"), required=False)
    mot = forms.CharField(
        label=_("A word"), max_length=60, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secteur"].choices = [("", pgettext_lazy("sectors", "All")), *vocabulary.SECTORS]


class IntroduceForm(MemberForm):
    """A word to another mentor, for which tandem, and a yes to give one's own address."""

    field_of = {community.AddressNotGiven: "gives_address"}

    words = forms.CharField(
        label=_("Your message"),
        max_length=600,
        help_text=_("What you are looking for, without naming your mentee."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a few words.")},
    )
    pair = forms.ModelChoiceField(
        label=_("Is it for one of your tandems?"),
        queryset=Pair.objects.none(),
        required=False,
        empty_label=_("No, for none in particular"),
        help_text=_("The plan of that tandem then notes that you found a contact, without any name."),
    )
    gives_address = forms.BooleanField(
        label=_("I agree that this mentor receives my name and my address, so as to answer me."),
        error_messages={"required": community.AddressNotGiven.message},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class QuestionForm(MemberForm):
    """A question for the group."""

    field_of = {questions.NothingWritten: "text"}

    text = forms.CharField(
        label=_("Your question"),
        max_length=600,
        help_text=_("The team reads it first, then it is published without your name. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words.")},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AnswerForm(QuestionForm):
    """An answer to it."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=600,
        help_text=_("The team reads it first, then it is published without your name. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words.")},
    )
