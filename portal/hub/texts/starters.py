"""Drafts to start from, in French: the bones of a page and what to write in each place. Never published."""

from cms_pages.models import NewsPage, StandardPage

from .pieces import Sheet, callout, prose, steps

LOOKING_BACK = Sheet(
    key="start-looking-back",
    model=NewsPage,
    title="Retour sur une rencontre",
    slug="modele-retour-sur-une-rencontre",
    parent="news",
    purpose="Raconter un rendez-vous, dans la semaine qui suit.",
    fields={
        "intro": "Qui s’est retrouvé, où, quand, et ce que chacun en garde : deux phrases, pas plus.",
        "body": [
            prose(
                "<p>Commencez par une scène : un lieu, une question posée, un rire. Trois phrases suffisent.</p>",
                "<h2>Ce qui s’est dit</h2>",
                "<p>Les deux ou trois idées à retenir, avec les mots de celles et ceux qui étaient là.</p>",
                "<ul><li>Une idée, un exemple.</li><li>Une idée, un exemple.</li></ul>",
                "<h2>Et maintenant</h2>",
                "<p>La date du prochain rendez-vous, et comment y venir.</p>",
            ),
            callout(
                "Avant de publier",
                "<p>Personne n’est nommé ni photographié sans son accord écrit. Supprimez cet encadré.</p>",
            ),
        ],
    },
)

IN_BRIEF = Sheet(
    key="start-in-brief",
    model=NewsPage,
    title="Une annonce en bref",
    slug="modele-une-annonce-en-bref",
    parent="news",
    purpose="Dire une nouvelle en dix lignes : un partenaire, une ouverture, un changement.",
    fields={
        "intro": "La nouvelle, en une phrase : qui, quoi, à partir de quand.",
        "body": [
            prose(
                "<p>Ce qui change, et pour qui.</p>",
                "<p>Pourquoi : ce qui n’allait pas, ou ce que l’on a appris.</p>",
                "<p>Ce qu’il faut faire, s’il faut faire quelque chose, et à qui poser ses questions.</p>",
            )
        ],
    },
)

HOW_TO = Sheet(
    key="start-how-to",
    model=StandardPage,
    title="Une fiche pratique",
    slug="modele-une-fiche-pratique",
    parent="resources",
    purpose="Expliquer une démarche, pas à pas, à lire ou à imprimer.",
    fields={
        "intro": "À qui sert cette fiche, et ce que l’on saura faire après l’avoir lue.",
        "body": [
            prose("<h2>Avant de commencer</h2>", "<p>Ce qu’il faut avoir sous la main.</p>"),
            steps(
                ("Première étape", "Un geste, dit simplement, avec le temps qu’il demande."),
                ("Deuxième étape", "Le geste suivant. Une étape de trop se supprime."),
                ("Troisième étape", "Ce que l’on obtient à la fin."),
            ),
            prose(
                "<h2>En cas de difficulté</h2>", "<p>À qui s’adresser, et quand cette personne répond.</p>"
            ),
        ],
    },
)

SHEETS = (LOOKING_BACK, IN_BRIEF, HOW_TO)
