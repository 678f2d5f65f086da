"""Mentors among themselves: the directory, a word to another mentor, the questions put to the group.

Reached from the space, and by the mailed link `questions`; for mentors who ticked the checklist, and nobody else.
"""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring import vocabulary
from mentoring.domain import community, questions
from mentoring.lifecycle import WordsState
from mentoring.models import DirectoryEntry, Mentor, MentorQuestion
from portal.core import geography

from . import entrance
from .mentor_forms import AnswerForm, EntryForm, FindForm, IntroduceForm, QuestionForm


@entrance.space_page
def directory(request: HttpRequest) -> HttpResponse:
    """Who may be found, by sector and by a word."""
    mentor = entrance.at_mentors(request, now=timezone.now())
    form = FindForm(request.GET)
    found = community.entries()
    if form.is_valid():
        found = community.entries(sector=form.cleaned_data["secteur"], word=form.cleaned_data["mot"])
    mine = DirectoryEntry.objects.filter(mentor=mentor).first()
    context = {"form": form, "cards": [card_of(entry) for entry in found], "mentor": mentor, "mine": mine}
    return render(request, "mentoring/member/directory.html", context)


def card_of(entry: DirectoryEntry) -> dict[str, object]:
    """What the others read of a mentor: neither a whole name nor an address."""
    mentor = entry.mentor
    function = vocabulary.label(vocabulary.FUNCTIONS, mentor.function) if mentor.function else ""
    facts = [
        mentor.company or function,
        vocabulary.sector_label(mentor.sector) if mentor.sector else "",
        geography.town_name(mentor.commune) if mentor.commune else "",
    ]
    return {
        "uuid": entry.uuid,
        "mentor_id": mentor.pk,
        "name": short_name(mentor),
        "facts": [fact for fact in facts if fact],
        "doors": entry.doors,
    }


def short_name(mentor: Mentor) -> str:
    """« Hélène T. »."""
    return f"{mentor.person.first_name} {mentor.person.last_name[:1]}.".strip(" .") + "."


@entrance.space_page
def entry(request: HttpRequest) -> HttpResponse:
    """Appear in the directory, say which doors one opens, or leave it at once."""
    now = timezone.now()
    mentor = entrance.at_mentors(request, now=now)
    mine = DirectoryEntry.objects.filter(mentor=mentor).first()
    form = EntryForm(request.POST or None, initial={"doors": mine.doors if mine else ""})
    if form.carry_out(partial(community.list_oneself, mentor=mentor, by=mentor.person, now=now)):
        messages.success(request, _("The other mentors can find you."))
        return redirect("member:directory")
    context = {"form": form, "mine": mine, "card": card_of(mine or DirectoryEntry(mentor=mentor))}
    return render(request, "mentoring/member/directory_entry.html", context)


@require_POST
@entrance.space_page
def hide(request: HttpRequest) -> HttpResponse:
    """Out of the directory."""
    mentor = entrance.at_mentors(request, now=timezone.now())
    community.take_down(mentor=mentor)
    messages.success(request, _("You are not in the directory any more."))
    return redirect("member:directory_entry")


@entrance.space_page
def introduce(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A word to another mentor."""
    now = timezone.now()
    mentor = entrance.at_mentors(request, now=now)
    found = community.entries().filter(uuid=uid).exclude(mentor=mentor).first()
    if found is None:
        messages.error(request, str(community.NotListed()))
        return redirect("member:directory")
    form = IntroduceForm(request.POST or None)
    form.fields["pair"].queryset = community.open_tandems(mentor)
    form.fields["pair"].label_from_instance = with_whom
    verb = partial(community.introduce, entry=found, asker=mentor, by=mentor.person, now=now)
    if form.carry_out(verb):
        words = _("Your message has left. %(name)s answers you directly, or does not.")
        messages.success(request, words % {"name": found.mentor.person.first_name})
        return redirect("member:directory")
    context = {"form": form, "card": card_of(found), "tandems": form.fields["pair"].queryset.exists()}
    return render(request, "mentoring/member/introduce.html", context)


def with_whom(pair: object) -> str:
    """« Avec Inès »."""
    return _("With %(name)s") % {"name": pair.mentee.person.first_name}


@entrance.space_page
def ask(request: HttpRequest) -> HttpResponse:
    """The questions that the team published, one's own that wait, and a new one."""
    now = timezone.now()
    mentor = entrance.at_mentors(request, now=now)
    form = QuestionForm(request.POST or None)
    if form.carry_out(partial(questions.ask, mentor=mentor, by=mentor.person, now=now)):
        messages.success(request, _("Thank you: the team reads your question, then publishes it."))
        return redirect("member:questions")
    mine = MentorQuestion.objects.filter(mentor=mentor).exclude(state=WordsState.PUBLISHED)
    context = {"form": form, "questions": list(questions.published()), "mine": list(mine[:5])}
    return render(request, "mentoring/member/questions.html", context)


@entrance.space_page
def question(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One question, its answers, and one's own."""
    now = timezone.now()
    mentor = entrance.at_mentors(request, now=now)
    found = questions.published().filter(uuid=uid).first()
    if found is None:
        return redirect("member:questions")
    form = AnswerForm(request.POST or None)
    if form.carry_out(partial(questions.answer, question=found, mentor=mentor, by=mentor.person, now=now)):
        messages.success(request, _("Thank you: the team reads your answer, then publishes it."))
        return redirect("member:question", uid)
    waiting = found.answers.filter(mentor=mentor, state=WordsState.WAITING)
    context = {
        "form": form,
        "question": found,
        "answers": list(questions.answers_to(found)),
        "waiting": list(waiting),
    }
    return render(request, "mentoring/member/question.html", context)
