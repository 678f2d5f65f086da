"""What mentors ask each other and answer, which the team reads before it is published."""

from typing import ClassVar

from django.contrib.admin import display
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.lifecycle import WordsState
from mentoring.models import Mentor, MentorAnswer, MentorQuestion
from portal.accounts.models import User
from portal.core.filters import RecordFilter
from portal.core.staff import Act, RecordAdmin, Section, day_column
from portal.core.templatetags.tandem import day_and_year

from . import wording

EXTRACT = 80
Words = MentorQuestion | MentorAnswer


def visible_words(model: type[Words], user: User) -> QuerySet[Words]:
    """What was written by mentors whom this member of the team follows."""
    return model.objects.filter(mentor__in=Mentor.objects.visible_to(user))


class WordsAdmin(RecordAdmin):
    """A register of what mentors wrote: those to be read first."""

    menu_icon = "comment"
    ability = "follow"
    select_related = ("mentor__person",)
    list_display: ClassVar = ("extract", "author", "state_words", "written")
    list_filter: ClassVar = (RecordFilter.on("state", _("State"), WordsState.choices),)
    search_fields = ("text",)
    search_hint = _("Words of the text")
    ordering = ("-state", "-written_at")

    def scope(self, user: User) -> QuerySet[Words]:
        return visible_words(self.model, user)

    @display(description=_("Text"), ordering="text")
    def extract(self, words: Words) -> str:
        return Truncator(words.text).chars(EXTRACT)

    def title_of(self, words: Words) -> str:
        return self.extract(words)

    @display(description=_("Mentor"), ordering="mentor__person__last_name")
    def author(self, words: Words) -> str:
        return wording.full_name(words.mentor.person)

    written = day_column("written_at", _("Written on"))

    def subjects(self, words: Words) -> tuple[str, ...]:
        return (words.mentor.reference,)

    def acts(self, words: Words, user: User) -> list[Act]:
        published = words.state == WordsState.PUBLISHED
        publish = gettext("Correct the words") if published else gettext("Read it and publish")
        decline = gettext("Take it away") if published else gettext("Do not publish")
        name = f"staff_{self.model._meta.model_name}"
        acts = [Act(publish, reverse(f"{name}_publish", args=[words.pk]), main=not published)]
        if words.state != WordsState.DECLINED:
            acts.append(Act(decline, reverse(f"{name}_decline", args=[words.pk])))
        return acts

    def sections(self, words: Words) -> list[Section]:
        rows = [
            (gettext("Text"), words.text),
            (gettext("Mentor"), wording.full_name(words.mentor.person)),
            (gettext("Written on"), day_and_year(words.written_at)),
            (gettext("Reason"), words.reason),
        ]
        return [Section(gettext("What was written"), rows)]


class MentorQuestionAdmin(WordsAdmin):
    model = MentorQuestion
    base_url_path = "questions-des-mentors"
    menu_label = _("Questions of mentors")
    empty_words = _("No mentor has asked anything yet.")

    def sections(self, words: MentorQuestion) -> list[Section]:
        answers = [(str(one.get_state_display()), one.text) for one in words.answers.order_by("written_at")]
        told = [Section(gettext("Answers"), answers)] if answers else []
        return [*super().sections(words), *told]


class MentorAnswerAdmin(WordsAdmin):
    model = MentorAnswer
    base_url_path = "reponses-des-mentors"
    menu_label = _("Answers of mentors")
    empty_words = _("No mentor has answered anything yet.")
    select_related = ("mentor__person", "question")

    def sections(self, words: MentorAnswer) -> list[Section]:
        asked = Section(gettext("The question"), [(gettext("Text"), words.question.text)])
        return [asked, *super().sections(words)]
