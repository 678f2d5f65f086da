"""Who may open what: role × named address × own or foreign record, read against the resolver.

An address of ours without a row fails: whoever adds one says here who opens it.
"""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from portal.accounts.models import RoleKind
from tests.architecture.resolver import our_names
from tests.architecture.worlds import World
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db

ADMINISTRATOR, MANAGER, OFFICER = "administrator", "programme_manager", "officer"
COMMUNICATION, COORDINATOR, OBSERVER, ANONYMOUS = "communication", "coordinator", "observer", "anonymous"
ROLES = (ADMINISTRATOR, MANAGER, OFFICER, COMMUNICATION, COORDINATOR, OBSERVER, ANONYMOUS)
TEAM = frozenset({MANAGER, OFFICER, COORDINATOR})
OVER_THE_HUB = frozenset({MANAGER, OFFICER})
MANAGERS = frozenset({MANAGER})
ACCOUNTS = frozenset({ADMINISTRATOR})
PAGES = frozenset({COMMUNICATION})
CHARTER_TEXT = "wagtailsnippets_mentoring_chartertext"


@dataclass(frozen=True)
class Staff:
    """Below /admin/: `who` opens it; `of`: the record, which a coordinator must have in reach."""

    who: frozenset[str]
    of: str = ""
    reaches_foreign: frozenset[str] = OVER_THE_HUB | ACCOUNTS | PAGES
    reaches_own: frozenset[str] = frozenset(ROLES)


@dataclass(frozen=True)
class Door:
    """A person's page: nobody opens it without the link, the team included."""

    of: str


@dataclass(frozen=True)
class Everybody:
    """Open to all; `of`: what its address names."""

    of: str = ""


@dataclass(frozen=True)
class File:
    """A private file: 404 for whoever may not read it."""

    who: frozenset[str]
    of: str


def register(name, who, **rules):
    """The three pages of a register."""
    return {
        f"staff_{name}_index": Staff(who),
        f"staff_{name}_inspect": Staff(who, of=name, **rules),
        f"staff_{name}_history": Staff(who, of=name, **rules),
    }


def acts(name, who, *verbs, **rules):
    return {f"staff_{name}_{verb}": Staff(who, of=name, **rules) for verb in verbs}


MESSAGES = {"reaches_own": OVER_THE_HUB}
EVERYWHERE = {"reaches_foreign": frozenset(ROLES)}
MATRIX = {
    **register("application", TEAM),
    **acts("application", TEAM, "take", "ask", "accept", "decline"),
    **acts("application", TEAM, "interview", "hold", "resume", "reconsider", "assign"),
    **register("mentor", TEAM),
    **acts("mentor", TEAM, "places", "programmes", "guide", "pause", "resume", "leave", "freeze", "unfreeze"),
    **register("mentee", TEAM),
    **acts("mentee", TEAM, "enrol", "card", "read_together", "name", "pause", "resume", "leave"),
    **acts("mentee", TEAM, "freeze", "unfreeze"),
    **acts("mentee", TEAM, "guardian_name", "guardian_ask", "guardian_paper", "guardian_no"),
    **register("proposal", TEAM),
    **acts("proposal", TEAM, "cancel"),
    **register("pair", TEAM),
    **acts(
        "pair", TEAM, "first_meeting", "meeting", "pause", "resume", "close", "correct", "hand_over", "undo"
    ),
    **acts("pair", TEAM, "freeze", "unfreeze", "note", "assign", "take"),
    "staff_follow_up": Staff(TEAM),
    "staff_check_in": Staff(TEAM, of="check_in"),
    "staff_check_in_vain": Staff(TEAM, of="check_in"),
    **acts("pair", TEAM, "freeze", "unfreeze", "extend", "closing_talk", "news"),
    **register("charter", TEAM),
    **acts("charter", TEAM, "resend", "print"),
    **register("gathering", TEAM),
    **acts("gathering", TEAM, "change", "call_off", "ics", "document", "attendance"),
    **acts("gathering", TEAM, "agenda", "account"),
    "staff_gathering_topic": Staff(TEAM, of="gathering_topic"),
    **register("mentorquestion", TEAM),
    **acts("mentorquestion", TEAM, "publish", "decline"),
    **register("mentoranswer", TEAM),
    **acts("mentoranswer", TEAM, "publish", "decline"),
    "staff_gathering_remove_document": Staff(TEAM, of="gathering_document"),
    "staff_gathering_lay": Staff(TEAM),
    "staff_gathering_add": Staff(TEAM),
    "staff_gathering_calendar": Staff(TEAM),
    "staff_feed": Staff(TEAM),
    "staff_board": Staff(TEAM),
    "staff_board_mentee": Staff(TEAM, of="mentee"),
    "staff_compare": Staff(TEAM, of="mentee"),
    "staff_propose": Staff(TEAM, of="match"),
    **register("programme", TEAM),
    **acts("programme", MANAGERS, "change", "weights"),
    "staff_programme_new": Staff(MANAGERS),
    **register("partner", TEAM),
    **acts("partner", MANAGERS, "change", "switch"),
    "staff_partner_new": Staff(MANAGERS),
    **register("message", TEAM, **MESSAGES),
    **acts("message", TEAM, "send_again", **MESSAGES),
    "staff_message_kinds": Staff(TEAM),
    "staff_message_kind": Staff(TEAM, of="kind", **EVERYWHERE),
    "staff_message_kind_page": Staff(TEAM, of="kind", **EVERYWHERE),
    **register("role", ACCOUNTS),
    **acts("role", ACCOUNTS, "end"),
    "staff_role_grant": Staff(ACCOUNTS),
    "wagtailusers_users:index": Staff(ACCOUNTS),
    "wagtailusers_users:index_results": Staff(ACCOUNTS),
    "wagtailusers_users:edit": Staff(ACCOUNTS, of="colleague"),
    f"{CHARTER_TEXT}:add": Staff(PAGES),
    f"{CHARTER_TEXT}:edit": Staff(PAGES, of="text"),
    f"{CHARTER_TEXT}:inspect": Staff(PAGES, of="text"),
    "review_report": Staff(PAGES),
    "review_report_results": Staff(PAGES),
    "page_start": Staff(PAGES, of="page"),
    "private_file": File(TEAM, of="file"),
    "member:proposal": Door("proposal_uid"),
    "member:decline": Door("proposal_uid"),
    "member:enter": Everybody(),
    "member:space": Door(""),
    "member:sign_out": Door(""),
    "member:data": Door(""),
    "member:data_file": Door(""),
    "member:devices": Door(""),
    "member:fresh_link": Door(""),
    "member:pause_me": Door(""),
    "member:resume_me": Door(""),
    "member:leave_me": Door(""),
    "member:card": Door("mentee_uid"),
    "member:card_rewrite": Door("mentee_uid"),
    "member:card_name": Door("mentee_uid"),
    "member:guardian_again": Door("mentee_uid"),
    "member:orientation": Door("mentor_uid"),
    "member:guardian": Door("guardian_uid"),
    "member:gathering": Door("gathering_uid"),
    "member:gathering_ics": Door("gathering_uid"),
    "member:gathering_topic": Door("gathering_uid"),
    "member:gathering_vote": Door("topic_uid"),
    "member:gathering_feedback": Door("gathering_uid"),
    "member:directory": Door(""),
    "member:directory_entry": Door(""),
    "member:directory_hide": Door(""),
    "member:introduce": Door("entry_uid"),
    "member:questions": Door(""),
    "member:question": Door("question_uid"),
    "member:feeds": Door(""),
    "member:feed": Door("old_token"),
    "member:arrange": Door("pair_uid"),
    "member:met": Door("pair_uid"),
    "member:move_meeting": Door("meeting_uid"),
    "member:call_off_meeting": Door("meeting_uid"),
    "member:meeting_ics": Door("meeting_uid"),
    "mentor_guide": Door(""),
    "agenda_feed": Door(""),
    "search": Everybody(),
    "paper": Door("page"),
    "wagtail_serve": Door("no_page"),
    "member:pair": Door("pair_uid"),
    "member:first_meeting": Door("pair_uid"),
    "member:meeting": Door("pair_uid"),
    **{
        f"member:{name}": Door("pair_uid")
        for name in (
            "plan",
            "plan_begin",
            "notes",
            "impression",
            "contact",
            "difficulty",
            "feedback",
            "pass_on",
        )
    },
    "member:action": Door("action_uid"),
    "member:action_settle": Door("action_uid"),
    "member:note_share": Door("note_uid"),
    "member:note_delete": Door("note_uid"),
    "member:check_in": Door("check_in_uid"),
    "member:pause": Door("pair_uid"),
    "member:resume": Door("pair_uid"),
    "member:stop": Door("pair_uid"),
    "member:ending": Door("pair_uid"),
    "member:extension_agree": Door("pair_uid"),
    "member:extension_drop": Door("pair_uid"),
    "member:closing": Door("pair_uid"),
    "member:another_mentor": Door("pair_uid"),
    "member:certificate": Door("pair_uid"),
    "member:follow_up": Door("pair_uid"),
    "member:charter": Door("charter_uid"),
    "member:verification": Everybody("code"),
    "link": Everybody("token"),
    "alive": Everybody(),
    "robots": Everybody(),
    "manifest": Everybody(),
    "card": Everybody("page"),
    "apply:mentor": Everybody(),
    "apply:mentee": Everybody(),
    "apply:find_again": Everybody(),
    "apply:which": Everybody(),
    "apply:mentor_step": Door("step"),
    "apply:mentor_autosave": Door("step"),
    "apply:mentor_thanks": Door("draft"),
    "apply:mentor_later": Door("draft"),
    "apply:mentee_step": Door("step"),
    "apply:mentee_autosave": Door("step"),
    "apply:mentee_thanks": Door("draft"),
    "apply:mentee_later": Door("draft"),
    "apply:mentee_programme": Door("draft"),
    "apply:resume": Door("draft"),
    "apply:follow_up": Door("application_uid"),
    "apply:withdraw": Door("application_uid"),
    "demo:mailbox": Everybody(),
    "demo:letter": Door("nothing"),
    "demo:date": Door("nothing"),
    "demo:style": Everybody(),
}


def address(name, of, world, colleague):
    """The address of a row for the records of one world."""
    found = {
        "": [],
        "kind": ["mentoring", "proposal"],
        "match": [world.mentee.pk, world.mentor.pk],
        "role": [colleague.roles.get().pk],
        "colleague": [colleague.pk],
        "text": [world.charter.version.source_id],
        "file": ["charter", world.charter.uuid],
        "proposal_uid": [world.proposal.uuid],
        "mentee_uid": [world.mentee.uuid],
        "mentor_uid": [world.mentor.uuid],
        "guardian_uid": [world.guardian.uuid],
        "gathering_uid": [world.gathering.uuid],
        "gathering_topic": [world.gathering.pk, world.topic.pk],
        "topic_uid": [world.gathering.uuid, world.topic.uuid],
        "entry_uid": [world.entry.uuid],
        "question_uid": [world.mentorquestion.uuid],
        "gathering_document": [world.gathering.pk, world.document.pk],
        "pair_uid": [world.pair.uuid],
        "action_uid": [world.action.uuid],
        "note_uid": [world.note.uuid],
        "check_in_uid": [world.check_in.uuid],
        "meeting_uid": [world.meeting.uuid],
        "old_token": [world.old_token],
        "charter_uid": [world.charter.uuid],
        "application_uid": [world.application.uuid],
        "code": [world.charter.seal.code],
        "token": [world.token],
        "draft": [world.draft.pk],
        "step": [world.draft.pk, "vos-coordonnees"],
        "nothing": ["no-such-letter"],
        "no_page": ["nulle-part/"],
        "page": [Page.objects.filter(depth=2).first().pk],
    }
    return reverse(name, args=found[of] if of in found else [getattr(world, of).pk])


def answer_of(response):
    """What an address said: open, or how it refused."""
    response.close()
    if response.status_code == 302:
        where = response["Location"].partition("?")[0]
        return {"/admin/": "sent home", "/admin/login/": "sign in"}.get(where, "elsewhere")
    return {200: "open", 400: "refused", 403: "refused", 404: "not found", 405: "refused", 410: "gone"}[
        response.status_code
    ]


def expected(row, role, *, own):
    """The answers that a row allows a role."""
    if isinstance(row, Everybody):
        return {"open"}
    if isinstance(row, Door):
        return {"not found", "refused", "gone", "elsewhere"}
    if isinstance(row, File):
        return {"open"} if role in row.who and (own or role in OVER_THE_HUB) else {"not found"}
    if role == ANONYMOUS:
        return {"sign in"}
    if role not in row.who:
        return {"sent home"}
    reaches = row.reaches_own if own else row.reaches_foreign
    return {"open"} if not row.of or role in reaches else {"not found"}


def test_every_address_of_ours_has_a_row():
    assert our_names() - set(MATRIX) == set()


def test_every_row_has_an_address():
    assert set(MATRIX) - our_names() == set()


@pytest.fixture
def rendered(settings):
    """A sealed charter whose document exists."""

    def make(world):
        seal = world.charter.seal
        path = settings.PRIVATE_ROOT / "charters" / f"{world.charter.uuid}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.7")
        seal.pdf_state, seal.pdf_path, seal.pdf_sha256 = "rendered", f"charters/{path.name}", "0" * 64
        seal.save(update_fields=["pdf_state", "pdf_path", "pdf_sha256"])
        return world

    return make


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_and_nothing_else(client, role, rendered):
    own, foreign = rendered(World(1)), rendered(World(2))
    colleague = StaffFactory()
    if role != ANONYMOUS:
        over = own.programme if role == COORDINATOR else None
        client.force_login(
            StaffFactory(kind=RoleKind(role), over=over), backend="portal.accounts.backends.StaffBackend"
        )
    let_the_communication_staff_write()
    wrong = []
    for name, row in MATRIX.items():
        for world in (own, foreign):
            wanted = expected(row, role, own=world is own)
            path = address(name, row.of, world, colleague)
            wrong += deviations(client, name, path, wanted, own=world is own)
    assert wrong == []


def let_the_communication_staff_write():
    """Over the pages, as `start_hub` does: the rights of Wagtail are over a tree, and these worlds have no hub."""
    GroupPagePermission.objects.create(
        group=Group.objects.get(name=RoleKind.COMMUNICATION),
        page=Page.objects.filter(depth=2).first(),
        permission=Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore"),
    )


def deviations(client, name, path, wanted, *, own):
    """What GET answered otherwise than wanted; where reading is refused, so is posting."""
    found = answer_of(client.get(path))
    whose = "own" if own else "foreign"
    wrong = [] if found in wanted else [f"GET {name} ({whose}): {found}, not {' or '.join(sorted(wanted))}"]
    if "open" not in wanted and name != "demo:letter":
        posted = answer_of(client.post(path))
        wrong += [] if posted != "open" else [f"POST {name} ({whose}): {posted}"]
    return wrong
