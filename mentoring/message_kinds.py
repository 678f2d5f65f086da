"""The messages of mentoring in words of the team, with believable values for those of which none has left yet."""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.days import PARIS
from portal.core.message_kinds import Kind

MENTOR, MENTEE = _("The mentor"), _("The mentee")
BOTH, ONE_OF_TWO = _("Both of the tandem, each by their own letter"), _("One of the two of the tandem")
MENTORS, STRUCTURE = _("The mentors"), _("The structure: its referents, or its own address")
PARENT = _("The parent of a minor")
OFFICER, TEAM = _("The officer who follows the tandem"), _("The team")
DAY, UNTIL = datetime(2027, 3, 9, 18, tzinfo=PARIS), date(2027, 6, 30)
PLACE = "Mission locale, Marignane"
TO_MENTEE: Mapping[str, object] = {"first_name": "Inès", "other": "Marc"}
TO_MENTOR: Mapping[str, object] = {"first_name": "Marc", "mentee": "Inès", "programme": "Emploi"}
TO_TEAM: Mapping[str, object] = {"first_name": "Claire", "reference": "T-2027-0012"}


def kind(
    what: Promise,
    to: Promise,
    when: Promise,
    *known: Mapping[str, object],
    opens: tuple[str, ...] = ("link",),
    **values: object,
) -> Kind:
    """One message; most hold one link."""
    example = {"first_name": "Marc"}
    for some in (*known, values):
        example.update(some)
    return Kind(what=what, to=to, when=when, example=example, opens=opens)


GETTING_READY = {
    "sign_in": kind(
        _("Link to one’s own space"),
        _("A mentor or a mentee"),
        _("On demand, from the page that asks for an address."),
    ),
    "mentor_guide": kind(
        _("The mentor guide and its checklist"),
        MENTOR,
        _("When a mentor joins the pool; again when the team sends it."),
    ),
    "card_to_agree": kind(
        _("The card to read and to agree to"),
        MENTEE,
        _("When a mentee joins the pool; again when the card has changed, or when the team sends it."),
        first_name="Inès",
        programme="Emploi",
    ),
    "guardian_asked": kind(
        _("The agreement of a parent"),
        PARENT,
        _("When a minor names a parent; again when the team sends it."),
        first_name="Nadège",
        mentee="Inès",
        programme="Emploi",
    ),
    "guardian_noted": kind(
        _("The answer of a parent, noted"),
        PARENT,
        _("When a parent answers, changes their mind, or asks for the link again."),
        first_name="Nadège",
        mentee="Inès",
        agrees="yes",
    ),
    "proposal": kind(
        _("A mentee is proposed"), MENTOR, _("When the team proposes a match."), TO_MENTOR, deadline=UNTIL
    ),
    "proposal_reminder": kind(
        _("A proposal waits for an answer"),
        MENTOR,
        _("Once, when half of the time to answer has gone."),
        TO_MENTOR,
        deadline=UNTIL,
    ),
    "proposal_over": kind(
        _("A proposal is closed"),
        MENTOR,
        _("When the team takes it back, or when its deadline has passed."),
        TO_MENTOR,
        opens=(),
    ),
}
STARTING = {
    "introduction": kind(
        _("The two are introduced"),
        BOTH,
        _("When the mentor accepts."),
        TO_MENTEE,
        is_mentor=False,
        before=UNTIL,
    ),
    "first_meeting": kind(
        _("No first meeting yet"),
        BOTH,
        _("When the programme’s delay for a first meeting has passed, three times at most."),
        TO_MENTEE,
    ),
    "charter_to_sign": kind(
        _("The charter to sign"),
        BOTH,
        _("After the first meeting; again to whoever has not signed in time."),
        TO_MENTEE,
        days=10,
    ),
    "charter_sealed": kind(
        _("The tandem starts"), BOTH, _("When the second of the two has signed."), TO_MENTEE, meetings=2
    ),
    "tandem_link": kind(
        _("A new link to the tandem’s page"),
        ONE_OF_TWO,
        _("On demand, from a link that no longer opens."),
        TO_MENTEE,
    ),
    "undone": kind(
        _("The tandem stops before it started"),
        BOTH,
        _("When a match is undone before the charter is signed."),
        TO_MENTEE,
        opens=(),
        is_mentor=False,
    ),
}
MEETING = {
    "meeting_arranged": kind(
        _("A meeting is arranged or moved"),
        BOTH,
        _("At once, with the date as a file."),
        TO_MENTEE,
        starts_at=DAY,
        where=PLACE,
        moved=False,
    ),
    "meeting_eve": kind(
        _("A meeting is near"), BOTH, _("The day before."), TO_MENTEE, starts_at=DAY, where=PLACE
    ),
    "meeting_after": kind(_("Was the meeting held?"), BOTH, _("The day after it."), TO_MENTEE, starts_at=DAY),
    "meeting_off": kind(
        _("A meeting is called off"),
        BOTH,
        _("At once, with the date as a file that crosses it out."),
        TO_MENTEE,
        starts_at=DAY,
    ),
    "meeting_copy": kind(
        _("A meeting of a minor"),
        STRUCTURE,
        _("When a minor’s meeting is arranged, moved or called off."),
        opens=(),
        first_name="Samira",
        mentee="Inès",
        mentor="Marc",
        starts_at=DAY,
        place=PLACE,
        gone=False,
        moved=False,
    ),
}
FOLLOWING = {
    "check_in": kind(
        _("News of the tandem, in six questions"),
        BOTH,
        _("On the day of a check-in; once more a week later without an answer."),
        TO_MENTEE,
        again="",
    ),
    "news": kind(
        _("No news of the tandem"), BOTH, _("After seventeen days without news, twice at most."), TO_MENTEE
    ),
    "pair_paused": kind(_("The tandem rests"), BOTH, _("When a pause begins."), TO_MENTEE, until=UNTIL),
    "pair_resumed": kind(_("The tandem goes on"), BOTH, _("When a pause ends."), TO_MENTEE, until=UNTIL),
    "new_officer": kind(
        _("Somebody else of the team follows the tandem"),
        BOTH,
        _("When a tandem is handed over."),
        first_name="Inès",
        officer="Claire",
    ),
    "handed_over": kind(
        _("A tandem is handed over"),
        _("The colleague who now follows it"),
        _("When a tandem is handed over."),
        TO_TEAM,
        opens=(),
        by="Yves",
    ),
    "reported": kind(
        _("A difficulty is reported"),
        OFFICER,
        _("At once; to all who follow the tandem where somebody is not safe."),
        TO_TEAM,
        opens=(),
        urgent="",
    ),
    "guardian_against": kind(
        _("A parent does not agree"),
        OFFICER,
        _("At once; to all who follow the mentee while there is no tandem."),
        opens=(),
        first_name="Claire",
        mentee="F-2027-0012",
        tandem="T-2027-0012",
    ),
    "week": kind(
        _("The week of the team"),
        TEAM,
        _("Once a week, to those who have something to watch."),
        opens=(),
        first_name="Claire",
        tandems=4,
        mine=1,
        reasons=["3 · Sans nouvelles", "1 · Charte à signer"],
    ),
    "lines_to_read": kind(
        _("Three lines for the structure, to pass on or not"),
        MENTEE,
        _("When the mentor has written them."),
        TO_MENTEE,
        structure="Mission locale",
    ),
    "lines_to_structure": kind(
        _("Three lines from the mentor"),
        STRUCTURE,
        _("When the mentee passes them on."),
        opens=(),
        first_name="Samira",
        mentee="Inès",
        mentor="Marc",
        going_well="L’assiduité",
        to_work_on="Les entretiens",
        needed="Un ordinateur",
    ),
}
ENDING = {
    "end_near": kind(
        _("The planned end is near"),
        BOTH,
        _("Thirty days before the planned end, on the day, and a fortnight after."),
        TO_MENTEE,
        ends_on=UNTIL,
        is_mentor=False,
        is_past=False,
    ),
    "extension_proposed": kind(
        _("One of the two proposes to go on"),
        _("The other of the two"),
        _("At once."),
        TO_MENTEE,
        until=UNTIL,
    ),
    "extended": kind(_("The tandem is extended"), BOTH, _("When the other agrees."), TO_MENTEE, until=UNTIL),
    "change_asked": kind(
        _("A mentee asks for another mentor"), OFFICER, _("At once, in confidence."), TO_TEAM, opens=()
    ),
    "end_said": kind(
        _("The closing questions are answered"),
        OFFICER,
        _("When one of the two has answered them and thinks of leaving it there."),
        TO_TEAM,
        opens=(),
    ),
    "pair_closed": kind(
        _("The tandem has ended"),
        BOTH,
        _("When the team closes the tandem."),
        TO_MENTEE,
        is_mentor=False,
        waits_again=False,
        become=f"{settings.BASE_URL}/",
    ),
    "end_copy": kind(
        _("The tandem of a minor has ended"),
        STRUCTURE,
        _("When the tandem of a minor is closed."),
        opens=(),
        first_name="Samira",
        mentee="Inès",
        mentor="Marc",
        ended_on=UNTIL,
    ),
    "follow_up": kind(
        _("What has become of the mentee"),
        MENTEE,
        _("Some months after the end; once more a fortnight later without an answer."),
        first_name="Inès",
        horizon=6,
        again=False,
        business=False,
        become="",
    ),
}
AMONG_MENTORS = {
    "gathering_dates": kind(
        _("The dates of the gatherings"),
        MENTORS,
        _("When dates are laid, and when a mentor joins the pool; with the dates as a file."),
        dates=[{"starts_at": DAY, "place": "Aix-en-Provence"}],
        place="Aix-en-Provence",
    ),
    "gathering_moved": kind(
        _("A gathering is moved"),
        _("The mentors who did not say no"),
        _("At once, with the date as a file."),
        starts_at=DAY,
        place="Aix-en-Provence",
    ),
    "gathering_off": kind(
        _("A gathering is called off"),
        _("The mentors who did not say no"),
        _("At once, with the date as a file that crosses it out."),
        opens=(),
        starts_at=DAY,
        others=True,
    ),
    "gathering_reminder": kind(
        _("A gathering is near"),
        _("The mentors who come, or have not answered"),
        _("A week before; on the eve to those who come."),
        starts_at=DAY,
        place="Aix-en-Provence",
        comes=True,
    ),
    "gathering_seat": kind(
        _("A seat is free"),
        _("A mentor on the waiting list of a gathering"),
        _("When somebody gives up a seat, or when seats are added."),
        starts_at=DAY,
        place="Aix-en-Provence",
    ),
    "gathering_feedback": kind(
        _("What was the gathering worth?"),
        _("The mentors who were there"),
        _("The day after it, or when they are noted as there."),
        starts_at=DAY,
    ),
    "mentor_contact": kind(
        _("A mentor writes to another"),
        _("A mentor who is in the directory"),
        _("At once."),
        opens=(),
        other="Hélène Arnaud",
        address="helene@courriel.example",
        words="Bonjour, je cherche un contact dans la logistique.",
    ),
    "mentor_questions": kind(
        _("The questions of the month"),
        MENTORS,
        _("In the first week of a month, if questions were published the month before."),
        questions=["Comment préparer un entretien à distance\u00a0?"],
    ),
    "question_answered": kind(
        _("An answer to a mentor’s question"),
        _("The mentor who asked"),
        _("When the team publishes an answer."),
        question="Comment préparer un entretien à distance\u00a0?",
        words="Une répétition en visio, la veille.",
    ),
    "words_declined": kind(
        _("A question or an answer is not published"),
        _("The mentor who wrote it"),
        _("When the team declines to publish it."),
        opens=(),
        words="Qui connaît l’intérim\u00a0?",
        reason="Déjà posée",
    ),
}
KINDS: dict[str, Kind] = {
    **GETTING_READY,
    **STARTING,
    **MEETING,
    **FOLLOWING,
    **ENDING,
    **AMONG_MENTORS,
}
