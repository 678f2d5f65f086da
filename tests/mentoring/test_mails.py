import re
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone, translation
from django.utils.formats import date_format

from mentoring import due
from mentoring.domain import (
    alerts,
    appointments,
    attendance,
    cards,
    check_ins,
    closing,
    closing_words,
    community,
    digest,
    endings,
    feedback,
    follow_ups,
    gatherings,
    guardians,
    invitations,
    news,
    orientation,
    pairs,
    pauses,
    proposals,
    questions,
    safeguarding,
    signing_in,
    structure_lines,
)
from mentoring.models import CheckIn, Pair
from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope
from portal.core import links, outbox
from portal.core.days import PARIS, day_of
from portal.core.models import Link, Message
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    OfficerFactory,
    PairFactory,
    PersonFactory,
    ProposalFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FOLDERS = sorted(folder.name for folder in Path(settings.BASE_DIR, "templates/emails/mentoring").iterdir())
WITHOUT_LINK = {
    "guardian_against",
    "reported",
    "lines_to_structure",
    "week",
    "meeting_copy",
    "end_copy",
    "proposal_over",
    "undone",
    "gathering_off",
    "handed_over",
    "change_asked",
    "end_said",
    "mentor_contact",
    "words_declined",
}
NAMES = {"mentor__person__first_name": "Hélène & Cie", "mentee__person__first_name": "D’Anaïs <b>"}


def everything_said(language):
    """Live through every mail of mentoring in one language; one message of each kind, by name."""
    speaks = {"mentor__person__language": language, "mentee__person__language": language, **NAMES}
    proposals.cancel(proposal=ProposalFactory(now=NOW, **speaks), by=PersonFactory(), now=NOW)
    due.RULES["proposals to recall"](ProposalFactory(now=NOW, **speaks).sent_at + timedelta(days=5))
    asked = ProposalFactory(now=NOW, **speaks)
    cards.ask(asked.mentee, key="ask", now=NOW)
    answer_for_a_minor(language)
    orientation.send_again(mentor=asked.mentor, by=None, now=NOW)
    signing_in.send_link(asked.mentor.person, now=NOW)
    live_through_a_gathering(MentorFactory(person=PersonFactory(language=language, first_name="Zoé")))
    talk_among_mentors(MentorFactory(person=PersonFactory(language=language), now=NOW))
    pair = PairFactory(now=NOW, **speaks)
    due.RULES["first meetings to recall"](NOW + timedelta(days=20))
    link = Link.objects.filter(purpose="tandem", person=pair.mentor.person).last()
    links.purposes["tandem"].renew(link, NOW)
    meet(PairFactory(now=NOW, active=True, mentee__birth_year=2010, **speaks), language)
    live_on(PairFactory(now=NOW, active=True, **speaks))
    PairFactory(now=NOW, active=True, **speaks)
    news.ask_due(NOW + timedelta(days=120))
    alerts.watch(NOW + timedelta(days=120))
    digest.tell_due(NOW + timedelta(days=120))
    pairs.undo(pair=pair, by=None, reason="mismatch", now=NOW)
    return {row.template.partition("/")[2]: row for row in Message.objects.order_by("pk")}


def answer_for_a_minor(language):
    """A parent is asked, agrees, and no longer does: whoever follows the minor is told."""
    person = PersonFactory(language=language, first_name="Anaïs")
    minor = MenteeFactory(now=NOW, person=person, birth_year=NOW.year - 17, guardian=False)
    said = {"name": "Zoé", "tie": "mother", "email": "zoe@exemple.fr", "now": NOW}
    row = guardians.name(mentee=minor, by=OfficerFactory(), **said)
    guardians.agree(guardian=row, seen=guardians.text_for(row), now=NOW)
    OfficerFactory(language=language)
    guardians.say_no(guardian=row, now=NOW + timedelta(minutes=1))


def live_through_a_gathering(mentor):
    """Invited, on the waiting list, seated, reminded, moved, called off."""
    first = MentorFactory(programme=mentor.programmes.get())
    day, officer = NOW + timedelta(days=5), OfficerFactory()
    details = {"place": "Aix", "minutes": 90, "seats": 1}
    gathering = gatherings.add(
        name="Rencontre", starts_at=day, programmes=mentor.programmes.all(), by=None, now=NOW, **details
    )
    for coming in (True, False):
        attendance.answer(gathering=gathering, mentor=first, coming=coming, by=first.person, now=NOW)
        if coming:
            attendance.answer(gathering=gathering, mentor=mentor, coming=True, by=mentor.person, now=NOW)
    invitations.remind(NOW + timedelta(days=2))
    gatherings.change(gathering=gathering, starts_at=day + timedelta(days=1), by=officer, now=NOW, **details)
    gatherings.call_off(gathering=gathering, by=officer, now=NOW)


def talk_among_mentors(mentor):
    """Written to by another, a question published, answered, told; another declined; asked about a gathering."""
    other, officer = MentorFactory(programme=mentor.programmes.get(), now=NOW), OfficerFactory()
    month = NOW.astimezone(PARIS).replace(day=1, hour=9)
    before, after = month - timedelta(days=10), month + timedelta(hours=1)
    words = {"text": "Qui connaît l’intérim ?", "mentor": mentor, "by": mentor.person, "now": before}
    asked, another = (questions.ask(client_key=uuid4(), **words) for _n in range(2))
    questions.publish(words=asked, text=asked.text, by=officer, now=before)
    questions.decline(words=another, reason="Déjà posée", by=officer, now=before)
    reply = questions.answer(
        question=asked, client_key=uuid4(), **words | {"mentor": other, "by": other.person}
    )
    questions.publish(words=reply, text=reply.text, by=officer, now=before)
    questions.tell_news(after)
    entry = community.list_oneself(mentor=mentor, doors="", by=mentor.person, now=NOW)
    sent = {"words": "Bonjour", "gives_address": True, "client_key": uuid4()}
    community.introduce(entry=entry, asker=other, by=other.person, now=NOW, **sent)
    gathering = gatherings.add(
        name="Rencontre",
        starts_at=NOW + timedelta(days=30),
        place="Arles",
        programmes=mentor.programmes.all(),
        by=None,
        now=NOW,
    )
    later = NOW + timedelta(days=32)
    attendance.note(gathering=gathering, present={mentor.pk: True}, by=officer, now=later)
    feedback.ask_due(later)


def meet(pair, language):
    """Arranged, reminded, asked about, called off, ended; the structure of a minor is told."""
    referent = PersonFactory(language=language, first_name="Noé")
    over = {"scope": Scope.STRUCTURE, "scope_id": pair.mentee.partner.uuid}
    roles.grant(referent, RoleKind.REFERENT, today=day_of(NOW), **over)
    day, by = NOW + timedelta(days=4), pair.mentor.person
    details = {"by": by, "place": appointments.public_places(pair)[0], "now": NOW}
    meeting = appointments.arrange(pair=pair, starts_at=day, **details)
    appointments.remind(day - timedelta(hours=20))
    appointments.ask_whether_met(day + timedelta(days=2))
    appointments.move(meeting=meeting, starts_at=day + timedelta(days=1), **details)
    appointments.call_off(meeting=meeting, by=by, now=NOW)
    said = {"going_well": "L’assiduité", "to_work_on": "Les entretiens", "needed": "Un ordinateur"}
    lines = structure_lines.write(pair=pair, by=by, now=NOW, **said)
    structure_lines.release(lines=lines, by=pair.mentee.person, seen=lines.written_at.isoformat(), now=NOW)
    closing.close(pair=pair, reason="completed", kind="training", by=OfficerFactory(), now=NOW)


def live_on(pair):
    """Handed over, at rest, taken up again, near its end, ended, asked for news."""
    officer, other = OfficerFactory(), OfficerFactory()
    pairs.hand_over(pair=pair, to=other, by=officer, now=NOW)
    pauses.pause(pair=pair, until=day_of(NOW) + timedelta(days=9), by=officer, now=NOW)
    pauses.resume(pair=pair, by=officer, now=NOW + timedelta(days=2))
    CheckIn.objects.create(pair=pair, due_on=day_of(NOW))
    check_ins.ask_due(NOW)
    safeguarding.report(
        pair=pair, by=pair.mentee.person, words="…", is_unsafe=False, stop_contact=False, now=NOW
    )
    come_to_the_end(pair)
    closing.close(pair=pair, reason="completed", kind="training", by=officer, now=NOW)
    follow_ups.ask_due(NOW + timedelta(days=200))


def come_to_the_end(pair):
    """Told of its end, one proposes to go on and the other agrees; then one asks for somebody else, and one closes."""
    mentor, mentee = pair.mentor.person, pair.mentee.person
    Pair.objects.filter(pk=pair.pk).update(ends_on=day_of(NOW))
    endings.remind(NOW)
    extension = endings.propose(pair=pair, months=1, by=mentor, now=NOW)
    endings.agree(extension=extension, by=mentee, now=NOW)
    endings.ask_for_another(pair=pair, words="Autre métier", by=mentee, now=NOW)
    Pair.objects.filter(pk=pair.pk).update(ends_on=day_of(NOW))
    closing_words.say(pair=pair, supports=[], recommend=None, words="", by=mentee, now=NOW)


@pytest.fixture(params=["fr", "en"])
def said(request):
    return everything_said(request.param)


def test_every_mail_has_three_parts_and_leaves_in_both_languages(said):
    assert sorted(said) == FOLDERS
    for row in said.values():
        assert row.subject
        assert not re.search(r"{{|{%|%\(|\bNone\b", row.subject + row.text + row.html)


def test_each_mail_holds_its_link_twice_and_no_address(said):
    for name, row in said.items():
        kept = set(links.PLACEHOLDER.findall(row.text))
        assert (name, len(kept)) == (name, 0 if name in WITHOUT_LINK else 1)
        assert set(links.PLACEHOLDER.findall(row.html)) == kept
        assert "/lien/" not in row.text + row.html


def test_names_are_plain_in_text_and_safe_in_html(said):
    for row in said.values():
        assert not re.search(r"&#|&amp;|&lt;", row.subject + row.text)
        assert "<b>," not in row.html
        assert "Cie" not in row.html or "&amp; Cie" in row.html


def test_a_mail_says_nothing_of_the_file():
    pair = PairFactory(now=NOW, active=True)
    outbox.deliver_due(NOW)
    said = " ".join(one.subject + one.body + str(one.alternatives) for one in mail.outbox)
    mentee = pair.mentee
    hidden = (
        mentee.person.last_name,
        mentee.reference,
        pair.reference,
        mentee.aim,
        mentee.words,
        "Marignane",
    )
    assert len(mail.outbox) == 7
    assert [leak for leak in hidden if leak in said] == []


def test_french_mails_are_french():
    said = everything_said("fr")
    english = re.compile(r"\b(?:the|your|you|with)\b", re.IGNORECASE)
    left = {name: english.findall(row.subject + row.text) for name, row in said.items()}
    assert {name: words for name, words in left.items() if words} == {}


def test_a_day_is_told_with_its_weekday():
    proposal = ProposalFactory(now=NOW)
    text = Message.objects.get(template="mentoring/proposal").text.replace("\u00a0", " ")
    day = proposals.last_day(proposal)
    assert re.search(rf"Répondez au plus tard le [a-z]+di {day.day if day.day > 1 else '1er'} \w+\.", text)


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_inside_a_sentence_takes_no_capital(number):
    with translation.override("fr"):
        assert re.fullmatch("[a-z]+", date_format(date(2026, 11, 23) + timedelta(days=number), "l"))
