"""What the hub gives to read, in French: the index, and the charter that everybody may read before signing it."""

from cms_pages.models import ResourceIndexPage, StandardPage

from .charter import FRENCH
from .pieces import Block, Sheet, block, callout, prose


def resource(audience: str, page: str, purpose: str, title: str = "") -> Block:
    """A page to read, by its key."""
    value = {
        "audience": audience,
        "title": title,
        "purpose": purpose,
        "document": None,
        "page": f"@{page}",
    }
    return block("resource", value)


def listed(lines: str) -> str:
    """A text of one commitment a line, as a list."""
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines.splitlines()) + "</ul>"


RESOURCES = Sheet(
    key="resources",
    model=ResourceIndexPage,
    title="Ressources",
    slug="ressources",
    parent="home",
    in_menu=True,
    fields={
        "search_description": "Le guide du mentor, la charte type, les questions fréquentes : à lire, à imprimer, à faire passer.",
        "intro": "À lire avant de commencer, à garder sous la main, à faire passer autour de vous.",
        "resources": [
            resource(
                "everybody",
                "faq",
                "Le temps, le trajet, la charte, vos réponses : tout ce que l’on nous demande.",
            ),
            resource("mentors", "mentor-guide", "Dix minutes de lecture avant votre premier tandem."),
            resource(
                "mentees",
                "how-it-works",
                "Les cinq étapes, de la candidature au tandem, et les huit critères.",
            ),
            resource(
                "mentees", "sample-charter", "Le texte que les deux signent après leur première rencontre."
            ),
            resource("structures", "refer", "Présenter le hub à quelqu’un, et candidater avec lui ou elle."),
            resource(
                "elected", "mentoring", "Pourquoi un hub du mentorat, et les chiffres déclarés par d’autres."
            ),
        ],
    },
)

SAMPLE_CHARTER = Sheet(
    key="sample-charter",
    model=StandardPage,
    title="La charte type",
    slug="charte-type",
    parent="resources",
    fields={
        "search_description": "La charte d’engagement que signent le mentor et la personne accompagnée : le texte entier.",
        "intro": "Le texte que signent le mentor et la personne accompagnée, après leur première rencontre et si les deux le veulent.",
        "body": [
            callout(
                "Un exemple, pas votre charte",
                "<p>Chaque dispositif a la sienne. Celle que vous signerez vous est montrée en entier avant la signature.</p>",
            ),
            prose(
                f"<p>{FRENCH['intro']}</p>",
                "<h2>Le mentor</h2>",
                listed(FRENCH["mentor_commitments"]),
                "<h2>La personne accompagnée</h2>",
                listed(FRENCH["mentee_commitments"]),
                "<h2>Ce que le mentor ne fait pas</h2>",
                listed(FRENCH["limits"]),
                "<h2>Confidentialité</h2>",
                f"<p>{FRENCH['confidentiality']}</p>",
                "<h2>La fin du tandem</h2>",
                f"<p>{FRENCH['end_rules']}</p>",
            ),
        ],
    },
)

SHEETS = (RESOURCES, SAMPLE_CHARTER)
