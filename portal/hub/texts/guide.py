"""The mentor guide, in French and in English: what every mentor reads before a first proposal.

MentorU: the guide is handed to mentors when the team meets them.
"""

from cms_pages.models import StandardPage

from .pieces import Sheet, callout, prose, steps, supports

FIVE_SUPPORTS = supports(
    (
        "wrench",
        "Technique",
        "Relire un CV ou une lettre, préparer un entretien, choisir où chercher.",
    ),
    (
        "target",
        "Objectif",
        "Regarder la recherche en face : ce qui marche, ce qui ne marche pas, et si le projet tient.",
    ),
    (
        "building-2",
        "Concret",
        "Montrer l’entreprise de l’intérieur : ses codes, ses horaires, ses métiers.",
    ),
    ("sprout", "Confiance", "Encourager, faire répéter, rappeler le chemin déjà parcouru."),
    ("network", "Relationnel", "Ouvrir son carnet d’adresses, présenter deux ou trois personnes du métier."),
)

GUIDE = Sheet(
    key="mentor-guide",
    model=StandardPage,
    title="Le guide du mentor",
    slug="guide-du-mentor",
    parent="mentoring",
    in_menu=False,
    fields={
        "search_description": "Dix minutes de lecture avant votre premier tandem : le rôle, le rythme, la première rencontre.",
        "intro": "Dix minutes de lecture avant votre premier tandem. Gardez-le sous la main : il répond à presque tout.",
        "body": [
            prose(
                "<h2>Votre rôle</h2>",
                "<p>Vous connaissez le travail de l’intérieur. La personne que vous accompagnez y cherche sa place, ou lance "
                "son activité. Vous lui donnez du temps, un regard extérieur, votre expérience et, quand c’est utile, "
                "quelques contacts.</p>",
                "<p>Vous ne cherchez pas d’emploi à sa place. Vous n’écrivez ni ses lettres ni son dossier. Vous n’êtes ni "
                "son employeur, ni son client, ni un proche : ce serait une dépendance, et un mentor laisse libre.</p>",
                "<h2>Cinq façons d’aider</h2>",
            ),
            FIVE_SUPPORTS,
            prose(
                "<p>Personne n’apporte les cinq. Dites à l’équipe ce que vous faites avec plaisir : le rapprochement en "
                "tient compte.</p>",
                "<h2>De la proposition au départ</h2>",
            ),
            steps(
                (
                    "Vous lisez une fiche",
                    (
                        "Un prénom, un projet, un trajet, et pourquoi nous avons pensé à vous deux. La personne l’a relue et "
                        "acceptée. Vous répondez oui ou non dans le délai indiqué, sans avoir à vous justifier."
                    ),
                ),
                (
                    "Vous vous rencontrez",
                    (
                        "Une heure suffit, le plus souvent sur votre lieu de travail. Faites connaissance, demandez ce qui "
                        "compte, dites ce que vous pouvez apporter et ce que vous ne ferez pas."
                    ),
                ),
                (
                    "Vous signez la charte, chacun de votre côté",
                    (
                        "Si le courant passe, vous lisez tous les deux la charte d’engagement et vous la signez. Sinon, dites-le : "
                        "nous cherchons quelqu’un d’autre, sans reproche pour personne."
                    ),
                ),
                (
                    "Vous écrivez un plan d’actions",
                    "Trois ou quatre actions, qui les fait, pour quand. Il sert de repère à chaque rencontre.",
                ),
            ),
            prose(
                "<h2>Le rythme</h2>",
                "<ul>",
                "<li>Deux rencontres par mois au moins.</li>",
                "<li>Entre deux rencontres, un appel ou un message : c’est ce qui fait tenir l’engagement.</li>",
                "<li>Une ligne notée après chaque rencontre. L’équipe la lit ; gardez pour vous ce qui est confidentiel.</li>",
                "<li>Tous les deux mois, l’équipe prend des nouvelles de la personne que vous accompagnez.</li>",
                "</ul>",
                "<p>Un empêchement long ? Mettez le tandem en pause avec une date de retour, plutôt que de laisser le silence "
                "s’installer.</p>",
                "<h2>La première rencontre, pas à pas</h2>",
                "<ul>",
                "<li>Choisissez un lieu calme où l’on peut venir avec ses moyens de transport.</li>",
                "<li>Commencez par votre parcours, détours compris : cela met à l’aise.</li>",
                "<li>Écoutez deux fois plus que vous ne parlez. Une bonne question vaut mieux qu’un conseil.</li>",
                "<li>Terminez par une chose à faire avant la prochaine fois, petite et datée.</li>",
                "<li>Notez la rencontre sur votre page : la charte s’ouvre alors pour vous deux.</li>",
                "</ul>",
                "<h2>Confidentialité</h2>",
                "<p>Ce que vous vous dites reste entre vous. N’écrivez rien sur la santé, la famille ou les convictions. Ne "
                "présentez la personne à quelqu’un qu’avec son accord.</p>",
            ),
            callout(
                "Si quelque chose vous inquiète",
                "Une détresse, un danger, un geste déplacé, une demande d’argent : ne restez pas seul. « Signaler une "
                "difficulté », sur la page de votre tandem, écrit à l’équipe, qui rappelle chacun en confiance. En cas "
                "d’urgence, le 15, le 17 ou le 112.",
            ),
            prose(
                "<h2>Entre mentors</h2>",
                "<p>Tous les deux mois, une heure et demie entre mentors. Les dates sont fixées six mois à l’avance. On y "
                "partage ce qui avance et ce qui coince, on s’échange des conseils et des contacts. Rien n’est obligatoire, "
                "et il n’y a pas d’appel : venez quand vous pouvez.</p>",
                "<h2>La fin</h2>",
                "<p>Un tandem dure six mois le plus souvent. Prenez une dernière rencontre pour regarder le chemin fait. Vous "
                "pourrez ensuite accompagner quelqu’un d’autre, ou souffler.</p>",
            ),
        ],
    },
)

IN_ENGLISH_SUPPORTS = supports(
    ("wrench", "Technical", "Read a CV or a letter, prepare an interview, choose where to look."),
    (
        "target",
        "Objective",
        "Look at the search as it is: what works, what does not, whether the plan holds.",
    ),
    ("building-2", "Practical", "Show a company from the inside: its codes, its hours, its trades."),
    ("sprout", "Confidence", "Encourage, rehearse, recall the way already gone."),
    ("network", "Network", "Open your address book, introduce two or three people of the trade."),
)

GUIDE_IN_ENGLISH = Sheet(
    key="mentor-guide-en",
    model=StandardPage,
    title="The mentor guide",
    slug="mentor-guide",
    parent="home-en",
    language="en",
    twin="mentor-guide",
    fields={
        "search_description": "Ten minutes to read before your first tandem: the part, the rhythm, the first meeting.",
        "intro": "Ten minutes to read before your first tandem. Keep it at hand: it answers nearly everything.",
        "body": [
            prose(
                "<h2>Your part</h2>",
                "<p>You know work from the inside. The person whom you accompany looks for their place in it, or starts a "
                "business. You give time, an outside view, your experience and, where it helps, a few contacts.</p>",
                "<p>You do not look for a job in their place, nor write their letters. You are neither their employer, nor "
                "their client, nor a relative.</p>",
                "<h2>Five kinds of support</h2>",
            ),
            IN_ENGLISH_SUPPORTS,
            prose("<h2>From the proposal to the start</h2>"),
            steps(
                (
                    "You read a card",
                    "A first name, a project, a way to travel, and why we thought of the two of you. You answer yes or no.",
                ),
                ("You meet", "An hour is enough, most often where you work."),
                (
                    "You both sign the charter",
                    "If it clicks. If not, say so: we look for somebody else, and nobody is blamed.",
                ),
                ("You write an action plan", "Three or four actions: who does them, by when."),
            ),
            prose(
                "<h2>The rhythm</h2>",
                "<ul>",
                "<li>At least two meetings a month, and a call or a message in between.</li>",
                "<li>One line noted after each meeting. The team reads it; keep for yourselves what is confidential.</li>",
                "<li>Every two months the team asks how the person whom you accompany is doing.</li>",
                "</ul>",
                "<h2>Between you</h2>",
                "<p>What you tell each other stays between you. Write nothing about health, family or beliefs.</p>",
            ),
            callout(
                "If something worries you",
                "Do not stay alone with it: “Report a difficulty”, on the page of your tandem, writes to the team. In an "
                "emergency call 112.",
            ),
            prose(
                "<h2>Among mentors</h2>",
                "<p>Every two months, an hour and a half among mentors, with dates set six months ahead. Nothing is "
                "compulsory: come when you can.</p>",
            ),
        ],
    },
)

SHEETS = (GUIDE,)
IN_ENGLISH = (GUIDE_IN_ENGLISH,)
