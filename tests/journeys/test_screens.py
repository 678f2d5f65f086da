"""Every page of the public and of the members, in every state: no fault for axe, nothing that sticks out.

That no script fails, no policy is broken and no other host is asked, is watched by the fixture `visit`.
"""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.request import urlopen

import pytest

from portal.core.days import PARIS
from portal.demo import mentees, mentors
from recruitment.domain.questions import sections

from .hub import Hub
from .sound import Rounds

pytestmark = pytest.mark.proof("crawl")
Figure = Callable[[str, object], None]
LOCATION = re.compile(r"<loc>(.+?)</loc>")
TODAY = datetime.now(tz=PARIS)
APART = (
    "/candidature/retrouver/",
    "/candidature/quel-dispositif/",
    "/candidature/quel-dispositif/?objectif=founder&naissance=1988&commune=Aubagne",
    "/candidature/quel-dispositif/?objectif=youth&naissance=1988&commune=Aubagne",
    "/candidature/mentor/",
    "/candidature/mentore/",
    "/en/candidature/mentor/",
    "/recherche/",
    "/recherche/?q=parrain",
    "/recherche/?q=introuvable",
    "/en/recherche/?q=mentor",
    "/agenda/archives/",
    f"/agenda/{TODAY:%Y/%m}/",
    f"/actualites/{TODAY:%Y}/",
    "/actualites/rubrique/emploi/",
)
DEMO = ("/demo/boite/", "/demo/boite/?adresse=personne", "/demo/style/")


@pytest.fixture
def rounds(visit, figure):
    """One visitor's rounds; at the end, nothing may have been found."""
    rounds = Rounds(visit())
    yield rounds
    figure("screens", len(rounds.seen))
    assert rounds.faults == []


def published(hub: Hub) -> list[str]:
    """The paths of the site map."""
    with urlopen(f"{hub.address}/sitemap.xml") as answer:
        return [
            re.sub(r"^https?://[^/]+", "", address) for address in LOCATION.findall(answer.read().decode())
        ]


def test_every_published_page(hub, rounds):
    paths = published(hub)
    assert len(paths) >= 20
    for path in [*paths, *APART, *DEMO]:
        rounds.open(path)
    rounds.open("/page-qui-n-existe-pas/", status=404)


def walk_the_steps(rounds: Rounds, role: str, track: str = "") -> None:
    """Each step of an application under way: open, then refused; at last, left for later."""
    here = rounds.visitor.page.url.rsplit("/", 2)[0]
    steps, who = sections(role, track=track), f"{role} {track}".strip()
    for section in steps:
        rounds.open(f"{here}/{section.step}/", f"{who} {section.step}")
        if section.step != "vos-clients-et-vos-proches":
            rounds.refused("Envoyer ma candidature" if section is steps[-1] else "Continuer")
    rounds.open(f"{here}/finir-plus-tard/", f"{who} later")
    rounds.visitor.write("Adresse e-mail", "personne@courriel.example")
    rounds.visitor.press_the_button()
    rounds.look(f"{who} later, sent")


def test_every_step_of_a_mentor_filled_in_or_refused(hub, rounds):
    rounds.visitor.open("/candidature/mentor/")
    rounds.visitor.click("Commencer")
    walk_the_steps(rounds, "mentor")


@pytest.mark.parametrize(
    ("programme", "track"),
    [("Tandem Emploi", "employment"), ("Tandem Jeunes", "youth"), ("Tandem Entreprendre", "founder")],
)
def test_every_step_of_a_mentee_filled_in_or_refused(hub, rounds, programme, track):
    rounds.visitor.open("/candidature/mentore/")
    rounds.refused("Commencer")
    rounds.visitor.tick("Quel dispositif", programme)
    rounds.visitor.click("Commencer")
    here = rounds.visitor.page.url.rsplit("/", 2)[0]
    rounds.open(f"{here}/dispositif/", f"another programme than {track}")
    rounds.visitor.open(f"{here}/vous-etes/")
    walk_the_steps(rounds, "mentee", track)


def test_every_page_of_an_applicant(hub, rounds):
    confirm = hub.link(mentors.GREGOIRE.email, "confirmez", "Confirmer")
    rounds.open(confirm, "a link before it is spent")
    rounds.visitor.press_the_button()
    rounds.look("application received")
    rounds.visitor.click("Retirer ma candidature")
    rounds.look("withdraw")
    rounds.open(confirm, "a link once it is spent", status=410)
    for person, about in ((mentors.AGNIESZKA, "in review"), (mentees.CORENTIN, "declined")):
        rounds.visitor.open(newest_link(hub, person.email))
        rounds.visitor.press_the_button()
        rounds.look(f"application {about}")
    rounds.visitor.open(newest_link(hub, mentees.MY_DUYEN.email))
    rounds.visitor.press_the_button()
    rounds.look("application, a question asked")
    rounds.refused("Envoyer")


def newest_link(hub: Hub, address: str) -> str:
    """The last button of the newest mail: where the application stands."""
    return hub.address + [piece.href for piece in hub.letters(address)[0].pieces if piece.href][-1]


def test_every_page_of_a_proposal(hub, rounds):
    rounds.visitor.follow_mail(mentors.SUKRU.email, "Nous avons pensé à vous", "Lire la proposition")
    rounds.look("proposal")
    rounds.visitor.click("Pas cette fois")
    rounds.look("decline")
    rounds.refused("Envoyer ma réponse")
    rounds.visitor.tick("Qu’est-ce qui vous en empêche", "Une autre raison")
    rounds.visitor.click("Envoyer ma réponse")
    rounds.look("proposal, declined")


def test_every_page_of_a_tandem(hub, rounds):
    rounds.visitor.follow_mail(mentees.SAMIRA.email, "Rendez-vous avec", "agenda")
    rounds.look("tandem, to meet")
    rounds.visitor.click("Noter notre première rencontre")
    rounds.look("first meeting")
    rounds.visitor.write("Quel jour", "")
    rounds.refused("Noter cette rencontre")
    rounds.visitor.follow_mail(mentees.DYLAN.email, "Votre charte est prête", "Lire et signer")
    rounds.look("charter, to sign")
    rounds.refused("Je signe")
    rounds.visitor.click("Retour au tandem")
    rounds.look("tandem, to sign")
    rounds.visitor.follow_mail(mentees.MALGORZATA.email, "Rendez-vous avec", "agenda")
    rounds.look("tandem, under way")
    for name in ("Ouvrir notre plan", "Ouvrir nos notes", "Signaler une difficulté"):
        rounds.visitor.click(name)
        rounds.look(name)
        rounds.visitor.click("Retour au tandem")
    rounds.visitor.click("Lire le texte de la charte")
    rounds.look("charter, sealed")
    rounds.open(f"/verification/{hub.ask('select code from mentoring_seal')}/", "verification")
    rounds.open("/verification/AAAAAAAAAAAA/", "verification, unknown", status=404)
