"""Questions that mentors put to each other between gatherings, and the answers: the team reads each before it is read.

They are published without a name. Once a month a mail tells the mentors what is new.
"""

from datetime import datetime, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from mentoring.lifecycle import WordsState
from mentoring.models import Mentor, MentorAnswer, MentorQuestion
from portal.accounts.models import User
from portal.core import links, outbox
from portal.core.days import PARIS
from portal.core.errors import Refused
from portal.core.models import Link

from . import refusals
from .community import A_WEEK, check_reader, hold, may_read
from .invitations import INVITED_STATES

S = WordsState
MOST_QUESTIONS, MOST_ANSWERS = 3, 10
NEWS_WITHIN = timedelta(days=7)


class TooManyQuestions(Refused):
    message = _("You have asked three questions this week: wait a few days.")


class TooManyAnswers(Refused):
    message = _("You have written ten answers this week: wait a few days.")


class QuestionNotPublished(Refused):
    message = _("This question is not published: nobody would read the answer.")


class NothingWritten(Refused):
    message = _("Write a few words.")


def published() -> QuerySet[MentorQuestion]:
    """What mentors read, the newest first, with how many `replies` each has; nothing of somebody erased."""
    replies = Count("answers", filter=Q(answers__state=S.PUBLISHED) & ~Q(answers__text=""))
    rows = MentorQuestion.objects.filter(state=S.PUBLISHED).exclude(text="")
    return rows.annotate(replies=replies).order_by("-decided_at", "-pk")


def answers_to(question: MentorQuestion) -> QuerySet[MentorAnswer]:
    """The answers that mentors read, the oldest first."""
    return question.answers.filter(state=S.PUBLISHED).exclude(text="").order_by("decided_at", "pk")


@transaction.atomic
def ask(*, mentor: Mentor, text: str, by: User, now: datetime, client_key: UUID) -> MentorQuestion:
    """A question for the others, which the team reads first; three a week, a form sent twice is one.

    Raises MentorsOnly, NothingWritten, TooManyQuestions.
    """
    mentor = hold(mentor)
    check_reader(mentor, by)
    mine = MentorQuestion.objects.filter(mentor=mentor)
    known = mine.filter(client_key=client_key).first()
    if known:
        return known
    if not text.strip():
        raise NothingWritten
    if mine.filter(written_at__gt=now - A_WEEK).count() >= MOST_QUESTIONS:
        raise TooManyQuestions
    return MentorQuestion.objects.create(
        mentor=mentor, text=text.strip(), written_at=now, client_key=client_key
    )


@transaction.atomic
def answer(
    *, question: MentorQuestion, mentor: Mentor, text: str, by: User, now: datetime, client_key: UUID
) -> MentorAnswer:
    """An answer, which the team reads first; ten a week, a form sent twice is one.

    Raises MentorsOnly, QuestionNotPublished, NothingWritten, TooManyAnswers.
    """
    mentor = hold(mentor)
    check_reader(mentor, by)
    mine = MentorAnswer.objects.filter(mentor=mentor)
    known = mine.filter(client_key=client_key).first()
    if known:
        return known
    if not published().filter(pk=question.pk).exists():
        raise QuestionNotPublished
    if not text.strip():
        raise NothingWritten
    if mine.filter(written_at__gt=now - A_WEEK).count() >= MOST_ANSWERS:
        raise TooManyAnswers
    return MentorAnswer.objects.create(
        question=question, mentor=mentor, text=text.strip(), written_at=now, client_key=client_key
    )


@transaction.atomic
def publish(
    *, words: MentorQuestion | MentorAnswer, text: str, by: User, now: datetime
) -> MentorQuestion | MentorAnswer:
    """The team lets the mentors read it, in the words that it settled; idempotent.

    Raises NothingWritten, QuestionNotPublished.
    """
    words = hold_words(words)
    if words.state == S.PUBLISHED and words.text == text.strip():
        return words
    if not text.strip():
        raise NothingWritten
    if isinstance(words, MentorAnswer) and words.question.state != S.PUBLISHED:
        raise QuestionNotPublished
    words.text, words.reason = text.strip(), ""
    if words.state != S.PUBLISHED:
        words.publish()
        words.decided_at, words.decided_by = now, by
    words.save(update_fields=["state", "text", "reason", "decided_at", "decided_by"])
    if isinstance(words, MentorAnswer):
        tell_asker(words, now=now)
    log(words, "mentoring.publish_words", user=by, timestamp=now)
    return words


@transaction.atomic
def decline(
    *, words: MentorQuestion | MentorAnswer, reason: str, by: User, now: datetime
) -> MentorQuestion | MentorAnswer:
    """The team does not publish it, or takes it away; the author is told why. Idempotent. Raises ReasonMissing."""
    words = hold_words(words)
    if words.state == S.DECLINED:
        return words
    if not reason.strip():
        raise refusals.ReasonMissing
    words.decline()
    words.decided_at, words.decided_by, words.reason = now, by, reason.strip()
    words.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    if words.mentor.person:
        outbox.queue(
            "mentoring/words_declined",
            to=words.mentor.person,
            key=f"words:{words.uuid}:declined:{now.isoformat()}",
            now=now,
            context={"words": words.text, "reason": words.reason},
        )
    log(words, "mentoring.decline_words", user=by, timestamp=now)
    return words


def hold_words(words: MentorQuestion | MentorAnswer) -> MentorQuestion | MentorAnswer:
    """The row as it is now, held until the end of the transaction."""
    return type(words).objects.select_for_update(no_key=True, of=("self",)).get(pk=words.pk)


def tell_asker(reply: MentorAnswer, *, now: datetime) -> None:
    """Whoever asked is told once of each answer, unless they wrote it or have left."""
    asker = reply.question.mentor
    if asker.pk == reply.mentor_id or not may_read(asker):
        return
    outbox.queue(
        "mentoring/question_answered",
        to=asker.person,
        key=f"answer:{reply.uuid}:published",
        now=now,
        context={"question": reply.question.text, "words": reply.text},
        opens={"link": door(asker, now=now)},
    )


def tell_news(now: datetime) -> int:
    """Rule of `run_due`: in the first week of a month, the questions published the month before. Returns how many mails."""
    month = now.astimezone(PARIS).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if now - month > NEWS_WITHIN:
        return 0
    last = published().filter(decided_at__gte=month - relativedelta(months=1), decided_at__lt=month)
    texts = list(last.order_by("decided_at").values_list("text", flat=True))
    return tell_readers(texts, month=f"{month:%Y-%m}", now=now) if texts else 0


def tell_readers(texts: list[str], *, month: str, now: datetime) -> int:
    """One mail a month to each mentor who may read."""
    there = Mentor.objects.filter(state__in=INVITED_STATES, person__is_active=True, orientation__isnull=False)
    keyed = {f"questions:{month}:{one.person.uuid}": one for one in there.select_related("person")}
    written = outbox.written_among(keyed)
    late = {key: one for key, one in keyed.items() if key not in written}
    return sum(tell_reader(mentor, texts, key=key, now=now) for key, mentor in late.items())


@transaction.atomic
def tell_reader(mentor: Mentor, texts: list[str], *, key: str, now: datetime) -> bool:
    """One mentor, held, so that two jobs at once write once; False when that was done."""
    mentor = hold(mentor)
    if outbox.is_written(key):
        return False
    outbox.queue(
        "mentoring/mentor_questions",
        to=mentor.person,
        key=key,
        now=now,
        context={"questions": texts},
        opens={"link": door(mentor, now=now)},
    )
    return True


def door(mentor: Mentor, *, now: datetime) -> Link:
    """A link to the questions for one mentor."""
    return links.create("questions", links.target_of(mentor), person=mentor.person, now=now)
