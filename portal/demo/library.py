"""The library of the demo: structures, documents, press, references, campaigns. Called by the command, after the agenda."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from cms_pages.models import CampaignPage, PartnerPage
from mentoring.models import Programme
from portal.hub import ledger
from portal.hub.texts.around import reference
from portal.hub.texts.pieces import Block, block, items, typeset

from .pages import CREDIT, image_of, set_in_french
from .shelves.campaigns import CAMPAIGNS, Campaign
from .shelves.papers import RELEASE, TO_READ, Paper
from .shelves.structures import PRESENTED, Presented
from .territory import STRUCTURES, Structure

PAPERS = Path(__file__).parent / "papers"
SIGN = Path(settings.BASE_DIR, "static", "icons", "icon-512.png")
BY_KEY = {one.key: one for one in STRUCTURES}
RELEASED = timedelta(days=13)
PRESS: dict[str, str] = {
    "email": "presse@tandem.example",
    "phone": "04 65 71 20 19",
    "delay": "Les jours ouvrés, réponse dans la journée",
}


def lay(*, today: date) -> None:
    """Fill the pages that the hub has laid; one that the team has removed stays away, with what it would hold."""
    fill("partners", present_all)
    fill("resources", add_papers)
    fill("press", lambda page: add_press(page, today=today))
    fill("references", lambda page: add_references(page, year=today.year))
    fill("home", lambda page: open_campaigns(page, today=today))


def fill(key: str, verb: Callable[[Page], None]) -> None:
    """Call a verb with the page of a key while there is one."""
    page = ledger.page(key)
    if page:
        verb(page)


def publish(page: Page, *, under: Page) -> None:
    """A new page, its first revision beside it."""
    page.locale = under.locale
    under.add_child(instance=page)
    page.save_revision().publish()


def present_all(index: Page) -> None:
    """Each structure on a page of its own."""
    for one in PRESENTED:
        publish(presented(one, BY_KEY[one.key]), under=index)


def presented(one: Presented, structure: Structure) -> PartnerPage:
    """A structure as the public knows it: how to reach its reception, nobody's name."""
    return PartnerPage(
        title=typeset(structure.name),
        slug=one.slug,
        kind=one.kind,
        intro=typeset(one.intro),
        accompanies=typeset(one.accompanies),
        territory=typeset(one.territory),
        website=f"https://{structure.domain}/",
        email=structure.email,
        phone=structure.phone,
        body=[set_in_french(piece) for piece in one.body],
    )


def document_of(paper: Paper) -> Document:
    """A paper as a document, with its weight."""
    path = PAPERS / f"{paper.name}.pdf"
    with path.open("rb") as file:
        return Document.objects.create(
            title=typeset(paper.title), file=File(file, name=path.name), file_size=path.stat().st_size
        )


def add_papers(page: Page) -> None:
    """The documents after the pages that the hub lists already."""
    added = [
        block(
            "resource",
            {
                "audience": paper.audience,
                "title": "",
                "purpose": typeset(paper.purpose),
                "document": document_of(paper).pk,
                "page": None,
            },
        )
        for paper in TO_READ
    ]
    page.resources = [*page.resources.get_prep_value(), *added]
    page.save_revision().publish()


def add_press(page: Page, *, today: date) -> None:
    """Whom to call, a press release, pictures to take away."""
    for name, value in PRESS.items():
        setattr(page, name, value)
    page.body = [release(today - RELEASED), *page.body.get_prep_value(), pictures()]
    page.save_revision().publish()


def release(day: date) -> Block:
    """One press release."""
    document = document_of(RELEASE)
    entry = {"date": day.isoformat(), "title": document.title, "document": document.pk}
    return block("releases", {"title": "Communiqués", "releases": items(entry)})


def pictures() -> Block:
    """The sign of the hub, and drawings."""
    with SIGN.open("rb") as file:
        sign = Image.objects.create(title="Le signe du hub", file=ImageFile(file, name="signe-du-hub.png"))
    shown = [sign, *map(image_of, ("table", "carnet", "quais"))]
    entries = ({"image": one.pk, "caption": one.title, "credit": CREDIT} for one in shown)
    return block("pictures", {"title": "Images à reprendre", "pictures": items(*entries)})


def add_references(page: Page, *, year: int) -> None:
    """What the territory of the demo did this year, beside where the hub comes from."""
    own = (
        reference(
            year,
            "territory",
            "Communauté des Trois Rives",
            "Une salle pour les rencontres de mentors, et les employeurs réunis deux fois dans l’année autour du hub.",
        ),
        reference(
            year,
            "organisation",
            "Le Gué, jeunes et emploi",
            "Un dispositif de plus, Tandem Jeunes, porté par la structure et relié au même vivier de mentors.",
        ),
    )
    page.references = [*map(set_in_french, own), *page.references.get_prep_value()]
    page.save_revision().publish()


def open_campaigns(home: Page, *, today: date) -> None:
    """Each campaign, begun a few weeks ago."""
    for one in CAMPAIGNS:
        publish(opened(one, today=today), under=home)


def opened(one: Campaign, *, today: date) -> CampaignPage:
    """A campaign around today."""
    first, last = (today + timedelta(days=days) for days in one.days)
    return CampaignPage(
        title=typeset(one.title),
        slug=one.slug,
        intro=typeset(one.intro),
        tone=one.tone,
        starts_on=first,
        ends_on=last,
        entrance=one.entrance,
        programme=Programme.objects.get(name=one.programme).code if one.programme else "",
        button=one.button,
        duration=typeset(one.duration),
        body=[set_in_french(piece) for piece in one.body],
    )
