"""The first pages for those who come: mentors, and people who look for one."""

from cms_pages.entrances import Entrance
from cms_pages.models import AudiencePage

from .home import FIVE_SUPPORTS
from .pieces import Sheet, block, call, callout, link, prose, steps, supports

BECOME_MENTOR = Sheet(
    key="become-mentor",
    model=AudiencePage,
    title="Devenir mentor",
    slug="devenir-mentor",
    parent="home",
    in_menu=True,
    fields={
        "search_description": (
            "Deux rencontres par mois, près de votre travail : partagez votre métier et votre réseau "
            "avec une personne qui cherche un emploi."
        ),
        "intro": (
            "Deux rencontres par mois, sur votre lieu de travail. Votre expérience peut changer la suite "
            "pour quelqu’un."
        ),
        "entrance": Entrance.MENTOR,
        "button": "Je candidate comme mentor",
        "duration": "8 min, reprise possible",
        "body": [
            prose(
                "<h2>Ce que vous pouvez apporter</h2>",
                "<p>Personne ne vous demande de tout savoir. Vous choisissez, parmi ces cinq façons d’aider, "
                "celles où vous êtes à l’aise.</p>",
            ),
            FIVE_SUPPORTS,
            prose(
                "<h2>Ce que l’on vous demande</h2>",
                "<ul>",
                "<li>Travailler, diriger une entreprise, ou l’avoir fait : tous les métiers et tous les secteurs comptent.</li>",
                "<li>Vous rendre disponible deux fois par mois, une heure environ, pendant six mois.</li>",
                "<li>Écouter, conseiller avec bienveillance, garder pour vous ce qui vous est confié.</li>",
                "<li>Dire à l’équipe, en quelques mots, comment le tandem avance.</li>",
                "</ul>",
            ),
            callout(
                "Ce que l’on ne vous demande pas",
                "<p>Trouver un emploi, ou chercher à la place de la personne que vous accompagnez. "
                "Ce n’est pas le rôle d’un mentor.</p>",
            ),
            prose("<h2>Et après votre candidature ?</h2>"),
            steps(
                ("Un échange", "L’équipe vous appelle : vos envies, vos disponibilités, le rôle de mentor."),
                (
                    "Une proposition",
                    "Vous recevez une fiche courte. Vous acceptez, ou vous dites « pas cette fois ».",
                ),
                ("Une rencontre", "Vous faites connaissance, puis vous signez tous les deux la charte."),
                (
                    "Un groupe",
                    "Tous les deux mois, 1 h 30 avec d’autres mentors pour ne pas rester seul·e.",
                ),
            ),
            call(
                "Huit minutes pour commencer",
                "Votre candidature s’enregistre à chaque étape : vous pouvez la reprendre plus tard.",
                link("Je candidate comme mentor", entrance=Entrance.MENTOR),
            ),
        ],
    },
)

FIND_MENTOR = Sheet(
    key="find-mentor",
    model=AudiencePage,
    title="Trouver un mentor",
    slug="trouver-un-mentor",
    parent="home",
    in_menu=True,
    fields={
        "search_description": "Un mentor à vos côtés, gratuitement : pour un emploi, un premier pas ou votre entreprise.",
        "intro": (
            "Quelqu’un qui connaît le travail de l’intérieur avance avec vous pendant six mois. "
            "C’est gratuit, et c’est vous qui fixez le but."
        ),
        "entrance": Entrance.MENTEE,
        "button": "Je demande un mentor",
        "duration": "10 min, reprise possible",
        "body": [
            block("open_programmes", None),
            prose(
                "<h2>Est-ce pour moi ?</h2>",
                "<p>Oui, si vous cherchez un emploi, si vous faites vos premiers pas ou si vous lancez une activité, et si vous "
                "avez envie d’y consacrer de l’énergie. Il n’y a pas de diplôme à avoir ni de métier réservé. Vous pouvez être "
                "suivi·e par une mission locale, par France Travail, par une association, ou par personne.</p>",
                "<h2>Près de chez vous, vraiment</h2>",
                "<p>Vous nous dites d’où vous partez, comment vous vous déplacez et combien de temps vous acceptez de faire. "
                "Nous ne proposons que des mentors à votre portée.</p>",
            ),
            callout(
                "Vous n’êtes pas à l’aise avec un formulaire ?",
                '<p><a href="@contact">Écrivez-nous ou demandez à être rappelé·e</a> : nous le remplirons ensemble.</p>',
            ),
        ],
    },
)

EMPLOYMENT = Sheet(
    key="employment",
    model=AudiencePage,
    title="Retrouver un emploi",
    slug="emploi",
    parent="find-mentor",
    in_menu=True,
    fields={
        "search_description": (
            "Le dispositif Tandem Emploi : un mentor, un plan d’action, deux rencontres par mois pour votre recherche."
        ),
        "intro": (
            "Avec le dispositif Tandem Emploi : un mentor, un plan d’action, deux rencontres par mois. "
            "Vous menez la recherche, vous ne la menez plus seul·e."
        ),
        "entrance": Entrance.MENTEE,
        "button": "Je demande un mentor",
        "duration": "10 min, reprise possible",
        "body": [
            prose(
                "<h2>Ce que votre mentor peut vous apporter</h2>",
                "<p>Dans votre candidature, vous dites ce qui vous aiderait par-dessus tout.</p>",
            ),
            supports(
                ("wrench", "Les outils", "Relire un CV, une lettre, répéter un entretien."),
                ("target", "Le cap", "Ce qui marche dans votre recherche, ce qui ne marche pas."),
                ("building-2", "L’entreprise", "Ses codes, un secteur ou un métier vus de près."),
                ("sprout", "La confiance", "Oser appeler, se présenter, dire ce que vous valez."),
                ("network", "Le réseau", "Rencontrer les personnes qui comptent dans ce métier."),
            ),
            prose(
                "<h2>Ce à quoi vous vous engagez</h2>",
                "<ul>",
                "<li>Faire de votre recherche votre activité.</li>",
                "<li>Venir aux rendez-vous, ou prévenir à temps.</li>",
                "<li>Mettre en œuvre le plan d’action que vous écrivez à deux.</li>",
                "<li>Nous dire où vous en êtes, tous les deux mois.</li>",
                "</ul>",
            ),
            callout(
                "À savoir",
                "<p>Votre mentor ne cherche pas à votre place et ne vous promet pas un emploi. "
                "Il vous aide à en trouver un.</p>",
            ),
            prose("<h2>Et après votre candidature ?</h2>"),
            steps(
                (
                    "Vous confirmez",
                    "Un message arrive à votre adresse : un clic, et votre candidature est à l’étude.",
                ),
                ("On se parle", "L’équipe vous appelle pour mieux comprendre ce que vous cherchez."),
                ("On vous trouve quelqu’un", "Vous suivez chaque étape sur une page qui n’est qu’à vous."),
                (
                    "Vous vous rencontrez",
                    "Si le courant passe, vous signez la charte et le mentorat commence.",
                ),
            ),
            call(
                "Dix minutes pour commencer",
                "Rien n’est perdu si vous vous arrêtez en route.",
                link("Je demande un mentor", entrance=Entrance.MENTEE),
            ),
        ],
    },
)

SHEETS = (BECOME_MENTOR, FIND_MENTOR, EMPLOYMENT)
