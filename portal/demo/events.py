"""The events of the demo's agenda; `portal.demo.agenda` publishes them."""

from dataclasses import dataclass

from cms_pages.models import EventPage
from portal.hub.texts.pieces import Block, callout, prose, steps

from .articles.sheets import door

Kind = EventPage.Kind
TO_THE_HUB = "bonjour@tandem.example"


@dataclass(frozen=True)
class Event:
    """`days` are working days from today, before it when negative; a long one lasts `more_days`."""

    days: int
    hours: tuple[str, str]
    kind: EventPage.Kind
    slug: str
    title: str
    intro: str
    body: tuple[Block, ...]
    place: str = ""
    email: str = ""
    more_days: int = 0
    cancelled: bool = False


EVENTS = (
    Event(
        days=6,
        hours=("18:00", "19:30"),
        kind=Kind.INFORMATION,
        slug="devenir-mentor-reunion-d-information",
        title="Devenir mentor : réunion d’information",
        intro="Une heure et demie pour comprendre ce que l’on attend d’un mentor, entendre un tandem et poser vos questions.",
        place="Palais de la Bourse, La Canebière, Marseille 1er",
        email=TO_THE_HUB,
        body=(
            prose(
                "<p>Vous exercez un métier et vous avez deux heures par mois ? C’est assez pour accompagner une "
                "personne qui cherche un emploi ou qui crée son activité. Venez voir comment, sans engagement.</p>",
                "<h2>Au programme</h2>",
            ),
            steps(
                (
                    "Le mentorat en dix minutes",
                    "Ce qu’un mentor fait, et ce qu’il ne fait pas à la place de l’autre.",
                ),
                ("Un tandem raconte", "Une mentore et la personne qu’elle accompagne, à deux voix."),
                ("Vos questions", "Le temps, le trajet, la confidentialité : tout se demande."),
            ),
            door(
                "Déjà décidé·e ?",
                "Huit minutes pour vous présenter ; nous vous rappelons sous cinq jours ouvrés.",
                "Devenir mentor",
                "mentor",
            ),
        ),
    ),
    Event(
        days=9,
        hours=("14:00", "17:00"),
        kind=Kind.WORKSHOP,
        slug="atelier-preparer-un-entretien",
        title="Atelier : préparer un entretien à deux",
        intro="Un après-midi pour s’entraîner, mentors et personnes accompagnées ensemble, sur de vraies annonces.",
        place="Maison de l’emploi, Istres",
        cancelled=True,
        body=(
            prose(
                "<p>La salle n’est plus disponible ce jour-là. Une autre date sera proposée au début du trimestre "
                "prochain ; les personnes inscrites en seront averties les premières.</p>",
            ),
        ),
    ),
    Event(
        days=14,
        hours=("08:30", "10:00"),
        kind=Kind.CAFE,
        slug="cafe-du-mentorat-a-vitrolles",
        title="Café du mentorat à Vitrolles",
        intro="Un café, des croissants, et autour de la table des entreprises qui recrutent et des personnes qui cherchent.",
        place="Pépinière Cap Horizon, Vitrolles",
        email=TO_THE_HUB,
        body=(
            prose(
                "<p>D’un côté, des entreprises qui peinent à recruter ; de l’autre, des personnes qui ne savent pas à "
                "quelle porte frapper. Le café du mentorat les réunit une fois par trimestre, sans CV et sans stand.</p>",
                "<h2>Pour qui ?</h2>",
                "<p>Pour toutes les personnes curieuses du mentorat autour de l’étang de Berre : dirigeantes, salariés, "
                "demandeurs d’emploi, conseillères en insertion.</p>",
            ),
        ),
    ),
    Event(
        days=19,
        hours=("12:30", "13:15"),
        kind=Kind.INFORMATION,
        slug="trouver-un-mentor-vos-questions-en-direct",
        title="Trouver un mentor : vos questions en direct",
        intro="Trois quarts d’heure en visioconférence pour savoir si le mentorat est fait pour vous. Caméra facultative.",
        email=TO_THE_HUB,
        body=(
            prose(
                "<p>Comment choisissez-vous mon mentor ? Puis-je refuser ? Combien de temps faut-il attendre ? Une "
                "personne de l’équipe répond, puis vous laisse le temps de poser vos questions, à voix haute ou par écrit.</p>",
            ),
            callout(
                "Comment se connecter ?",
                "<p>Le lien vous est envoyé la veille, à l’adresse de votre inscription.</p>",
            ),
        ),
    ),
    Event(
        days=31,
        hours=("09:00", "17:00"),
        more_days=1,
        kind=Kind.FAIR,
        slug="le-hub-au-salon-des-entrepreneurs",
        title="Le hub au Salon des entrepreneurs",
        intro="Deux jours pour rencontrer les structures qui accompagnent la création d’entreprise, et des mentors qui l’ont vécue.",
        place="Palais des congrès, parc Chanot, Marseille 8e",
        body=(
            prose(
                "<p>C’est à ce salon, en octobre 2019, qu’a été annoncé le mentorat des porteurs de projet, avec onze "
                "structures partenaires. Incubateurs, financeurs et associations y tiennent désormais un stand commun.</p>",
                "<h2>Sur le stand</h2>",
                "<ul><li>Chaque heure, un tandem raconte sa première année ;</li><li>vous exposez votre projet à une "
                "personne qui a déjà créé le sien ;</li><li>vous repartez avec le nom de la structure qui vous convient.</li></ul>",
            ),
        ),
    ),
    Event(
        days=-18,
        hours=("18:30", "20:30"),
        kind=Kind.EVENING,
        slug="osons-le-parrainage",
        title="« Osons le parrainage » : conférence et débat",
        intro="Cinq façons d’accompagner, huit critères pour bien rapprocher : ce que le mentorat a appris ailleurs.",
        place="Maison des associations, Aix-en-Provence",
        body=(
            prose(
                "<p>Technique, cap, connaissance de l’entreprise, confiance, réseau : la conférence a présenté les cinq "
                "appuis d’un mentor, puis la façon dont deux personnes sont rapprochées sur huit critères, dont un seul "
                "est obligatoire : pouvoir se rejoindre facilement.</p>",
                "<p>Le débat a porté sur la suite : la famille, le décrochage scolaire. Soixante personnes étaient là.</p>",
            ),
        ),
    ),
    Event(
        days=-45,
        hours=("10:00", "12:00"),
        kind=Kind.INFORMATION,
        slug="parrains-et-marraines-des-jeunes",
        title="Parrains et marraines des jeunes : ils racontent",
        intro="À Marseille, des actives et des actifs suivent des jeunes depuis des années. Ils ont dit comment, et pourquoi.",
        place="Mission locale de Marseille",
        body=(
            prose(
                "<p>Une écoute, une vision, des codes : c’est ce que les jeunes disent trouver auprès de leur parrain ou de "
                "leur marraine. La matinée a permis à une vingtaine d’entreprises de découvrir cet engagement.</p>",
            ),
        ),
    ),
)
