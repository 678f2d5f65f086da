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


def apply_as_mentor(visitor: Visitor, person: Person) -> None:
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
    visitor.click("Continuer")
    visitor.write("Votre année de naissance", "1975")
    about(visitor)
    visitor.tick("Combien de temps pouvez-vous y consacrer", "Environ 4 heures")
    visitor.tick("Quand avez-vous du temps", "Lundi soir", "Samedi")
    visitor.tick("Combien de personnes accompagneriez-vous", "Une personne")
    visitor.click("Continuer")
    send(visitor, person)


def apply_as_mentee(visitor: Visitor, person: Person) -> None:
    """The steps of somebody who looks for a job, from the public page to the thanks."""
    visitor.open("/trouver-un-mentor/emploi/")
    visitor.press(visitor.page.get_by_role("main").get_by_role("link", name=START).first)
    visitor.click("Commencer")
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
    visitor.write("Votre commune", "Marignane")
    visitor.tick("Temps de trajet acceptable", "45 min")
    visitor.tick("Comment vous déplacez-vous", "En transports en commun")
    visitor.click("Continuer")
    about(visitor)
    visitor.click("Continuer")
    send(visitor, person)


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


def confirm(visitor: Visitor, person: Person) -> None:
    """Open the mailed link, and prove the address."""
    visitor.follow_mail(person.email, "confirmez", "Confirmer")
    visitor.reads("Reçue")
