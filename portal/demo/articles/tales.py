"""Four tandems that tell themselves, in one voice or two, under their first names and with their agreement."""

from portal.hub.texts.pieces import prose

from .sheets import Article, voices

ARTICLES = (
    Article(
        days=18,
        rubric="Création d’entreprise",
        slug="boubacar-et-mamadou-le-prix-d-une-cage-d-escalier",
        title="Boubacar et Mamadou : le prix d’une cage d’escalier",
        intro="L’un nettoyait onze immeubles pour un autre. L’autre avait gardé des parkings. Huit mois plus tard, une "
        "conciergerie est née.",
        drawing="carnet",
        body=(
            voices(
                (
                    "mentee",
                    (
                        "Je connaissais chaque locataire, mais pas le prix de mon heure. La première fois qu’on l’a calculé, "
                        "j’ai cru à une erreur."
                    ),
                    "Boubacar",
                    "gérant d’une conciergerie, Marseille",
                ),
                (
                    "mentor",
                    (
                        "Je ne lui ai rien appris sur les immeubles. Je lui ai montré comment on lit un bilan, comme on me "
                        "l’avait montré à moi."
                    ),
                    "Mamadou",
                    "dirigeant d’une société de sécurité, Marseille",
                ),
            ),
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
    Article(
        days=29,
        rubric="Emploi",
        slug="clemence-et-beatrice-les-questions-dans-l-ordre",
        title="Clémence et Béatrice : les questions dans l’ordre",
        intro="Une licence, un grand point d’interrogation, et une ancienne responsable d’étude qui aime former les gens.",
        drawing="banc",
        body=(
            voices(
                (
                    "mentee",
                    (
                        "Tout le monde me demandait ce que je voulais faire. Elle m’a demandé avec qui j’avais aimé travailler. "
                        "Ce n’est pas la même question."
                    ),
                    "Clémence",
                    "élève éducatrice spécialisée, Aix-en-Provence",
                ),
                (
                    "mentor",
                    "Je ne connais rien au travail social. J’ai seulement tenu le carnet, et pris les rendez-vous avec elle.",
                    "Béatrice",
                    "retraitée, Aix-en-Provence",
                ),
            ),
            prose(
                "<h2>Cinq métiers, cinq personnes</h2>",
                "<p>Elles ont choisi cinq métiers, puis cherché cinq personnes qui les exercent. Clémence en a rencontré "
                "trois. À la troisième, elle a appelé Béatrice du trottoir : « C’est ça. »</p>",
                "<p>Restait le concours. Un dossier relu à voix haute, deux oraux blancs, un stage trouvé sans aide. Elle a "
                "été admise cinq mois après leur premier café.</p>",
            ),
        ),
    ),
    Article(
        days=55,
        rubric="Emploi",
        slug="rachida-et-sukru-douze-mille-chambres",
        title="Rachida et Şükrü : douze mille chambres",
        intro="Elle les a toutes nettoyées, et comptées. Il a trouvé le mot qui manquait sur son CV.",
        body=(
            voices(
                (
                    "mentee",
                    (
                        "Sur mon CV il y avait « agent d’entretien ». J’encadrais six personnes. Il m’a dit : ça s’appelle "
                        "gouvernante."
                    ),
                    "Rachida",
                    "gouvernante dans un hôtel, Marseille",
                ),
                (
                    "mentor",
                    "À la première visite, elle a vu trois choses que mon équipe ne voyait plus. J’ai corrigé les trois.",
                    "Şükrü",
                    "restaurateur, Marseille",
                ),
            ),
            prose(
                "<h2>Un métier de regard</h2>",
                "<p>Ils se voyaient le lundi, jour de fermeture, avec du thé. Rachida apprenait à présenter une équipe "
                "plutôt que des chambres. Şükrü apprenait, dit-il, à parler moins.</p>",
                "<p>Quand la gouvernante d’un hôtel voisin est partie à la retraite, Rachida a passé l’entretien seule. Le "
                "contrat a été signé trois semaines plus tard. On a fêté cela au baklava.</p>",
            ),
        ),
    ),
    Article(
        days=90,
        rubric="Emploi",
        slug="theo-monte-en-selle",
        title="Théo monte en selle",
        intro="Un magasin lui avait dit de revenir avec de l’expérience. Florian, lui, avait douze vélos à entretenir.",
        body=(
            voices(
                (
                    "mentee",
                    (
                        "Pendant qu’il me parlait, j’ai réglé deux dérailleurs. Je crois que c’était mon entretien d’embauche, "
                        "sauf qu’il n’embauchait pas."
                    ),
                    "Théo",
                    "mécanicien cycles, Marseille",
                ),
            ),
            prose(
                "<h2>Huit ateliers à vélo</h2>",
                "<p>Florian n’avait pas de poste à donner, et c’est la règle : un mentor n’est pas un employeur. Il avait "
                "une carte de la ville, et les noms de huit ateliers. Théo les a tous visités, en pédalant.</p>",
                "<p>Le cinquième cherchait quelqu’un pour une semaine. La semaine dure encore. Prochaine étape : la "
                "certification, et les moteurs électriques.</p>",
            ),
        ),
    ),
)
