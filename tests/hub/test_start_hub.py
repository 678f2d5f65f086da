"""`manage.py start_hub` lays a hub once, and never undoes what the team did to it."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms_pages.models import Rubric, SiteSettings, StandardPage
from mentoring.models import CharterText, CharterVersion, Programme
from portal.accounts.models import ConsentText, RoleKind, User
from portal.accounts.roles import STAFF_KINDS, active_roles
from portal.hub import ledger, roles, site
from portal.hub.models import Laid


def everything():
    """Every row of every table, as it stands."""
    rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def again(**options):
    out = StringIO()
    call_command("start_hub", stdout=out, **options)
    return out.getvalue()


def test_a_second_run_changes_nothing():
    before = everything()
    again()
    assert everything() == before


def test_a_second_run_tells_no_password():
    assert again() == "The hub is laid.\n"


def test_what_an_editor_changed_stays_changed():
    page, settings = ledger.page("how-it-works"), SiteSettings.objects.get()
    page.title, page.slug, page.body = "La méthode", "methode", [("lead", "Autrement dit.")]
    page.save_revision().publish()
    settings.territory = "Provence"
    settings.save()
    again()
    assert (ledger.page("how-it-works").title, SiteSettings.objects.get().territory) == (
        "La méthode",
        "Provence",
    )
    assert not Page.objects.filter(slug="comment-ca-marche").exists()


def test_what_the_team_removed_is_not_laid_again():
    ledger.page("mentoring").delete()
    Rubric.objects.get(name="Emploi").delete()
    Group.objects.get(name=RoleKind.COMMUNICATION).permissions.clear()
    again()
    assert ledger.page("how-it-works") is None
    assert not Rubric.objects.filter(name="Emploi").exists()
    assert Group.objects.get(name=RoleKind.COMMUNICATION).permissions.count() == 0


def test_a_page_moved_elsewhere_is_left_there():
    page = ledger.page("employment")
    page.move(ledger.page("mentoring"), "last-child")
    again()
    assert ledger.page("employment").get_parent().pk == ledger.page("mentoring").pk


def test_a_sheet_added_by_a_later_release_is_laid_beside_the_rest(monkeypatch):
    sheet = site.Sheet(key="club", model=StandardPage, title="Le club", slug="club", parent="home")
    orphan = site.Sheet(key="lost", model=StandardPage, title="Perdue", slug="perdue", parent="nowhere")
    monkeypatch.setattr(site, "SHEETS", (*site.SHEETS, sheet, orphan))
    site.lay(now=timezone.now())
    assert ledger.page("club").get_url() == "/club/"
    assert ledger.page("lost") is None


def test_a_step_that_fails_leaves_no_trace():
    def fail():
        Rubric.objects.create(name="À moitié", name_in_english="Half")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        ledger.once("half", fail, now=timezone.now())
    assert not Laid.objects.filter(key="half").exists()
    assert not Rubric.objects.filter(name="À moitié").exists()


def test_names_in_the_ledger_are_what_they_are():
    assert str(Laid.objects.get(key="page:home")) == "page:home"


def tree(home):
    return [page.get_url() for page in home.get_descendants(inclusive=True).live().order_by("path")]


def test_the_french_tree_and_its_english_twins():
    assert tree(ledger.page("home")) == [
        "/",
        "/mentorat/",
        "/mentorat/comment-ca-marche/",
        "/mentorat/comment-nous-rapprochons/",
        "/mentorat/resultats/",
        "/mentorat/guide-du-mentor/",
        "/devenir-mentor/",
        "/trouver-un-mentor/",
        "/trouver-un-mentor/emploi/",
        "/agenda/",
        "/actualites/",
        "/temoignages/",
        "/contact/",
        "/ressources/",
        "/ressources/charte-type/",
        "/ressources/faq/",
        "/orienter/",
        "/partenaires/",
        "/presse/",
        "/references/",
        "/plan-du-site/",
        "/mentions-legales/",
        "/donnees-personnelles/",
        "/accessibilite/",
    ]
    assert tree(ledger.page("home-en")) == [
        "/en/",
        "/en/become-a-mentor/",
        "/en/find-a-mentor/",
        "/en/events/",
        "/en/contact/",
        "/en/mentoring/",
        "/en/mentoring/how-it-works/",
        "/en/mentoring/how-we-match/",
        "/en/mentoring/results/",
        "/en/mentoring/questions/",
        "/en/site-map/",
        "/en/legal-notice/",
        "/en/personal-data/",
        "/en/accessibility/",
        "/en/mentor-guide/",
    ]
    for page in ledger.page("home-en").get_descendants(inclusive=True):
        assert page.get_translations().get().locale.language_code == "fr"


def test_one_site_two_languages_and_wagtails_sample_page_gone():
    only = Site.objects.get()
    assert (only.hostname, only.port, only.site_name) == ("127.0.0.1", 8000, "Tandem")
    assert only.root_page.specific == ledger.page("home")
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"fr", "en"}
    assert Page.objects.filter(depth=2).count() == 2


def test_every_page_has_a_first_revision_to_compare_with():
    for page in Page.objects.filter(depth__gt=1, starter=None):
        assert (page.live, page.has_unpublished_changes) == (True, False)
        assert page.latest_revision_id is not None


def test_pages_to_start_from_are_drafts_that_nobody_reads():
    drafts = Page.objects.filter(depth__gt=1).exclude(starter=None)
    assert sorted(page.title for page in drafts) == [
        "Retour sur une rencontre",
        "Une annonce en bref",
        "Une fiche pratique",
    ]
    for page in drafts:
        assert (page.live, page.first_published_at) == (False, None)
        assert page.latest_revision_id is not None


def test_the_first_programme_has_weights_that_make_100():
    programme = Programme.objects.get()
    assert (programme.code, programme.name, programme.track) == ("emploi", "Tandem Emploi", "employment")
    assert list(programme.weight_sets.get().points().values()) == [15, 15, 5, 5, 5, 15, 15, 25]


def test_the_charter_is_published_in_both_languages_and_says_what_a_mentor_does_not_do():
    assert [(text.language, text.versions.count()) for text in CharterText.objects.order_by("language")] == [
        ("en", 1),
        ("fr", 1),
    ]
    body = CharterVersion.objects.get(source__language="fr").body
    assert (
        body["limits"][0]
        == "Le rôle du mentor n’est pas de trouver un emploi à la place de la personne accompagnée."
    )
    assert (
        "Mener une recherche active d’emploi, c’est-à-dire en faire mon activité."
        in body["mentee_commitments"]
    )
    assert (body["duration_months"], body["meetings_per_month"]) == (6, 2)


def test_applicants_have_a_text_to_agree_to():
    texts = ConsentText.objects.filter(purpose="apply", version=1)
    assert set(texts.values_list("language", flat=True)) == {"fr", "en"}


def test_every_staff_role_has_its_group_and_the_admin_door():
    groups = {group.name: group for group in Group.objects.filter(name__in=STAFF_KINDS)}
    assert set(groups) == set(STAFF_KINDS)
    for group in groups.values():
        assert group.permissions.filter(codename="access_admin").exists()


@pytest.mark.parametrize("kind", sorted(STAFF_KINDS))
def test_only_the_communication_staff_writes_pages(kind):
    rights = Group.objects.get(name=kind).page_permissions
    expected = {*roles.ON_PAGES} if kind == RoleKind.COMMUNICATION else set()
    assert set(rights.values_list("permission__codename", flat=True)) == expected
    homes = {ledger.page(key).pk for key in roles.HOMES} if expected else set()
    assert set(rights.values_list("page_id", flat=True)) == homes


def test_the_first_manager_may_do_every_task_of_a_small_hub():
    person = User.objects.get(is_staff=True)
    assert person.email == "responsable@tandem.example"
    assert {role.kind for role in active_roles(person)} == set(roles.FIRST_ROLES)
    assert not person.is_superuser


@pytest.fixture
def nobody():
    User.objects.filter(is_staff=True).delete()
    Laid.objects.filter(key="first manager").delete()


def test_a_password_is_drawn_told_once_and_opens_the_admin(nobody, client):
    told = again(manager_email="Direction@hub.example")
    address, password = (
        told.splitlines()[1].removeprefix("First account: ").split(" · password, told this once: ")
    )
    assert address == "Direction@hub.example"
    assert client.post("/admin/login/", {"username": address, "password": password}).url == "/admin/"
    assert User.objects.get(is_staff=True).email == "direction@hub.example"
    assert len(password) >= 16


def test_a_password_of_the_environment_is_never_told(nobody, client, monkeypatch):
    monkeypatch.setenv("MANAGER_PASSWORD", "une phrase assez longue")
    assert again() == "The hub is laid.\n"
    door = {"username": "responsable@tandem.example", "password": "une phrase assez longue"}
    assert client.post("/admin/login/", door).status_code == 302


def test_a_hub_that_has_a_team_gets_no_account(nobody):
    User.objects.create_user(
        email="equipe@tandem.example", first_name="Camille", last_name="Dormoy", is_staff=True
    )
    assert again() == "The hub is laid.\n"
    assert User.objects.filter(is_staff=True).count() == 1


def test_a_quiet_run_says_nothing():
    assert again(verbosity=0) == ""
