"""The groups of the team and their rights in Wagtail, and the first account. Called by `start_hub`.

A group bears the name of a role; who is in it follows the roles (`portal.accounts.roles.sync_groups`).
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.accounts.models import RoleKind, User
from portal.accounts.roles import STAFF_KINDS, grant
from portal.core.days import day_of

from . import ledger

HOMES = ("home", "home-en")
ON_PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
IN_COLLECTIONS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
FOR_ALL_STAFF = ("wagtailadmin.access_admin",)
FOR_COMMUNICATION = (
    "mentoring.add_chartertext",
    "mentoring.change_chartertext",
    "mentoring.view_chartertext",
    "cms_pages.add_rubric",
    "cms_pages.change_rubric",
    "cms_pages.delete_rubric",
    "cms_pages.view_rubric",
    "cms_pages.add_storyconsent",
    "cms_pages.change_storyconsent",
    "cms_pages.delete_storyconsent",
    "cms_pages.view_storyconsent",
    "cms_pages.add_starter",
    "cms_pages.change_starter",
    "cms_pages.delete_starter",
    "cms_pages.view_starter",
    "cms_pages.change_sitesettings",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "wagtailredirects.view_redirect",
    "wagtailcore.add_workflow",
    "wagtailcore.change_workflow",
    "wagtailcore.delete_workflow",
    "wagtailcore.add_task",
    "wagtailcore.change_task",
    "wagtailcore.delete_task",
    "simple_translation.submit_translation",
)
FOR_ADMINISTRATORS = (
    "accounts.add_user",
    "accounts.change_user",
    "accounts.view_user",
    "accounts.add_role",
    "accounts.change_role",
    "accounts.view_role",
    "cms_pages.change_sitesettings",
    "wagtailcore.change_site",
    "wagtailcore.view_site",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.view_collection",
)
FIRST_ROLES = (RoleKind.ADMINISTRATOR, RoleKind.PROGRAMME_MANAGER, RoleKind.COMMUNICATION)


@dataclass(frozen=True)
class FirstAccount:
    """What the person who installs the hub needs in order to sign in, told once."""

    email: str
    password: str


def lay_groups(*, now: datetime) -> None:
    """One group a role of the team; rights are laid once, then the team's own."""
    for kind in sorted(STAFF_KINDS):
        group, _made = Group.objects.get_or_create(name=kind)
        ledger.once(f"group:{kind}", lambda group=group, kind=kind: lay_rights(group, kind), now=now)


def lay_rights(group: Group, kind: str) -> None:
    """The rights of one role in Wagtail; those over people's files are abilities, read from the role itself."""
    allow(group, *FOR_ALL_STAFF)
    if kind == RoleKind.COMMUNICATION:
        allow(group, *FOR_COMMUNICATION)
        allow_collections(group)
    if kind == RoleKind.ADMINISTRATOR:
        allow(group, *FOR_ADMINISTRATORS)


def permission(name: str) -> Permission:
    """The permission called "app.codename"."""
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def allow(group: Group, *names: str) -> None:
    """Give permissions over whole models."""
    group.permissions.add(*(permission(name) for name in names))


def allow_collections(group: Group) -> None:
    """The images and documents that pages use."""
    root = Collection.get_first_root_node()
    for name in IN_COLLECTIONS:
        right = permission(name)
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=right)


def lay_page_rights(*, now: datetime) -> None:
    """The communication staff writes and publishes under each home page."""
    group = Group.objects.get(name=RoleKind.COMMUNICATION)
    for home in filter(None, map(ledger.page, HOMES)):
        ledger.once(f"rights:{home.pk}", lambda home=home: allow_pages(group, home), now=now)


def allow_pages(group: Group, home: Page) -> None:
    """Every act on the pages of one tree."""
    for codename in ON_PAGES:
        right = permission(f"wagtailcore.{codename}")
        GroupPagePermission.objects.get_or_create(group=group, page=home.page_ptr, permission=right)


def lay_first_manager(email: str, password: str, *, now: datetime) -> FirstAccount | None:
    """The first account of the team, with every task of a small hub; None when there was one already.

    Without a password a random one is drawn; it is told once and kept nowhere.
    """
    if User.objects.filter(is_staff=True).exists():
        return None
    account = FirstAccount(email, password or secrets.token_urlsafe(12))
    ledger.once("first manager", lambda: open_account(account, now=now), now=now)
    return account


def open_account(account: FirstAccount, *, now: datetime) -> User:
    """A person of the team with the roles of a first manager."""
    person = User.objects.create_user(
        email=account.email,
        password=account.password,
        first_name="Responsable",
        last_name="du hub",
        is_staff=True,
    )
    for kind in FIRST_ROLES:
        grant(person, kind, today=day_of(now))
    return person
