"""Figures. None is published without its source and its date: a rate that nobody signs is a rumour.

A declared figure is what somebody said; a live one is counted by the hub, masked where it would tell of a few people.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from mentoring import indicators

from . import previews


class SourcedBlock(blocks.StructBlock):
    """What every figure says of itself: who declared it, and when."""

    source = blocks.CharBlock(
        label=_("Source"),
        max_length=200,
        help_text=_("Who says so, and on what occasion. Say “declared” when nobody has checked it."),
    )
    date = blocks.DateBlock(label=_("Date of the figure"), help_text=_("Shown as month and year."))
    link = blocks.URLBlock(label=_("Address of the source"), required=False)


def percent(label: str) -> blocks.IntegerBlock:
    """A rate between 0 and 100."""
    return blocks.IntegerBlock(label=label, min_value=0, max_value=100)


class ComparisonBlock(SourcedBlock):
    """One rate with a mentor, and without."""

    title = blocks.CharBlock(label=_("What is measured"), max_length=80)
    with_mentor = percent(_("With a mentor, %"))
    without_mentor = percent(_("Without a mentor, %"))

    class Meta:
        label = _("Comparison")
        label_format = "{title}"


class ComparedFiguresBlock(blocks.StructBlock):
    """Rates with and without a mentor, as bars drawn to scale."""

    comparisons = blocks.ListBlock(ComparisonBlock(), label=_("Comparisons"), min_num=1, max_num=4)

    class Meta:
        icon = "bars"
        label = _("Compared figures")
        description = _("Rates with and without a mentor, side by side, when somebody else declared them.")
        preview_value = previews.COMPARED_FIGURES
        group = _("Figures")
        template = "cms_pages/blocks/compared_figures.html"


class FigureBlock(SourcedBlock):
    """One figure, large, with the words that give it its meaning."""

    value = blocks.CharBlock(label=_("Figure"), max_length=12, help_text=_("Such as “2” or “1 h 30”."))
    text = blocks.CharBlock(label=_("What it counts"), max_length=120)

    class Meta:
        icon = "decimal"
        label = _("Single figure")
        description = _("One figure to remember, with its source and its date.")
        preview_value = previews.FIGURE
        group = _("Figures")
        template = "cms_pages/blocks/figure.html"


class LiveFiguresBlock(previews.Invented, blocks.StructBlock):
    """Figures that the hub counts by itself, with their definition and their period."""

    indicators = blocks.MultipleChoiceBlock(
        label=_("Figures"),
        choices=indicators.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Counted every day. A figure that would tell of fewer than ten people stays hidden."),
    )

    class Meta:
        icon = "rotate"
        label = _("Live figures")
        description = _("Figures that the hub counts every day: they never need to be typed again.")
        preview_value = previews.LIVE_FIGURES
        group = _("Figures")
        template = "cms_pages/blocks/live_figures.html"
