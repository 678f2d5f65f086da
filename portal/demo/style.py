"""The style guide of the demo: every component in every state, for the eye and for the accessibility checks."""

from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.forms import AccessibleForm, Cards, CheckCards, CommuneField, DayInput, HourInput

MINUTES = [("15", "15 min"), ("30", "30 min"), ("45", "45 min"), ("60", _("1 hour"))]
MODES = [
    ("car", _("By car")),
    ("public_transport", _("By train or underground")),
    ("bus", _("By bus")),
    ("bicycle", _("By bicycle or on foot")),
]
PLACES = [("office", _("At my workplace")), ("partner", _("On a partner’s premises"))]
ANSWERS = {
    "commune": "13117",
    "minutes": "30",
    "modes": ["car", "public_transport"],
    "place": "office",
    "about": _("I know logistics, and I like to explain."),
    "promise": True,
}


class StyleForm(AccessibleForm):
    """One question of every kind."""

    commune = CommuneField(
        label=_("Town you leave from"),
        help_text=_("Where you work or live. We do not keep your address."),
        error_messages={"required": _("Enter the town you leave from")},
    )
    minutes = forms.ChoiceField(
        label=_("Acceptable travel time, one way"),
        choices=MINUTES,
        widget=Cards(columns=4),
        error_messages={"required": _("Choose a travel time")},
    )
    modes = forms.MultipleChoiceField(
        label=_("How do you travel?"),
        help_text=_("Several answers are possible."),
        choices=MODES,
        widget=CheckCards(
            columns=2,
            icons={"car": "car", "public_transport": "train-front", "bus": "bus", "bicycle": "bike"},
        ),
        error_messages={"required": _("Choose at least one means of travel")},
    )
    place = forms.ChoiceField(
        label=_("Where do you prefer to receive?"),
        choices=PLACES,
        widget=Cards(hints={"office": _("What teaches most")}),
        error_messages={"required": _("Choose a place")},
    )
    day = forms.DateField(label=_("Day of the meeting"), widget=DayInput, required=False)
    start = forms.TimeField(label=_("Start"), widget=HourInput, required=False)
    sector = forms.ChoiceField(
        label=_("Your sector"), choices=[("", _("Choose")), ("logistics", _("Transport"))], required=False
    )
    about = forms.CharField(
        label=_("A few words about you"), max_length=120, widget=forms.Textarea, required=False
    )
    promise = forms.BooleanField(
        label=_("I accept the charter"), error_messages={"required": _("Tick the box to accept the charter")}
    )
    why = {"commune": _("A pair that meets easily lasts: distance is our only compulsory criterion.")}


def style(request: HttpRequest) -> HttpResponse:
    """The same form refused and filled, then every other component."""
    now = timezone.now()
    form = StyleForm({"refused-commune": "Saint", "refused-about": "a" * 130}, prefix="refused")
    context = {
        "form": form,
        "forms": [form, StyleForm(prefix="filled", initial=ANSWERS)],
        "steps": steps(),
        "steps_title": _("Become a mentor"),
        "trail": [{"title": _("Home"), "url": "/"}, {"title": _("Style guide")}],
        "with_mentor": _("With a mentor"),
        "without_mentor": _("Without a mentor"),
        "moments": moments(now),
        "rows": rows(),
        "now": now,
        "names": ["Łukasz Wiśniewski", "Şükrü Doğan", "Nguyễn Thị Bưởi", "ليلى بن يوسف"],
        "tags": [
            ("", "wrench"),
            ("mentee", ""),
            ("ok", "check"),
            ("warning", ""),
            ("error", ""),
            ("neutral", ""),
        ],
        "notices": ["info", "success", "warning", "error"],
    }
    return render(request, "demo/style.html", context)


def steps() -> list[dict[str, str]]:
    """Seven steps, the fourth being read."""
    states = ["done"] * 3 + ["current"] + ["todo"] * 3
    titles = [
        _("Your details"),
        _("Your wishes"),
        _("What you bring"),
        _("Your journeys"),
        _("Your experience"),
        _("A little more about you"),
        _("Check and send"),
    ]
    return [{"title": title, "state": state, "url": "#"} for title, state in zip(titles, states, strict=True)]


def moments(now: datetime) -> list[dict[str, object]]:
    """A pair between its charter and its next meeting."""
    today = timezone.localdate(now)
    return [
        {"title": _("Proposal"), "state": "done", "day": today - timedelta(days=40)},
        {"title": _("Agreement of both"), "state": "done", "day": today - timedelta(days=34)},
        {"title": _("First meeting"), "state": "done", "day": today - timedelta(days=25), "meets": True},
        {
            "title": _("Charter"),
            "state": "current",
            "note": _("One signature of two"),
            "day": today - timedelta(days=2),
        },
        {"title": _("Review after two months"), "state": "todo", "day": today + timedelta(days=35)},
    ]


def rows() -> list[dict[str, object]]:
    """A text, a list, an answer to give, an answer left out."""
    return [
        {"label": _("Town you leave from"), "value": "Vitrolles (13127)", "change_url": "#"},
        {"label": _("How do you travel?"), "lines": [_("By car"), _("By bus")], "change_url": "#"},
        {"label": _("Your sector"), "missing": _("Choose your sector"), "change_url": "#"},
        {"label": _("A few words about you"), "value": "", "change_url": "#"},
    ]
