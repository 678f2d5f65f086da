"""What every register of the team does, shown on those of mentors, mentees and tandems."""

import csv
import io

import openpyxl
import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from mentoring.models import Mentor
from portal.accounts.models import RoleKind
from portal.core.exports import harmless
from portal.core.models import ViewLog
from tests.factories.accounts import StaffFactory, sign_in
from tests.factories.mentoring import (
    MenteeFactory,
    MentorFactory,
    PairFactory,
    PersonFactory,
    ProgrammeFactory,
)
from tests.factories.recruitment import ApplicationFactory

pytestmark = pytest.mark.django_db
MENTORS = "/admin/mentors/"


def rows_of(response):
    content = b"".join(response.streaming_content).decode()
    return list(csv.reader(io.StringIO(content)))


@pytest.mark.parametrize("action", ["create", "edit", "delete", "choose_parent"])
def test_a_row_is_never_made_changed_or_deleted_from_a_register(client, action):
    sign_in(client)
    mentor = MentorFactory()
    with pytest.raises(NoReverseMatch):
        reverse(f"staff_mentor_{action}", args=[mentor.pk])
    for path in (f"{MENTORS}{action}/", f"{MENTORS}{action}/{mentor.pk}/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    assert Mentor.objects.filter(pk=mentor.pk).exists()


@pytest.mark.parametrize("page", ["staff_mentor_inspect", "staff_mentor_history", "staff_mentor_places"])
def test_a_record_outside_the_readers_scope_is_not_found(client, page):
    ours, theirs = MentorFactory(), MentorFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=ours.programmes.get())
    assert client.get(reverse(page, args=[ours.pk])).status_code == 200
    assert client.get(reverse(page, args=[theirs.pk])).status_code == 404


def test_the_list_holds_only_the_readers_scope(client):
    ours, theirs = MentorFactory(), MentorFactory()
    sign_in(client, kind=RoleKind.COORDINATOR, over=ours.programmes.get())
    page = client.get(MENTORS).content.decode()
    assert ours.reference in page
    assert theirs.reference not in page


def test_without_the_ability_a_register_sends_home(client):
    sign_in(client, kind=RoleKind.OBSERVER)
    mentor = MentorFactory()
    for path in (MENTORS, reverse("staff_mentor_inspect", args=[mentor.pk])):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("register", ["mentor", "mentee", "proposal", "pair", "charter", "message"])
def test_a_list_takes_at_most_15_queries_whatever_its_size(client, register, django_assert_max_num_queries):
    sign_in(client)
    programme = ProgrammeFactory()
    for _count in range(4):
        PairFactory(programme=programme, met=True)
    path = reverse(f"staff_{register}_index")
    client.get(path)
    with django_assert_max_num_queries(15):
        assert client.get(path).status_code == 200


def test_opening_a_file_is_written_down(client):
    reader = sign_in(client)
    mentor = MentorFactory()
    client.get(reverse("staff_mentor_inspect", args=[mentor.pk]))
    assert list(ViewLog.objects.values_list("viewer", "subject", "what")) == [
        (reader.pk, mentor.reference, "file")
    ]


def test_the_page_of_a_tandem_writes_down_both_people(client):
    sign_in(client)
    pair = PairFactory()
    client.get(reverse("staff_pair_inspect", args=[pair.pk]))
    subjects = set(ViewLog.objects.values_list("subject", flat=True))
    assert subjects == {pair.mentor.reference, pair.mentee.reference}


def test_an_export_needs_an_ability_of_its_own(client):
    MentorFactory()
    sign_in(client, kind=RoleKind.OFFICER)
    assert "export=csv" not in client.get(MENTORS).content.decode()
    assert client.get(MENTORS, {"export": "csv"}).status_code == 302
    assert not ViewLog.objects.exists()


def test_an_export_is_offered_logged_and_quoted(client):
    reader = sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    mentor = MentorFactory(job='=HYPERLINK("http://x")', person__last_name="＝Zoé")
    assert "export=csv" in client.get(MENTORS).content.decode()
    heading, row = rows_of(client.get(MENTORS, {"export": "csv"}))
    assert row[:3] == [mentor.reference, mentor.person.full_name, '\'=HYPERLINK("http://x")']
    assert heading[0] == "Référence"
    assert list(ViewLog.objects.values_list("viewer", "subject", "what")) == [
        (reader.pk, mentor.reference, "export")
    ]


def test_a_spreadsheet_holds_texts_and_no_formula(client):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    MentorFactory(job="=1+1")
    content = b"".join(client.get(MENTORS, {"export": "xlsx"}).streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.data_type for cell in sheet[2]].count("f") == 0
    assert "'=1+1" in [cell.value for cell in sheet[2]]


def test_an_export_keeps_to_the_programmes_over_which_one_may_export(client):
    ours, theirs = MentorFactory(), MentorFactory()
    reader = sign_in(client, kind=RoleKind.OFFICER)
    programme = ours.programmes.get()
    reader.roles.create(
        kind=RoleKind.PROGRAMME_MANAGER, scope="programme", scope_id=programme.uuid, starts_on="2026-01-01"
    )
    assert theirs.reference in client.get(MENTORS).content.decode()
    _heading, *rows = rows_of(client.get(MENTORS, {"export": "csv"}))
    assert [row[0] for row in rows] == [ours.reference]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  ="])
def test_a_cell_that_begins_as_a_formula_is_quoted(start):
    assert harmless(f"{start}x") == f"'{start}x"


@pytest.mark.parametrize("value", ["Zoé", "a=b", "", 3, -2, None])
def test_another_cell_is_left_alone(value):
    assert harmless(value) == value


def test_only_declared_filters_are_read(client):
    """Else `?person__email__startswith=a` would tell, letter by letter, what no column shows."""
    sign_in(client)
    mentor = MentorFactory()
    page = client.get(MENTORS, {"person__password__startswith": "zzz", "state": "no such state"})
    assert mentor.reference in page.content.decode()


def test_a_filter_keeps_its_state(client):
    sign_in(client)
    mentor = MentorFactory()
    assert mentor.reference in client.get(MENTORS, {"state": "available"}).content.decode()
    assert mentor.reference not in client.get(MENTORS, {"state": "left"}).content.decode()


@pytest.mark.parametrize("query", ["\x00", '"', "\u2028", "=HYPERLINK(1)", "%", "NEAR(", "'; drop table"])
def test_no_search_breaks_a_register(client, query):
    sign_in(client)
    assert client.get(MENTORS, {"q": query}).status_code == 200


@pytest.mark.parametrize("params", [{"p": "999"}, {"p": "x"}, {"o": "9.-2.z"}, {"p": "-1"}])
def test_no_page_number_or_order_breaks_a_register(client, params):
    sign_in(client)
    MentorFactory()
    assert client.get(MENTORS, params).status_code == 200


def test_a_search_finds_a_name(client):
    sign_in(client)
    found, other = MentorFactory(person__last_name="Quillan"), MentorFactory()
    page = client.get(MENTORS, {"q": "quill"}).content.decode()
    assert found.reference in page
    assert other.reference not in page


def test_a_history_names_the_team_and_nobody_else(client):
    officer = sign_in(client, last_name="Rouvelin")
    pair = PairFactory(met=True)
    log(pair, "mentoring.resend_charter", user=officer)
    page = client.get(reverse("staff_pair_history", args=[pair.pk])).content.decode()
    assert "Rouvelin" in page
    assert "Charte renvoyée" in page
    assert pair.mentor.person.last_name not in page
    assert pair.mentor.person.handle not in page


def test_every_act_that_is_logged_has_words():
    PairFactory(active=True)
    assert [
        entry.action for entry in ModelLogEntry.objects.all() if entry.message in ("", entry.action)
    ] == []


CANARY = '<script>zq("x")</script>'


def test_nothing_that_people_typed_reaches_a_screen_unescaped(client):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    person = PersonFactory(first_name=CANARY[:60], last_name=CANARY)
    programme = ProgrammeFactory(name=CANARY)
    mentor = MentorFactory(person=person, programme=programme, job=CANARY, company=CANARY)
    mentee = MenteeFactory(
        person__first_name=CANARY,
        programme=programme,
        aim=CANARY,
        words=CANARY,
        partner__name=CANARY,
    )
    paths = [
        MENTORS,
        reverse("staff_mentee_index"),
        reverse("staff_mentor_inspect", args=[mentor.pk]),
        reverse("staff_mentor_history", args=[mentor.pk]),
        reverse("staff_mentee_inspect", args=[mentee.pk]),
        reverse("staff_board_mentee", args=[mentee.pk]),
        reverse("staff_propose", args=[mentee.pk, mentor.pk]),
        f"{MENTORS}?q={CANARY}",
        "/admin/",
        "/admin/reports/site-history/",
    ]
    pages = {path: client.get(path).content.decode() for path in paths}
    assert [path for path, page in pages.items() if "<script>zq" in page] == []
    assert "&lt;script&gt;zq" in pages[reverse("staff_board_mentee", args=[mentee.pk])]


@pytest.mark.parametrize("register", ["application", "mentor", "mentee", "proposal", "pair", "charter"])
def test_every_export_holds_a_line_for_each_row_and_names_in_plain_words(client, register):
    sign_in(client, kind=RoleKind.PROGRAMME_MANAGER)
    PairFactory(active=True)
    ApplicationFactory(confirmed=True)
    heading, *rows = rows_of(client.get(reverse(f"staff_{register}_index"), {"export": "csv"}))
    assert len(rows) == 1
    assert all(heading)
    assert [cell for cell in rows[0] if cell.startswith("<") or "None" in cell] == []


def test_reports_lead_to_a_record_for_those_who_may_see_it():
    ours, theirs = MentorFactory(), MentorFactory()
    finder = AdminURLFinder(StaffFactory(kind=RoleKind.COORDINATOR, over=ours.programmes.get()))
    assert finder.get_edit_url(ours) == reverse("staff_mentor_inspect", args=[ours.pk])
    assert finder.get_edit_url(theirs) is None
