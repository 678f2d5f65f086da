"""Six stories in one voice or two, under first names. Each says for how long its people agreed to be read."""

from portal.hub.texts.pieces import prose

from .sheets import Said, Story

STORIES = (
    Story(
        days=18,
        left=600,
        slug="boubacar-et-mamadou-le-prix-d-une-cage-d-escalier",
        title="Boubacar et Mamadou : le prix d’une cage d’escalier",
        intro="L’un nettoyait onze immeubles pour un autre. L’autre avait gardé des parkings. Huit mois plus tard, une "
        "conciergerie est née.",
        drawing="carnet",
        voices=(
            Said(
                "mentee",
                (
                    "Je connaissais chaque locataire, mais pas le prix de mon heure. La première fois qu’on l’a calculé, "
                    "j’ai cru à une erreur."
                ),
                "Boubacar",
                "gérant d’une conciergerie, Marseille",
            ),
            Said(
                "mentor",
                (
                    "Je ne lui ai rien appris sur les immeubles. Je lui ai montré comment on lit un bilan, comme on me "
                    "l’avait montré à moi."
                ),
                "Mamadou",
                "dirigeant d’une société de sécurité, Marseille",
            ),
        ),
        body=(
            prose(
                "<h2>Le tour des immeubles</h2>",
                "<p>La première rencontre a duré quatre heures, à pied. Boubacar voulait montrer ses onze cages d’escalier. "
                "Mamadou a surtout regardé comment les gardiens le saluaient.</p>",
                "<p>Ensuite, il y a eu les chiffres. Le produit, le temps de trajet, l’assurance : chaque ligne posée sur un "
                "cahier. Le microcrédit est arrivé, la première facture dans la foulée, et un troisième contrat "
                "un trimestre plus tard.</p>",
                "<p>Le tandem s’est arrêté plus tôt que prévu, parce que l’entreprise tournait. Ils se téléphonent encore. "
                "Boubacar dit qu’il deviendra mentor « quand la trésorerie dormira la nuit ».</p>",
            ),
        ),
    ),
    Story(
        days=29,
        left=300,
        slug="clemence-et-beatrice-les-questions-dans-l-ordre",
        title="Clémence et Béatrice : les questions dans l’ordre",
        intro="Une licence, un grand point d’interrogation, et une ancienne responsable d’étude qui aime former les gens.",
        drawing="banc",
        voices=(
            Said(
                "mentee",
                (
                    "Tout le monde me demandait ce que je voulais faire. Elle m’a demandé avec qui j’avais aimé travailler. "
                    "Ce n’est pas la même question."
                ),
                "Clémence",
                "élève éducatrice spécialisée, Aix-en-Provence",
            ),
            Said(
                "mentor",
                "Je ne connais rien au travail social. J’ai seulement tenu le carnet, et pris les rendez-vous avec elle.",
                "Béatrice",
                "retraitée, Aix-en-Provence",
            ),
        ),
        body=(
            prose(
                "<h2>Cinq métiers, cinq personnes</h2>",
                "<p>Elles ont choisi cinq métiers, puis cherché cinq personnes qui les exercent. Clémence en a rencontré "
                "trois. À la troisième, elle a appelé Béatrice du trottoir : « C’est ça. »</p>",
                "<p>Restait le concours. Un dossier relu à voix haute, deux oraux blancs, un stage trouvé sans aide. Elle a "
                "été admise cinq mois après leur premier café.</p>",
            ),
        ),
    ),
    Story(
        days=55,
        left=500,
        slug="rachida-et-sukru-douze-mille-chambres",
        title="Rachida et Şükrü : douze mille chambres",
        intro="Elle les a toutes nettoyées, et comptées. Il a trouvé le mot qui manquait sur son CV.",
        voices=(
            Said(
                "mentee",
                (
                    "Sur mon CV il y avait « agent d’entretien ». J’encadrais six personnes. Il m’a dit : ça s’appelle "
                    "gouvernante."
                ),
                "Rachida",
                "gouvernante dans un hôtel, Marseille",
            ),
            Said(
                "mentor",
                "À la première visite, elle a vu trois choses que mon équipe ne voyait plus. J’ai corrigé les trois.",
                "Şükrü",
                "restaurateur, Marseille",
            ),
        ),
        body=(
            prose(
                "<h2>Un métier de regard</h2>",
                "<p>Ils se voyaient le lundi, jour de fermeture, avec du thé. Rachida apprenait à présenter une équipe "
                "plutôt que des chambres. Şükrü apprenait, dit-il, à parler moins.</p>",
                "<p>Quand la gouvernante d’un hôtel voisin est partie à la retraite, Rachida a passé l’entretien seule. Le "
                "contrat a été signé trois semaines plus tard. On a fêté cela au baklava.</p>",
            ),
        ),
    ),
    Story(
        days=90,
        left=19,
        slug="theo-monte-en-selle",
        title="Théo monte en selle",
        intro="Un magasin lui avait dit de revenir avec de l’expérience. Florian, lui, avait douze vélos à entretenir.",
        voices=(
            Said(
                "mentee",
                (
                    "Pendant qu’il me parlait, j’ai réglé deux dérailleurs. Je crois que c’était mon entretien d’embauche, "
                    "sauf qu’il n’embauchait pas."
                ),
                "Théo",
                "mécanicien cycles, Marseille",
            ),
        ),
        body=(
            prose(
                "<h2>Huit ateliers à vélo</h2>",
                "<p>Florian n’avait pas de poste à donner, et c’est la règle : un mentor n’est pas un employeur. Il avait "
                "une carte de la ville, et les noms de huit ateliers. Théo les a tous visités, en pédalant.</p>",
                "<p>Le cinquième cherchait quelqu’un pour une semaine. La semaine dure encore. Prochaine étape : la "
                "certification, et les moteurs électriques.</p>",
            ),
        ),
    ),
    Story(
        days=120,
        left=400,
        slug="josette-range-ses-mots",
        title="Josette range ses mots",
        intro="Trente ans de caisse, une fermeture de magasin, et l’idée fixe de travailler avec des livres.",
        drawing="crayon",
        voices=(
            Said(
                "mentee",
                "Je disais : je ne suis qu’une caissière. Elle m’interdisait le « ne que ». Au bout d’un mois, je l’avais perdu.",
                "Josette",
                "agente de médiathèque, Martigues",
            ),
        ),
        body=(
            prose(
                "<h2>Deux rencontres par mois</h2>",
                "<p>Elles se retrouvaient dans le bureau de la mentor, toujours le matin. Un plan d’actions tenait sur une "
                "feuille : le CV, trois médiathèques à visiter, un concours à comprendre, un appel à passer.</p>",
                "<p>La mentor n’a rien cherché à sa place. Elle a expliqué comment fonctionne une collectivité, et ouvert "
                "son carnet d’adresses une fois. Le rendez-vous, Josette l’a pris seule.</p>",
                "<p>Elle a commencé par un remplacement d’été. Elle range maintenant les romans, et ses mots avec.</p>",
            ),
        ),
    ),
    Story(
        days=390,
        left=-12,
        slug="apolline-change-de-cap",
        title="Apolline change de cap",
        intro="Après dix saisons en mer, Apolline cherchait un métier à quai.",
        drawing="voiliers",
        voices=(
            Said(
                "mentee",
                "Je savais tenir une barre, pas un entretien. On a répété jusqu’à ce que je n’aie plus le mal de terre.",
                "Apolline",
                "responsable d’un atelier de voilerie, La Ciotat",
            ),
        ),
        body=(
            prose(
                "<h2>À quai</h2>",
                "<p>Son mentor dirigeait un chantier. Ils ont fait la liste de ce qu’elle savait déjà : coudre, commander, "
                "réparer sous la pluie. Le reste s’apprenait.</p>",
                "<p>L’atelier l’a prise à l’essai en mars. Elle y forme aujourd’hui les suivants.</p>",
            ),
        ),
    ),
)
