"""What happens in the hub and around it."""

from portal.hub.texts.pieces import callout, prose

from .sheets import Article, door

ARTICLES = (
    Article(
        days=6,
        rubric="Vie du hub",
        slug="les-mentors-se-retrouvent-a-aubagne",
        key_words=("Rencontres de mentors",),
        title="Les mentors se retrouvent à Aubagne",
        intro="Une heure et demie entre mentors, tous les deux mois : les dates des six prochains mois sont posées.",
        drawing="table",
        body=(
            prose(
                "<p>Accompagner quelqu’un, c’est aussi se poser des questions : suis-je à ma place ? Que dire quand la "
                "recherche s’enlise ? Les rencontres de mentors servent à cela. On y vient avec une situation, on repart "
                "avec trois idées.</p>",
                "<p>La prochaine rencontre aura lieu en soirée. Les dates suivantes sont déjà fixées, pour que chacun "
                "puisse les noter : elles figurent dans l’agenda.</p>",
                "<h2>Et si je ne peux pas venir ?</h2>",
                "<p>Rien n’est obligatoire. Dites-le d’un clic dans le message d’invitation : votre chaise ira à "
                "quelqu’un d’autre, et Camille vous appellera dans la semaine pour prendre des nouvelles du tandem.</p>",
            ),
        ),
    ),
    Article(
        days=13,
        rubric="Territoire",
        slug="nous-cherchons-des-mentors-autour-de-l-etang-de-berre",
        key_words=("Étang de Berre", "Devenir mentor"),
        title="Nous cherchons des mentors autour de l’étang de Berre",
        intro="Istres, Miramas, Port-de-Bouc, Arles : plusieurs personnes y attendent un mentor qu’elles puissent rejoindre.",
        drawing="voiliers",
        body=(
            prose(
                "<p>Le trajet est notre seul critère obligatoire. Un tandem qui se rejoint facilement se voit deux fois "
                "par mois ; un tandem qui traverse le département se perd de vue. Or nos mentors sont surtout à Marseille, "
                "à Aix et à Aubagne.</p>",
                "<p>Autour de l’étang de Berre et en Crau, l’industrie, la logistique et l’agriculture recrutent. Ceux qui y "
                "travaillent connaissent les portes. Il suffit d’en montrer une.</p>",
                "<h2>Ce que l’on vous demande</h2>",
                "<ul><li>Deux rencontres par mois, de préférence là où vous travaillez ;</li><li>un coup de fil entre les "
                "deux ;</li><li>de la discrétion, et de la franchise.</li></ul>",
                "<p>Vous ne cherchez pas un emploi à la place de la personne : vous partagez ce que vous savez.</p>",
            ),
            door(
                "Vous travaillez par là ?",
                "Huit minutes pour vous présenter ; nous vous rappelons sous cinq jours ouvrés.",
                "Devenir mentor",
                "mentor",
            ),
        ),
    ),
    Article(
        days=23,
        rubric="Emploi",
        slug="il-m-a-appris-a-lire-une-offre",
        key_words=("Témoignage",),
        title="« Il m’a appris à lire une offre »",
        intro="Après quatre mois de tandem, une préparatrice de commandes raconte ce qui a changé dans sa recherche.",
        drawing="crayon",
        body=(
            prose(
                "<p>« Je répondais à tout. Mon mentor m’a demandé d’apporter dix annonces, et nous les avons lues une par "
                "une, avec un crayon. Ce qui est demandé, ce qui est espéré, ce qui est là par habitude. »</p>",
                "<p>Ensemble, ils ont gardé trois offres sur dix, et passé l’après-midi sur la première. « J’envoie moins, "
                "mais on me répond. »</p>",
                "<p>Le rôle du mentor n’est pas de trouver un emploi à la place de la personne qu’il accompagne. Il partage "
                "ce qu’il sait de l’entreprise, et il est là quand le doute revient.</p>",
            ),
            callout(
                "L’exercice du crayon",
                "<p>Prenez une annonce. Soulignez d’un trait ce que vous savez faire, de deux traits ce que vous savez "
                "prouver. Si rien n’est souligné deux fois, passez à la suivante.</p>",
            ),
        ),
    ),
    Article(
        days=48,
        rubric="Territoire",
        slug="a-vitrolles-une-entreprise-ouvre-ses-quais",
        key_words=("Étang de Berre", "Partenaires"),
        title="À Vitrolles, une entreprise ouvre ses quais",
        intro="Pour une première rencontre, rien ne vaut le lieu de travail. Visite d’une plateforme logistique à l’heure "
        "des départs.",
        drawing="quais",
        body=(
            prose(
                "<p>Il est dix-huit heures, les derniers camions quittent la cour. C’est l’heure que la directrice "
                "d’exploitation a choisie pour recevoir la personne qu’elle accompagne : « À ce moment-là, on peut parler, "
                "et tout se voit. »</p>",
                "<p>La première rencontre d’un tandem a lieu, quand c’est possible, sur le lieu de travail du mentor. On y "
                "comprend en une heure ce qu’une fiche de poste ne dit pas.</p>",
                "<p>Après cette rencontre, chacun lit la charte d’engagement chez soi. Si les deux la signent, le tandem "
                "commence.</p>",
            ),
        ),
    ),
    Article(
        days=76,
        rubric="Vie du hub",
        slug="pourquoi-nous-signons-une-charte",
        key_words=("Charte", "Règles du jeu"),
        title="Une visite d’atelier, puis deux signatures",
        intro="Entre la première rencontre et le début du tandem, il y a une page à lire. Pourquoi elle compte.",
        drawing="rabot",
        body=(
            prose(
                "<p>On se rencontre d’abord, on décide ensuite. La charte d’engagement n’arrive qu’après la première "
                "rencontre, et chacun la lit de son côté, sans l’autre à côté. Personne ne signe pour personne : ni "
                "l’équipe, ni la structure qui vous a orienté.</p>",
                "<p>Elle tient en une page : ce que le mentor promet, ce que la personne accompagnée promet, ce qui reste "
                "entre les deux, et comment on s’arrête. La seconde signature la scelle, et le tandem commence ce jour-là.</p>",
                "<h2>Et si l’un des deux ne signe pas ?</h2>",
                "<p>Alors on ne commence pas, et c’est une réponse. Nous cherchons un autre mentor ; la date de départ de "
                "l’attente ne change pas.</p>",
            ),
        ),
    ),
    Article(
        days=101,
        rubric="Emploi",
        slug="tandem-jeunes-ouvre-avec-le-gue",
        key_words=("Jeunes", "Partenaires"),
        title="Tandem Jeunes ouvre avec Le Gué",
        intro="Un dispositif pour les 16 à 26 ans, conduit par l’association qui les reçoit déjà, à Marseille et autour.",
        drawing="velo",
        body=(
            prose(
                "<p>Le Gué accompagne de jeunes adultes vers leur premier métier. Il conduit désormais son "
                "propre dispositif dans le hub : mêmes mentors, même charte, et une coordination qui connaît chaque jeune "
                "par son prénom.</p>",
                "<p>L’idée est simple : rencontrer quelqu’un qui exerce le métier auquel on pense. Une mécanicienne, un "
                "administrateur de réseaux, une aide-soignante. On regarde travailler, on pose des questions, on revient.</p>",
                "<h2>Comment entrer ?</h2>",
                "<p>Par Le Gué si vous y êtes suivi·e, ou directement par le formulaire : il suffit de choisir « jeunes » et "
                "de répondre à quelques questions. Pas besoin de CV.</p>",
            ),
            door(
                "Entre 16 et 26 ans ?",
                "Dix minutes pour dire ce qui vous plairait, même si vous ne le savez pas encore.",
                "Trouver un mentor",
                "mentee",
            ),
        ),
    ),
)
