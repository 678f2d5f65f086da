from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts import roles
from portal.accounts.backends import StaffBackend
from portal.accounts.models import Role, RoleKind, Scope, User
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def officer():
    return User.objects.create_user(
        email="zoe@example.org",
        first_name="Zoé",
        last_name="Lambert",
        is_staff=True,
        password="un long secret",
    )


def test_a_role_gives_its_abilities_and_no_other(officer):
    roles.grant(officer, RoleKind.OFFICER, today=TODAY)
    assert {
        name
        for name in ("moderate", "match", "follow", "export", "accounts", "pages")
        if roles.can(officer, name)
    } == {
        "moderate",
        "match",
        "follow",
    }


def test_a_role_lapses_the_day_after_its_last_day_without_any_job(officer):
    role = roles.grant(officer, RoleKind.OFFICER, today=TODAY)
    roles.end(role, today=TODAY)
    assert roles.can(officer, "moderate", TODAY)
    assert not roles.can(officer, "moderate", TODAY + timedelta(days=1))


def test_a_role_that_starts_later_gives_nothing_yet(officer):
    Role.objects.create(person=officer, kind=RoleKind.OFFICER, starts_on=TODAY + timedelta(days=1))
    assert not roles.can(officer, "moderate")


def test_granting_twice_makes_one_role(officer):
    roles.grant(officer, RoleKind.OFFICER, today=TODAY)
    roles.grant(officer, RoleKind.OFFICER, today=TODAY)
    assert officer.roles.count() == 1


def test_a_person_may_hold_several_roles_over_several_things(officer):
    structure, programme = uuid4(), uuid4()
    roles.grant(officer, RoleKind.COORDINATOR, today=TODAY, scope=Scope.STRUCTURE, scope_id=structure)
    roles.grant(officer, RoleKind.OFFICER, today=TODAY, scope=Scope.PROGRAMME, scope_id=programme)
    held = roles.reach(officer, "moderate")
    assert (held.hub, held.structures, held.programmes) == (False, {structure}, {programme})


def test_nobody_signed_in_can_do_anything():
    assert not roles.can(AnonymousUser(), "moderate")


def test_an_inactive_account_can_do_nothing(officer):
    roles.grant(officer, RoleKind.OFFICER, today=TODAY)
    officer.is_active = False
    assert not roles.can(officer, "moderate")


def test_the_groups_of_wagtail_follow_the_roles_of_the_day(officer):
    role = roles.grant(officer, RoleKind.COMMUNICATION, today=TODAY - timedelta(days=9))
    assert list(officer.groups.values_list("name", flat=True)) == ["communication"]
    Role.objects.filter(pk=role.pk).update(ends_on=TODAY - timedelta(days=1))
    again = StaffBackend().get_user(officer.pk)
    assert list(again.groups.values_list("name", flat=True)) == []
    assert not again.has_perm("wagtailadmin.access_admin")


def test_a_member_role_makes_no_group(officer):
    roles.grant(officer, RoleKind.MENTOR, today=TODAY)
    assert officer.groups.count() == 0


def test_staff_sign_in_by_address_whatever_its_case(rf, officer):
    assert authenticate(rf.post("/"), username=" ZOE@example.org", password="un long secret") == officer


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("zoe@example.org", "wrong"),
        ("nobody@example.org", "un long secret"),
        ("", "x"),
        ("zoe@example.org", None),
    ],
)
def test_nothing_else_signs_in(rf, officer, username, password):
    assert authenticate(rf.post("/"), username=username, password=password) is None


def test_a_member_cannot_sign_in_by_password(rf):
    User.objects.create_user(email="m@example.org", first_name="M", last_name="N", password="un long secret")
    assert authenticate(rf.post("/"), username="m@example.org", password="un long secret") is None


def test_there_is_no_superuser():
    with pytest.raises(NotImplementedError):
        User.objects.create_superuser(email="a@example.org")


def test_two_members_may_share_an_address_and_two_of_the_staff_may_not(officer):
    for first_name in ("Ana", "Ben"):
        User.objects.create_user(email="famille@example.org", first_name=first_name, last_name="Roche")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(email="Zoe@example.org", first_name="Z", last_name="L", is_staff=True)


def test_a_person_must_be_reachable():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(first_name="Sans", last_name="Adresse")


def test_a_phone_is_kept_in_one_form_however_it_was_typed():
    person = User.objects.create_user(phone="04 91 39 33 33", first_name="A", last_name="B")
    assert person.phone == "+33491393333"
    assert User.objects.create_user(phone="à l’accueil", first_name="A", last_name="B").phone == "à l’accueil"


def test_the_label_of_a_person_says_nothing_of_them(officer):
    member = User.objects.create_user(email="x@example.org", first_name="Xénia", last_name="Arno")
    assert str(member) == member.get_full_name() == member.handle
    assert (officer.get_full_name(), member.get_short_name()) == ("Zoé Lambert", "Xénia")


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": "hub", "scope_id": uuid4()},
        {"scope": "structure", "scope_id": None},
        {"scope": "hub", "ends_on": date(2020, 1, 1)},
    ],
)
def test_the_database_refuses_a_role_that_makes_no_sense(officer, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(person=officer, kind="officer", starts_on=TODAY, **fields)


def test_a_right_given_to_a_person_by_hand_opens_nothing():
    person = StaffFactory()
    person.user_permissions.add(Permission.objects.get(codename="add_site"))
    assert not StaffBackend().get_user(person.pk).has_perm("wagtailcore.add_site")


def test_the_signed_in_person_comes_with_their_settings_in_three_queries(django_assert_num_queries):
    person = StaffFactory()
    with django_assert_num_queries(3):
        found = StaffBackend().get_user(person.pk)
        assert getattr(found, "wagtail_userprofile", None) is None
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert StaffBackend().get_user(person.pk) is None
