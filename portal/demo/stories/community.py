"""Mentors among themselves: some let the others find them, ask and answer, prepare the next gathering."""

from portal.demo.acts.community import (
    asks,
    can_be_found,
    has_a_topic,
    puts_in_the_agenda,
    replies,
    says,
    writes_the_minutes,
)
from portal.demo.cast import who

from .telling import Story, about

DOORS = (
    ("beatrice.kuentzel", "Les services RH de la zone des Paluds : je connais la plupart des recruteurs."),
    (
        "olivier.pontarelle",
        "Le bâtiment à Istres et à Martigues, surtout les PME qui prennent des alternants.",
    ),
    ("hajar.ouazzanfi", "L’hôpital et les cliniques d’Aix : stages d’observation, métiers du soin."),
    ("guillaume.ferrandot", "Les ateliers de mécanique autour de l’étang de Berre."),
    ("mamadou.sissokhane", "La logistique à Fos et à Miramas : visites d’entrepôt, intérim sérieux."),
    ("laurence.bonpertuis", ""),
)
AGENDA = "- Tour de table : une bonne nouvelle chacun\n- Deux situations à travailler ensemble"
MINUTES = (
    "Nous étions dix. Trois idées à garder : fixer la date suivante avant de se quitter, écrire un message court "
    "après un silence, demander à l’équipe avant de s’inquiéter.\n\nProchaine rencontre : apportez une situation."
)


def told() -> Story:
    """The entries, two questions with their answers and one to be read, topics, an opinion."""
    return [
        *((24, about(11, who(one)), can_be_found(who(one), doors)) for one, doors in DOORS),
        (
            19,
            "12:10",
            asks(
                who("didier.escoffrey"),
                "La personne que j’accompagne ne répond plus depuis deux semaines. Que faites-vous dans ce cas ?",
            ),
        ),
        (
            17,
            "13:25",
            replies(
                who("beatrice.kuentzel"),
                "Un message court, sans reproche, avec une proposition simple : un café, mardi ou jeudi. "
                "Et j’en parle à l’équipe au bout d’une semaine.",
            ),
        ),
        (
            16,
            "18:40",
            replies(
                who("hajar.ouazzanfi"),
                "Moi j’appelle à l’heure où nous avions l’habitude de nous voir. Souvent, cela suffit.",
            ),
        ),
        (
            8,
            "17:15",
            asks(
                who("laurence.bonpertuis"),
                "Qui connaît une bonne fiche pour préparer un entretien en visio ?",
            ),
        ),
        (
            1,
            "16:30",
            asks(
                who("olivier.pontarelle"),
                "Peut-on accompagner quelqu’un à un entretien, ou est-ce trop ?",
                published=False,
            ),
        ),
        (
            5,
            "10:20",
            has_a_topic(
                who("hajar.ouazzanfi"),
                "Que dire quand la recherche s’enlise ?",
                wanted_by=[who("olivier.pontarelle"), who("beatrice.kuentzel"), who("mamadou.sissokhane")],
            ),
        ),
        (
            4,
            "18:05",
            has_a_topic(
                who("guillaume.ferrandot"),
                "Les bons réflexes pour un CV sans diplôme",
                wanted_by=[who("laurence.bonpertuis")],
            ),
        ),
        (3, "09:50", puts_in_the_agenda(AGENDA)),
    ]


def after(days: int) -> Story:
    """The minutes of the last gathering, and what some thought of it, the days after."""
    return [
        (days - 1, "11:30", writes_the_minutes(MINUTES)),
        (days - 2, "12:05", says(who("beatrice.kuentzel"), "useful", "On repart avec des idées simples.")),
        (days - 2, "18:20", says(who("hajar.ouazzanfi"), "useful")),
        (
            days - 2,
            "19:05",
            says(who("guillaume.ferrandot"), "so_so", "Un peu court pour quatre situations."),
        ),
    ]
