"""The campaigns of the demo: mentors for a new sphere, and a door to the youth programme."""

from dataclasses import dataclass

from cms_pages.entrances import Entrance
from portal.hub.texts.pieces import Block, callout, prose, questions, steps


@dataclass(frozen=True)
class Campaign:
    """Days around today; `programme` by its name, empty for mentors."""

    slug: str
    title: str
    intro: str
    tone: str
    entrance: Entrance
    button: str
    duration: str
    days: tuple[int, int]
    body: tuple[Block, ...]
    programme: str = ""


CAMPAIGNS = (
    Campaign(
        slug="decrochage-scolaire",
        title="Décrochage scolaire : soyez celle ou celui qui rappelle",
        intro=(
            "Un jeune qui quitte l’école perd d’abord des gens à qui parler. Nous cherchons des mentors pour ceux qui "
            "hésitent encore, et pour ceux qui viennent de partir."
        ),
        tone="mentor",
        entrance=Entrance.MENTOR,
        button="Je candidate comme mentor",
        duration="8 min, reprise possible",
        days=(-20, 100),
        body=(
            prose(
                "<h2>Pourquoi cette campagne</h2>",
                "<p>Le mentorat a commencé par l’emploi. La même relation peut servir plus tôt : deux rencontres par mois, un "
                "adulte qui travaille, et des questions que l’on n’ose poser ni à ses parents ni à ses professeurs.</p>",
                "<p>Ce n’est pas du soutien scolaire. Un mentor ne fait pas les devoirs et ne remplace personne : il montre à quoi "
                "ressemble la suite, et prend des nouvelles.</p>",
                "<h2>Qui nous cherchons</h2>",
                "<ul>",
                "<li>Des personnes de tous les métiers, surtout ceux que l’on apprend avec les mains.</li>",
                "<li>Des parcours avec des détours : ce sont les plus utiles à raconter.</li>",
                "<li>Deux rencontres par mois, et de la constance : un jeune a déjà vu partir assez de monde.</li>",
                "</ul>",
            ),
            steps(
                ("Vous candidatez", "Huit minutes. Dites que cette campagne vous amène."),
                ("On se parle", "L’équipe vous appelle sous cinq jours ouvrés."),
                ("On vous propose quelqu’un", "Une fiche courte, et vous répondez oui ou non."),
            ),
            callout(
                "Avec des mineurs",
                "<p>Les rencontres se font à partir de seize ans. Le cadre est dit avant la première rencontre, au jeune "
                "comme à vous, et l’équipe suit chaque tandem de près.</p>",
            ),
        ),
    ),
    Campaign(
        slug="apres-l-ecole",
        title="Après l’école, un premier métier",
        intro="Tu as entre 16 et 26 ans et l’école est derrière toi ? Quelqu’un du métier peut t’aider à trouver la suite.",
        tone="mentee",
        entrance=Entrance.MENTEE,
        button="Je demande un mentor",
        duration="10 min, gratuit",
        days=(-20, 160),
        programme="Tandem Jeunes",
        body=(
            prose(
                "<h2>Comment ça se passe</h2>",
                "<p>Tu vois ton mentor deux fois par mois. Vous décidez ensemble de quoi parler : un métier, une lettre, un "
                "entretien, ou ce qui te bloque. Il ou elle ne cherche pas à ta place. Mais tu ne cherches plus dans ton "
                "coin.</p>",
            ),
            questions(
                (
                    "Il faut avoir une idée de métier ?",
                    "<p>Non. « Je ne sais pas » est une bonne première réponse. Tu diras plutôt ce que tu aimes faire.</p>",
                ),
                (
                    "Je n’ai pas le permis, ni de voiture.",
                    (
                        "<p>Dis-le dans ta candidature, avec le temps que tu veux bien passer dans le bus. On cherche à ta "
                        "portée.</p>"
                    ),
                ),
                (
                    "Je peux venir avec quelqu’un ?",
                    "<p>Pour la première rencontre, oui : ta conseillère, un proche. Préviens l’équipe.</p>",
                ),
            ),
        ),
    ),
)
