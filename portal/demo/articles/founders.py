"""Starting a business with somebody who has been there."""

from portal.hub.texts.pieces import callout, prose, steps

from .sheets import Article, door

ARTICLES = (
    Article(
        days=34,
        rubric="Création d’entreprise",
        slug="creer-son-entreprise-huit-structures-une-seule-porte",
        key_words=("Partenaires", "Financement"),
        title="Créer son entreprise : huit structures, une seule porte",
        intro="Pépinières, coopérative, microcrédit : ceux qui accompagnent les projets orientent désormais vers un mentor.",
        drawing="camion",
        body=(
            prose(
                "<p>Jusqu’ici, un porteur de projet pouvait croiser trois conseillers, deux financeurs, et ne jamais "
                "rencontrer quelqu’un qui avait ouvert la même boutique. Les structures partenaires du hub ont décidé de "
                "mettre leurs mentors en commun.</p>",
                "<p>Rien ne remplace leur travail : elles instruisent le dossier, elles prêtent, elles hébergent. Le mentor, "
                "lui, a déjà connu le premier client qui ne paie pas.</p>",
                "<h2>De l’idée au tandem</h2>",
            ),
            steps(
                (
                    "Vous racontez votre projet",
                    "Son stade, ce qu’il vous manque, la structure qui vous suit.",
                ),
                ("Nous cherchons un mentor", "Jamais un concurrent, jamais un client, jamais un proche."),
                ("Vous vous rencontrez", "Chez lui, chez vous, ou dans les murs d’un partenaire."),
                ("Vous avancez un an", "Le temps d’un premier bilan, et d’un ou deux coups durs."),
            ),
            door(
                "Un projet en tête ?",
                "Même si tout n’est pas chiffré : c’est souvent par là que l’on commence.",
                "Trouver un mentor",
                "mentee",
            ),
        ),
    ),
    Article(
        days=62,
        rubric="Création d’entreprise",
        slug="pourquoi-un-mentor-n-est-jamais-votre-client",
        key_words=("Règles du jeu",),
        title="Pourquoi un mentor n’est jamais votre client",
        intro="Un mentor peut ouvrir son carnet d’adresses. Il ne peut pas être dedans : c’est une règle, et la voici.",
        drawing="cables",
        body=(
            prose(
                "<p>Un mentor qui achète chez vous hésite à vous dire que vos prix sont trop hauts. Un mentor qui vous "
                "emploie n’entend pas que vous voulez partir. Pour qu’on puisse tout se dire, il ne faut rien se devoir.</p>",
                "<p>C’est pourquoi nous vous demandons, avant de chercher, qui sont vos clients, vos fournisseurs, vos "
                "employeurs d’hier et vos proches. Ces noms ne sont montrés à personne : ils servent seulement à ne pas "
                "vous proposer quelqu’un de trop près.</p>",
                "<p>Et s’il y a quelqu’un que vous ne souhaitez pas rencontrer, dites-le aussi. Vous n’avez pas à dire "
                "pourquoi.</p>",
            ),
            callout(
                "Plus tard ?",
                "<p>Rien n’interdit de faire affaire une fois le tandem terminé. Beaucoup restent en lien ; c’est même "
                "bon signe.</p>",
            ),
        ),
    ),
)
