"""The team publishes what a mentor wrote, in words that it may settle, or says why it does not. Called by `urls`."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.domain import questions
from mentoring.models import MentorAnswer, MentorQuestion
from portal.core.acts import ActForm, ActView

from .community import Words, visible_words


class PublishForm(ActForm):
    text = forms.CharField(
        label=_("The words that the mentors read"), max_length=600, widget=forms.Textarea(attrs={"rows": 5})
    )


class DeclineForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("The mentor reads it, with what they wrote.")
    )


class WordsAct(ActView):
    """An act on what a mentor wrote."""

    ability = "follow"
    header_icon = "comment"

    def get_queryset(self) -> QuerySet[Words]:
        return visible_words(self.model, self.request.user).select_related("mentor__person")


class PublishView(WordsAct):
    page_title = _("Publish for the mentors")
    form_class = PublishForm
    intro = _("No name is shown. Remove whatever would tell who a mentee is.")
    button = _("Publish")
    done = _("The mentors can read it.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "text": self.record.text}

    def act(self, words: Words, answers: dict[str, Any], *, seen: str) -> None:
        questions.publish(words=words, text=answers["text"], by=self.request.user, now=self.now)


class DeclineView(WordsAct):
    page_title = _("Do not publish")
    form_class = DeclineForm
    button = _("Do not publish")
    done = _("It is not published; the mentor was told why.")
    danger = True
    previews = True

    def act(self, words: Words, answers: dict[str, Any], *, seen: str) -> None:
        questions.decline(words=words, reason=answers["reason"], by=self.request.user, now=self.now)


class PublishQuestionView(PublishView):
    model = MentorQuestion


class DeclineQuestionView(DeclineView):
    model = MentorQuestion


class PublishAnswerView(PublishView):
    """Whoever asked is told of it."""

    model = MentorAnswer
    previews = True


class DeclineAnswerView(DeclineView):
    model = MentorAnswer
