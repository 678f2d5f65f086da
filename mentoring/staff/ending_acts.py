"""What the team may do around the end of a tandem: let it last longer, note a closing talk, note news got later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mentoring import vocabulary
from mentoring.domain import closing_words, endings, follow_ups
from mentoring.models import FollowUp, OutcomeKind, Pair
from mentoring.models.care import SIDES, CheckInAnswer
from mentoring.models.endings import BEST, LONGEST_EXTENSION
from mentoring.models.outcomes import Contract
from portal.core.acts import ActForm
from portal.core.days import day_of

from .acts import PairAct
from .pair_acts import OutcomeAct

BY_THE_TEAM = [one for one in CheckInAnswer.Channel.choices if one[0] != CheckInAnswer.Channel.ONESELF]


class ExtendForm(ActForm):
    months = forms.TypedChoiceField(
        label=_("How much longer?"),
        coerce=int,
        choices=[(number, f"{number}") for number in range(1, LONGEST_EXTENSION + 1)],
        help_text=_("In months, from the planned end; from today once it is past."),
    )


class ExtendView(PairAct):
    """The end that was read stands in the form: a form sent twice moves it once."""

    page_title = _("Let it last longer")
    intro = _("Both are told the new planned end. What one of them had proposed no longer stands.")
    form_class = ExtendForm
    button = _("Move the planned end")
    done = _("The planned end has moved.")
    seen_field = "ends_on"
    previews = True

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        endings.extend(pair=pair, by=self.request.user, seen=seen, now=self.now, **answers)


class TalkForm(ActForm):
    side = forms.ChoiceField(label=_("With whom"), choices=SIDES, widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("How"), choices=BY_THE_TEAM, widget=forms.RadioSelect)
    supports = forms.MultipleChoiceField(
        label=_("What it brought"),
        choices=vocabulary.SUPPORTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    recommend = forms.IntegerField(
        label=_("Would recommend it, from 0 to 10"), min_value=0, max_value=BEST, required=False
    )
    words = forms.CharField(
        label=_("What was said, for the team"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TalkView(PairAct):
    page_title = _("Note a closing talk")
    intro = _("It stands beside what the person wrote; noted again for the same side, it takes its place.")
    form_class = TalkForm
    button = _("Note it")
    done = _("The closing talk is noted.")

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        closing_words.note(pair=pair, by=self.request.user, now=self.now, **answers)


class NewsForm(ActForm):
    follow_up = forms.ModelChoiceField(
        label=_("Which news"), queryset=FollowUp.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("What became of the mentee"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in OutcomeKind if one != OutcomeKind.UNKNOWN],
        error_messages={"required": _("Choose what became of the mentee.")},
    )
    contract = forms.ChoiceField(
        label=_("Contract, for a job"), choices=[("", "–"), *Contract.choices], required=False
    )


class NewsView(OutcomeAct):
    """An answer got by phone, as the mentee's own; another one corrects it."""

    page_title = _("Note news")
    intro = _("What the mentee said on the phone or at a meeting. The figures at the end do not change.")
    form_class = NewsForm
    button = _("Note it")
    done = _("The news is noted.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {name: value for name, value in super().get_form_kwargs().items() if name != "kinds"}

    def get_form(self, form_class: type[ActForm] | None = None) -> ActForm:
        form = super().get_form(form_class)
        rows = self.record.follow_ups.filter(state__in=follow_ups.TO_ANSWER, due_on__lte=day_of(self.now))
        form.fields["follow_up"].queryset = rows
        form.fields["follow_up"].label_from_instance = horizon_words
        return form

    def act(self, pair: Pair, answers: dict[str, Any], *, seen: str) -> None:
        follow_ups.answer(by=self.request.user, now=self.now, **answers)


def horizon_words(row: FollowUp) -> str:
    """« 6 mois après la fin »."""
    return ngettext("%(n)d month after the end", "%(n)d months after the end", row.horizon) % {
        "n": row.horizon
    }
