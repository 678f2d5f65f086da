"""What the block picker shows in each block: words in the manner of the hub, in French as the pages.

Blocks that show what the database holds are marked `Invented`: their templates and tags then show invented things.
"""

from collections.abc import Mapping
from datetime import date

from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from ..entrances import Entrance

Value = dict[str, object]

LAUNCH = date(2019, 10, 22)


class Invented:
    """A block whose preview shows nothing of the database. Its templates read `invented`."""

    def get_preview_context(
        self, value: object, parent_context: Mapping[str, object] | None = None
    ) -> dict[str, object]:
        return {**super().get_preview_context(value, parent_context), "invented": True}


def document(title: str, file: str, size: int) -> AbstractDocument:
    """A file that is nowhere: its kind and its weight are told, its link leads to nothing."""
    return get_document_model()(pk=0, collection=None, title=title, file=file, file_size=size)


def picture(title: str, file: str) -> AbstractImage:
    """An image that is nowhere; the preview draws another in its place."""
    return get_image_model()(
        pk=0, collection=None, title=title, file=file, file_size=48_000, width=960, height=540
    )


# Text

LEAD = (
    "Quelqu’un qui connaît le travail de l’intérieur avance avec vous pendant six mois. C’est gratuit, et c’est vous "
    "qui fixez le but."
)
PROSE = (
    "<h2>Ce que l’on vous demande</h2>"
    "<p>Travailler, diriger une entreprise, ou l’avoir fait : <b>tous les métiers</b> comptent.</p>"
    "<ul><li>Deux rencontres par mois, une heure environ.</li>"
    "<li>Écouter, conseiller, garder pour vous ce qui vous est confié.</li></ul>"
)
CALLOUT: Value = {
    "title": "Ce que l’on ne vous demande pas",
    "text": "<p>Trouver un emploi à la place de la personne que vous accompagnez : ce n’est pas le rôle d’un mentor.</p>",
}
STEPS: Value = {
    "steps": [
        {"title": "Vous candidatez", "text": "En ligne, en quelques minutes, avec une pause si vous voulez."},
        {
            "title": "On se parle",
            "text": "Un échange pour comprendre ce que vous cherchez, ou ce que vous offrez.",
        },
        {
            "title": "Vous vous rencontrez",
            "text": "Si le courant passe, vous signez tous les deux la charte.",
        },
    ]
}
QUESTIONS: list[Value] = [
    {
        "question": "Est-ce payant ?",
        "answer": "<p>Non. Le service est gratuit pour les mentors comme pour les personnes accompagnées.</p>",
    },
    {
        "question": "Combien de temps dois-je donner ?",
        "answer": "<p>Deux rencontres par mois, une heure environ, pendant six mois le plus souvent.</p>",
    },
    {
        "question": "Puis-je refuser la personne que l’on me propose ?",
        "answer": "<p>Oui, et sans avoir à vous justifier.</p>",
    },
]
ACCORDION: Value = {"questions": QUESTIONS}

# Media

PICTURE: Value = {"image": None, "caption": "Deux chemins qui se rejoignent", "credit": "Le hub du mentorat"}


def video() -> Value:
    return {
        "title": "Un tandem raconte, trois minutes",
        "poster": None,
        "file": document("Un tandem raconte", "un-tandem-raconte.mp4", 24_000_000),
        "captions": None,
        "address": "",
        "transcript": "<p>Sabrina raconte sa première visite de l’atelier, puis Michel dit ce qu’il en a appris.</p>",
    }


# People

VOICES: Value = {
    "voices": [
        {
            "words": "Je connaissais chaque locataire, mais pas le prix de mon heure.",
            "name": "Boubacar",
            "role": "gérant d’une conciergerie, Marseille",
            "side": "mentee",
        },
        {
            "words": "Je ne lui ai rien appris sur les immeubles. Je lui ai montré comment on lit un bilan.",
            "name": "Mamadou",
            "role": "dirigeant, Marseille",
            "side": "mentor",
        },
    ],
    "link": [],
}
PARTNERS: Value = {
    "title": "Avec le soutien de",
    "partners": [
        {"name": name, "url": ""}
        for name in ("Département", "Métropole", "Chambre de commerce", "Missions locales", "Incubateurs")
    ],
}

# Figures

COMPARED_FIGURES: Value = {
    "comparisons": [
        {
            "title": "Retour à l’emploi",
            "with_mentor": 70,
            "without_mentor": 30,
            "source": "CCI Marseille Provence, un an après le lancement du hub",
            "date": LAUNCH,
            "link": "",
        },
        {
            "title": "Entreprises toujours en activité",
            "with_mentor": 75,
            "without_mentor": 35,
            "source": "CCI Marseille Provence, d’après d’autres pays francophones",
            "date": LAUNCH,
            "link": "",
        },
    ]
}
FIGURE: Value = {
    "value": "11",
    "text": "structures partenaires s’engagent pour celles et ceux qui créent leur entreprise",
    "source": "CCI Marseille Provence, au Salon des entrepreneurs",
    "date": LAUNCH,
    "link": "",
}
LIVE_FIGURES: Value = {"indicators": ["mentors", "tandems", "forward"]}

# Calls to act

BECOME_MENTOR: Value = {"label": "Devenir mentor", "entrance": Entrance.MENTOR}
FIND_MENTOR: Value = {"label": "Trouver un mentor", "entrance": Entrance.MENTEE}
CALL: Value = {
    "title": "Huit minutes pour commencer",
    "text": "Votre candidature s’enregistre à chaque étape : vous pouvez la reprendre plus tard.",
    "link": BECOME_MENTOR,
}
DOORS: Value = {
    "mentor": {
        "title": "Je veux transmettre",
        "text": "Deux rencontres par mois suffisent pour changer la suite pour quelqu’un.",
        "link": BECOME_MENTOR,
        "note": "8 min, reprise possible",
    },
    "mentee": {
        "title": "Je cherche un appui",
        "text": "Pour retrouver un emploi avec quelqu’un qui connaît le métier et le terrain.",
        "link": FIND_MENTOR,
        "note": "10 min, gratuit",
    },
}
SUPPORTS: Value = {
    "supports": [
        {"icon": "wrench", "title": "Les outils", "text": "CV, lettres, préparation des entretiens."},
        {"icon": "target", "title": "Le cap", "text": "Faire le point sur le projet et sur le marché."},
        {"icon": "sprout", "title": "La confiance", "text": "Oser, s’affirmer, se présenter."},
        {"icon": "network", "title": "Le réseau", "text": "Ouvrir son carnet d’adresses."},
    ]
}


def guide() -> AbstractDocument:
    return document("La première rencontre, aide-mémoire", "premiere-rencontre.pdf", 86_000)


def documents() -> Value:
    slides = document("Le hub en sept diapositives", "presentation.pdf", 1_400_000)
    return {
        "title": "À télécharger",
        "documents": [{"document": one, "title": ""} for one in (guide(), slides)],
    }


# Press


def releases() -> Value:
    title = "Le hub cherche des mentors autour de l’étang de Berre"
    release = {"date": LAUNCH, "title": title, "document": document(title, "communique.pdf", 120_000)}
    return {"title": "Communiqués", "releases": [release]}


def pictures() -> Value:
    image = picture("Deux chemins qui se rejoignent", "deux-chemins.png")
    entry = {"image": image, "caption": image.title, "credit": "Le hub du mentorat"}
    return {"title": "Images à reprendre", "pictures": [entry]}


REVIEW: Value = {
    "title": "Ils en ont parlé",
    "mentions": [
        {
            "date": LAUNCH,
            "title": "Des mentors pour celles et ceux qui créent leur entreprise",
            "outlet": "Le journal de la métropole",
            "kind": "article",
            "link": "",
        },
        {
            "date": date(2018, 6, 21),
            "title": "Un hub pour se rencontrer",
            "outlet": "Radio du port",
            "kind": "radio",
            "link": "",
        },
    ],
}

# Bands of the home page

BAND: Value = {
    "title": "De la candidature au tandem",
    "intro": "Une personne de l’équipe vous suit du premier formulaire au dernier rendez-vous.",
    "content": [("steps", STEPS)],
}
TWO_PARTS: Value = {
    "left": {
        "title": "Trois façons d’aider",
        "content": [("supports", {"supports": SUPPORTS["supports"][:3]})],
    },
    "right": {"title": "Un tandem raconte", "content": [("voices", VOICES)]},
}

# Lists of their own pages

REFERENCE: Value = {
    "year": 2019,
    "kind": "territory",
    "name": "Métropole Aix-Marseille-Provence",
    "done": "La démarche, d’abord marseillaise, cherche des mentors dans toute la métropole.",
    "link": "",
}
THEME: Value = {"title": "Avant de commencer", "questions": QUESTIONS}


def resource() -> Value:
    purpose = "Une page à imprimer la veille : avant, pendant, après."
    return {"audience": "mentors", "title": "", "purpose": purpose, "document": guide(), "page": None}
