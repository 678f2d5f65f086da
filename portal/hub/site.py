"""The first tree of pages: French, then its English twins; the site's record, its settings, its footer."""

from datetime import datetime
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from cms_pages.models import FooterLink, SiteSettings, Starter
from cms_pages.models.settings import FooterColumn

from . import ledger
from .texts import (
    around,
    audiences,
    contact,
    english,
    english_legal,
    english_understand,
    faq,
    guide,
    home,
    legal,
    matching,
    mentoring,
    resources,
    results,
    starters,
)
from .texts.pieces import LINK, Sheet, typeset

SHEETS: tuple[Sheet, ...] = (
    *home.SHEETS,
    *mentoring.SHEETS,
    *matching.SHEETS,
    *results.SHEETS,
    *guide.SHEETS,
    *audiences.SHEETS,
    *contact.SHEETS,
    *resources.SHEETS,
    *faq.SHEETS,
    *around.SHEETS,
    *legal.SHEETS,
    *english.SHEETS,
    *english_understand.SHEETS,
    *english_legal.SHEETS,
    *guide.IN_ENGLISH,
    *starters.SHEETS,
)
FOOTER = (
    (FooterColumn.JOIN, ("become-mentor", "find-mentor", "employment", "refer")),
    (
        FooterColumn.UNDERSTAND,
        ("mentoring", "how-it-works", "matching", "results", "stories", "mentor-guide", "faq"),
    ),
    (FooterColumn.HUB, ("news", "partners", "references", "press", "contact")),
    (FooterColumn.ACCESSIBILITY, ("accessibility",)),
    (FooterColumn.LEGAL, ("privacy", "legal", "site-map")),
)
DEFAULT_PORTS = {"http": 80, "https": 443}


def lay(*, now: datetime) -> None:
    """Lay what was never laid: pages without text, then their texts (which name other pages), then what frames them."""
    new = [
        sheet for sheet in SHEETS if ledger.once(f"page:{sheet.key}", lambda s=sheet: lay_page(s), now=now)
    ]
    ledger.once("site", lay_site, now=now)
    for sheet in new:
        write_text(sheet)
    ledger.once("settings", lay_settings, now=now)
    ledger.once("mentor guide", lay_mentor_guide, now=now)


def lay_page(sheet: Sheet) -> Page | None:
    """A page at its place, without the texts that name other pages; None when the page above it is gone."""
    parent = ledger.page(sheet.parent) if sheet.parent else Page.get_first_root_node()
    if parent is None:
        return None
    page = sheet.model(
        title=typeset(sheet.title),
        slug=sheet.slug,
        locale=Locale.objects.get(language_code=sheet.language),
        show_in_menus=sheet.in_menu,
        live=not sheet.purpose,
        **{name: typeset(value) for name, value in sheet.fields.items() if is_plain(value)},
    )
    twin = ledger.page(sheet.twin) if sheet.twin else None
    if twin:
        page.translation_key = twin.translation_key
    return parent.add_child(instance=page)


def is_plain(value: Any) -> bool:
    """Words that name no other page."""
    return isinstance(value, str) and not value.startswith("@") and not LINK.search(value)


def write_text(sheet: Sheet) -> None:
    """Fill a new page and publish it, or keep it to start from; its first revision is what editors will compare with."""
    page = ledger.page(sheet.key)
    if page is None:
        return
    for name, value in sheet.fields.items():
        setattr(page, name, with_pages(value))
    revision = page.save_revision()
    if sheet.purpose:
        Starter.objects.create(page=page.page_ptr, purpose=typeset(sheet.purpose))
    else:
        revision.publish()


def with_pages(value: Any) -> Any:
    """A value of a sheet with pages in place of keys, and its French set as it should be."""
    if isinstance(value, list):
        return [with_pages(entry) for entry in value]
    if isinstance(value, dict):
        return {name: with_pages(entry) for name, entry in value.items()}
    if not isinstance(value, str):
        return value
    if value.startswith("@"):
        return page_id(value[1:])
    return typeset(LINK.sub(lambda match: f'<a linktype="page" id="{page_id(match[1])}">', value))


def page_id(key: str) -> int | None:
    """The id of the page laid under a key."""
    page = ledger.page(key)
    return page.pk if page else None


def lay_site() -> None:
    """One site at the configured address, French home first; Wagtail's sample page goes."""
    address = urlsplit(settings.BASE_URL)
    root = ledger.page("home")
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    sample = site.root_page if site.pk else None
    site.hostname = address.hostname or "localhost"
    site.port = address.port or DEFAULT_PORTS.get(address.scheme, 80)
    site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, root.page_ptr
    site.save()
    if sample and sample.specific_class is Page:
        sample.delete()


def lay_settings() -> None:
    """How the hub presents itself, and the links of the footer; all of it the team's to change."""
    site = Site.objects.get(is_default_site=True)
    hub, _made = SiteSettings.objects.get_or_create(site=site)
    hub.territory = "Pays d’Aix, Marseille, Étang de Berre"
    hub.pledge = "Un service gratuit, porté par les acteurs de l’emploi et les entreprises du territoire."
    hub.pledge_in_english = (
        "A free service, carried by those who work for jobs and by the firms of the territory."
    )
    hub.email = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    hub.footer_links = footer_links()
    hub.save()


def lay_mentor_guide() -> None:
    """The page that new mentors are led to."""
    guide_page = ledger.page("mentor-guide")
    if guide_page:
        site = Site.objects.get(is_default_site=True)
        SiteSettings.objects.filter(site=site, mentor_guide=None).update(mentor_guide=guide_page.page_ptr)


def footer_links() -> list[FooterLink]:
    """The links of the footer, in the order of `FOOTER`."""
    chosen = [(column, ledger.page(key)) for column, keys in FOOTER for key in keys]
    return [
        FooterLink(column=column, page=page.page_ptr, sort_order=order)
        for order, (column, page) in enumerate(chosen)
        if page
    ]
