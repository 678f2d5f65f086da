"""The first home page in French."""

from cms_pages.models import HomePage

from .pieces import Sheet, block, items, link, steps, supports

DOORS = block(
    "doors",
    {
        "mentor": {
            "title": "Je veux transmettre",
            "text": (
                "Vous travaillez, dirigez ou avez dirigé : deux rencontres par mois suffisent "
                "pour changer la suite pour quelqu’un."
            ),
            "link": link("Devenir mentor", page="become-mentor"),
            "note": "8 min, reprise possible",
        },
        "mentee": {
            "title": "Je cherche un appui",
            "text": (
                "Pour retrouver un emploi avec quelqu’un qui connaît le métier, l’entreprise et le terrain."
            ),
            "link": link("Trouver un mentor", page="find-mentor"),
            "note": "10 min, gratuit",
        },
    },
)

FIGURES = block(
    "compared_figures",
    {
        "comparisons": items(
            {
                "title": "Retour à l’emploi",
                "with_mentor": 70,
                "without_mentor": 30,
                "source": (
                    "CCI Marseille Provence, un an après le lancement du hub "
                    "(70 % étaient annoncés dès juin 2018)"
                ),
                "date": "2019-10-22",
                "link": "",
            },
            {
                "title": "Entreprises toujours en activité",
                "with_mentor": 75,
                "without_mentor": 35,
                "source": (
                    "CCI Marseille Provence, d’après d’autres pays francophones "
                    "(75 % étaient annoncés dès juin 2018)"
                ),
                "date": "2019-10-22",
                "link": "",
            },
        )
    },
)

FIVE_STEPS = steps(
    ("Vous candidatez", "En ligne, en quelques minutes. Vous pouvez vous arrêter et reprendre plus tard."),
    ("On se parle", "Un échange pour comprendre ce que vous cherchez, ou ce que vous offrez."),
    (
        "On vous propose quelqu’un",
        "Huit critères rapprochent les profils. La distance doit toujours convenir.",
    ),
    (
        "Vous vous rencontrez",
        "Si le courant passe, vous signez tous les deux la charte d’engagement.",
    ),
    ("Vous avancez", "Un plan d’action, deux rencontres par mois, un point avec nous tous les deux mois."),
)

FIVE_SUPPORTS = supports(
    ("wrench", "Les outils", "CV, lettres, préparation des entretiens."),
    ("target", "Le cap", "Faire le point sur le projet et sur le marché."),
    ("building-2", "L’entreprise", "Ses codes, un secteur, un métier vus de l’intérieur."),
    ("sprout", "La confiance", "Oser, s’affirmer, se présenter."),
    ("network", "Le réseau", "Ouvrir son carnet d’adresses."),
)

VOICES = block(
    "voices",
    {
        "voices": items(
            {
                "words": (
                    "Chercher devient mon activité. Je viens aux rendez-vous, j’avance sur notre plan d’action, "
                    "je dis où j’en suis."
                ),
                "name": "Personne accompagnée",
                "role": "ce qu’elle signe dans la charte",
                "side": "mentee",
            },
            {
                "words": (
                    "Je mets mes compétences et mon réseau au service de sa recherche. "
                    "Je ne cherche pas à sa place."
                ),
                "name": "Mentor",
                "role": "ce qu’il ou elle signe dans la charte",
                "side": "mentor",
            },
        ),
        "link": items(link("Lire les règles du jeu", page="how-it-works")),
    },
)

PARTNERS = block(
    "partners",
    {
        "title": "Avec le soutien de",
        "partners": items(
            *(
                {"name": name, "url": ""}
                for name in (
                    "Département",
                    "Métropole",
                    "Chambre de commerce",
                    "Missions locales",
                    "Microcrédit solidaire",
                    "Incubateurs",
                )
            )
        ),
    },
)


def part(title: str, *content: dict[str, object]) -> dict[str, object]:
    """One side of a band."""
    return {"title": title, "content": list(content)}


HOME = Sheet(
    key="home",
    model=HomePage,
    title="Accueil",
    slug="accueil",
    fields={
        "seo_title": "À deux, on va plus loin",
        "search_description": (
            "Le hub du mentorat : devenez mentor, ou trouvez un mentor près de chez vous pour retrouver un emploi. "
            "Gratuit, humain, suivi pas à pas."
        ),
        "promise": "À deux, on va",
        "promise_end": "plus loin.",
        "intro": (
            "Un mentor partage son métier et son réseau avec une personne qui cherche un emploi, près de chez elle. "
            "Le hub les présente, puis les accompagne pas à pas."
        ),
        "doors": [DOORS],
        "body": [
            block(
                "band",
                {
                    **part("Ce que change un mentor", FIGURES),
                    "intro": (
                        "Deux taux souvent cités, avec et sans accompagnement. Ce sont des déclarations : "
                        "nos propres résultats seront publiés ici, datés."
                    ),
                },
            ),
            block(
                "band",
                {
                    **part("De la candidature au tandem", FIVE_STEPS),
                    "intro": "Une personne de l’équipe vous suit du premier formulaire au dernier rendez-vous.",
                },
            ),
            block(
                "two_parts",
                {
                    "left": part("Cinq façons d’aider", FIVE_SUPPORTS),
                    "right": part("Un tandem, deux engagements", VOICES),
                },
            ),
            block(
                "band", {**part("Des tandems racontent", block("latest_stories", {"count": 2})), "intro": ""}
            ),
            block(
                "two_parts",
                {
                    "left": part("Se rencontrer", block("next_gatherings", {"count": 3})),
                    "right": part("Actualités", block("latest_news", {"count": 2})),
                },
            ),
            PARTNERS,
        ],
    },
)

SHEETS = (HOME,)
