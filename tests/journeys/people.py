"""Two people of the journeys, and how they fill in their application, in the words that the pages show."""

import re
from dataclasses import dataclass
from datetime import timedelta

from portal.demo.territory import ASSOCIATION
from recruitment.domain.intake import QUICKEST

from .visitors import Visitor

START = re.compile("Je candidate|Je demande")


@dataclass(frozen=True)
class Person:
    first_name: str
    last_name: str
    email: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


def apply_as_mentor(visitor: Visitor, person: Person, company: str = "") -> None:
    """The seven steps, from the public page to the thanks."""
    visitor.open("/devenir-mentor/")
    visitor.press(visitor.page.get_by_role("main").get_by_role("link", name=START).first)
    visitor.click("Commencer")
    contact(visitor, person)
    visitor.tick("Pourquoi devenir mentor", "Transmettre ce que je sais", "Agir pour mon territoire")
    visitor.write(
        "Avec vos mots", "J’ai commencé à quai. Je voudrais rendre ce chemin moins long à quelqu’un d’autre."
    )
    visitor.tick("Qui aimeriez-vous accompagner", "Des personnes qui cherchent un emploi")
    visitor.click("Continuer")
    visitor.tick("Les outils de recherche d’emploi", "Avec plaisir")
    visitor.tick("Le bilan de la recherche", "Au besoin")
    visitor.tick("L’entreprise vue de l’intérieur", "Avec plaisir")
    visitor.tick("La confiance en soi", "Avec plaisir")
    visitor.tick("Le réseau", "Non")
    visitor.click("Continuer")
    visitor.write("Commune de départ", "Vitrolles (13127)")
    visitor.tick("Temps de trajet acceptable", "30 min")
    visitor.tick("Comment vous déplacez-vous", "En voiture")
    visitor.click("Continuer")
    visitor.choose("Secteur", "Transports et logistique")
    visitor.choose("Fonction", "Logistique, transport")
    visitor.tick("Niveau", "Cadre, responsable")
    visitor.tick("Vous êtes", "Salarié·e")
    visitor.write("Votre métier", "Directrice d’exploitation")
    visitor.write("Entreprise", company)
    visitor.click("Continuer")
    visitor.write("Votre année de naissance", "1975")
    about(visitor)
    visitor.tick("Combien de temps pouvez-vous y consacrer", "Environ 4 heures")
    visitor.tick("Quand avez-vous du temps", "Lundi soir", "Samedi")
    visitor.tick("Combien de personnes accompagneriez-vous", "Une personne")
    visitor.click("Continuer")
    send(visitor, person)


def apply_as_mentee(
    visitor: Visitor, person: Person, programme: str = "Tandem Emploi", own: str = ""
) -> None:
    """The steps of somebody who looks for a job, from the public page to the thanks; `own`: asked by the programme."""
    begin(visitor, programme)
    contact(visitor, person)
    visitor.tick("Votre situation", "En recherche d’emploi")
    visitor.write("Votre année de naissance", "1998")
    visitor.choose("Une structure vous a-t-elle orienté·e vers nous", ASSOCIATION)
    visitor.click("Continuer")
    visitor.write("Le métier que vous visez", "Assistante logistique")
    visitor.choose("Fonction", "Logistique, transport")
    visitor.choose("Secteur", "Transports et logistique")
    visitor.tick("Le niveau que vous visez", "Qualifié·e")
    visitor.tick("Depuis quand cherchez-vous", "De 3 à 6 mois")
    visitor.click("Continuer")
    visitor.tick("Les outils de recherche d’emploi", "Aussi")
    visitor.tick("Le bilan de la recherche", "Pas pour l’instant")
    visitor.tick("L’entreprise vue de l’intérieur", "Surtout")
    visitor.tick("La confiance en soi", "Surtout")
    visitor.tick("Le réseau", "Pas pour l’instant")
    visitor.click("Continuer")
    visitor.tick("Ce que vous attendez d’un mentor", "Reprendre confiance", "Comprendre l’entreprise")
    visitor.write("Avec vos mots", "J’ai le diplôme, mais pas les codes.")
    visitor.tick("Combien de temps pouvez-vous y consacrer", "Environ 6 heures")
    visitor.tick("Quand avez-vous du temps", "Lundi soir")
    visitor.click("Continuer")
    travel(visitor)
    about(visitor)
    visitor.click("Continuer")
    if own:
        visitor.write(own, "Jean-Giono")
        visitor.click("Continuer")
    send(visitor, person)


def apply_as_founder(visitor: Visitor, person: Person, client: str) -> None:
    """The steps of somebody who starts a business and names a client."""
    begin(visitor, "Tandem Entreprendre")
    contact(visitor, person)
    visitor.tick("Votre situation", "En emploi")
    visitor.write("Votre année de naissance", "1988")
    visitor.choose("Qui accompagne votre projet", "Personne pour l’instant")
    visitor.click("Continuer")
    visitor.write("Votre projet en une phrase", "Un food-truck de cuisine réunionnaise")
    visitor.tick("Où en est-il", "En cours de création")
    visitor.choose("Secteur", "Transports et logistique")
    visitor.tick("Quels financements", "Prêt d’honneur")
    visitor.click("Continuer")
    for support in ("Gestion", "Stratégie", "Marché et clients", "Confiance", "Réseau"):
        visitor.tick(support, "Aussi")
    visitor.click("Continuer")
    visitor.choose("Votre rôle", "Logistique, transport")
    visitor.tick("Ce que vous attendez d’un mentor", "Lancer mon activité")
    visitor.tick("Combien de temps pouvez-vous y consacrer", "Environ 6 heures")
    visitor.click("Continuer")
    visitor.write("Vos clients et fournisseurs", client)
    visitor.click("Continuer")
    travel(visitor)
    about(visitor)
    visitor.click("Continuer")
    send(visitor, person)


def begin(visitor: Visitor, programme: str) -> None:
    """From « Trouver un mentor », the door of a programme, then the first step."""
    visitor.open("/trouver-un-mentor/")
    visitor.click(programme)
    assert visitor.page.get_by_role("radio", checked=True).count() == 1
    visitor.click("Commencer")


def travel(visitor: Visitor) -> None:
    visitor.write("Votre commune", "Marignane")
    visitor.tick("Temps de trajet acceptable", "45 min")
    visitor.tick("Comment vous déplacez-vous", "En transports en commun")
    visitor.click("Continuer")


def contact(visitor: Visitor, person: Person) -> None:
    """The first step of both."""
    visitor.write("Prénom", person.first_name)
    visitor.write("Nom", person.last_name)
    visitor.write("Adresse e-mail", person.email)
    visitor.write("Téléphone", "06 12 34 56 78")
    visitor.click("Continuer")


def about(visitor: Visitor) -> None:
    """What both tell of themselves."""
    visitor.choose("Votre langue maternelle", "Français")
    visitor.tick("Vos loisirs", "Randonnée", "Cuisine")


def send(visitor: Visitor, person: Person) -> None:
    """Check, tick, send; nobody is taken for a robot who took a little time."""
    visitor.page.wait_for_timeout(QUICKEST / timedelta(milliseconds=1))
    assert visitor.title == "Vérifiez vos réponses"
    visitor.page.get_by_role("main").get_by_role("checkbox").first.check()
    visitor.click("Envoyer ma candidature")
    assert visitor.title == f"Merci, {person.first_name} !"


def get_ready(visitor: Visitor, person: Person) -> None:
    """A new mentor reads the guide and ticks the six lines."""
    visitor.follow_mail(person.email, "Bienvenue", "Lire le guide")
    for box in visitor.page.get_by_role("main").get_by_role("checkbox").all():
        box.check()
    visitor.click("Je suis prêt")
    visitor.reads("Vous êtes prêt")


def agree_to_the_card(visitor: Visitor, person: Person) -> None:
    """A new mentee reads the very card, and agrees to it."""
    visitor.follow_mail(person.email, "Bienvenue", "Lire ma fiche")
    visitor.click("D’accord")
    visitor.reads("Vous avez donné votre accord")


def confirm(visitor: Visitor, person: Person) -> None:
    """Open the mailed link, and prove the address."""
    visitor.follow_mail(person.email, "confirmez", "Confirmer")
    visitor.reads("Reçue")
