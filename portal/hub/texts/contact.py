"""The agenda, the news and the stories, still empty, and the contact page."""

from cms_pages.models import ContactPage, EventIndexPage, NewsIndexPage, StoryIndexPage

from .pieces import Sheet

AGENDA = Sheet(
    key="agenda",
    model=EventIndexPage,
    title="Agenda",
    slug="agenda",
    parent="home",
    in_menu=True,
    fields={
        "search_description": "Les rendez-vous du hub du mentorat : réunions d’information, cafés, salons, rencontres.",
        "intro": "Se renseigner, se rencontrer, essayer : les rendez-vous ouverts à toutes et à tous, et ceux des mentors.",
    },
)

NEWS = Sheet(
    key="news",
    model=NewsIndexPage,
    title="Actualités",
    slug="actualites",
    parent="home",
    in_menu=True,
    fields={
        "search_description": "Ce qui se passe au hub du mentorat : tandems, rencontres, partenaires.",
        "intro": "Ce qui se passe au hub et sur le territoire.",
    },
)

STORIES = Sheet(
    key="stories",
    model=StoryIndexPage,
    title="Témoignages",
    slug="temoignages",
    parent="home",
    fields={
        "search_description": "Des mentors et des personnes accompagnées racontent leur tandem, avec leurs mots.",
        "intro": "Ils se sont rencontrés, ils racontent. Avec leurs mots, et aussi longtemps qu’ils le veulent bien.",
    },
)

CONTACT = Sheet(
    key="contact",
    model=ContactPage,
    title="Contact",
    slug="contact",
    parent="home",
    fields={
        "search_description": "Écrire à l’équipe du hub du mentorat.",
        "intro": "Une question, une idée, une personne à nous adresser ? Une personne de l’équipe vous lit et vous répond.",
        "subjects": "\n".join(
            (
                "Devenir mentor",
                "Trouver un mentor",
                "Orienter une personne vers le hub",
                "Devenir structure partenaire",
                "Une demande de la presse",
                "Mes données personnelles",
                "L’accessibilité du site",
                "Autre chose",
            )
        ),
        "notice": (
            "<p>Votre message est lu par l’équipe du hub et par elle seule. Son texte est effacé au bout de six mois. "
            '<a href="@privacy">En savoir plus sur vos données</a></p>'
        ),
        "thanks_title": "Votre message est parti",
        "thanks": (
            "Merci de nous avoir écrit. Une personne de l’équipe vous répond sous cinq jours ouvrés, "
            "à l’adresse que vous avez donnée."
        ),
    },
)

SHEETS = (AGENDA, NEWS, STORIES, CONTACT)
