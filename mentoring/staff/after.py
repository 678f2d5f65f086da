"""The end of a tandem and after, on its page for the team: what each said, and news taken later. Reads only."""

from django.utils.translation import gettext, ngettext

from mentoring import vocabulary
from mentoring.domain import endings
from mentoring.lifecycle import FollowUpState
from mentoring.models import ClosingWord, FollowUp, Outcome, Pair
from mentoring.models.endings import BEST
from portal.core.staff import Section
from portal.core.templatetags.tandem import day_and_year


def sections_of(pair: Pair) -> list[Section]:
    """Only what has something to say."""
    found = [
        Section(gettext("Closing words"), [word_row(one) for one in pair.closing_words.select_related("by")]),
        Section(
            gettext("News after the end"),
            [news_row(one) for one in pair.follow_ups.select_related("outcome")],
        ),
    ]
    return [section for section in found if section.rows]


def word_row(one: ClosingWord) -> tuple[str, list[str]]:
    """Who, how; then what it brought, the mark, the words."""
    label = f"{one.get_side_display()} · {one.get_channel_display()}"
    brought = ", ".join(str(vocabulary.label(vocabulary.SUPPORTS, code)) for code in one.supports)
    mark = (
        gettext("Would recommend it: %(mark)d out of %(best)d") % {"mark": one.recommend, "best": BEST}
        if one.recommend is not None
        else ""
    )
    said = [part for part in (brought, mark, one.words) if part]
    return label, [*(said or [gettext("nothing more")]), day_and_year(one.said_at)]


def news_row(row: FollowUp) -> tuple[str, list[str]]:
    """The months, where it stands, what was answered."""
    label = months_words(row.horizon)
    if row.state == FollowUpState.ANSWERED:
        return label, [str(row.outcome.get_kind_display()), day_and_year(row.answered_at)]
    asked = (
        [ngettext("asked %(n)d time", "asked %(n)d times", row.asked) % {"n": row.asked}] if row.asked else []
    )
    due = (
        [gettext("on %(day)s") % {"day": day_and_year(row.due_on)}] if row.state == FollowUpState.DUE else []
    )
    return label, [" · ".join([str(row.get_state_display()), *asked, *due])]


def months_words(months: int) -> str:
    """« Après 6 mois »."""
    return ngettext("After %(n)d month", "After %(n)d months", months) % {"n": months}


def outcome_label(outcome: Outcome) -> str:
    """« Sortie », « Après 6 mois », « Dit auparavant »."""
    if not outcome.is_current:
        return gettext("Said before")
    return months_words(outcome.horizon) if outcome.horizon else gettext("Way out")


def planned_end(pair: Pair) -> list[str]:
    """The planned end, and the longer one that waits for the other's yes."""
    waiting = endings.open_extension(pair)
    more = (
        [
            ngettext("%(n)d month more is proposed", "%(n)d months more are proposed", waiting.months)
            % {"n": waiting.months}
        ]
        if waiting
        else []
    )
    return [day_and_year(pair.ends_on), *more]
