"""The first pages on mentoring: why it exists, how it works."""

from cms_pages.models import SectionPage, StandardPage

from .home import FIGURES, FIVE_STEPS
from .pieces import Sheet, call, callout, link, prose, questions

MENTORING = Sheet(
    key="mentoring",
    model=SectionPage,
    title="Le mentorat",
    slug="mentorat",
    parent="home",
    in_menu=True,
    fields={
        "search_description": "Ce qu’est le mentorat, pourquoi le hub existe, ce qu’il change pour l’emploi.",
        "intro": (
            "Deux personnes : l’une connaît le travail de l’intérieur, l’autre y cherche sa place. "
            "Elles se voient, elles avancent."
        ),
        "body": [
            prose(
                "<h2>Une relation, avant tout</h2>",
                "<p>Un mentor est une personne en activité, ou qui l’a été, et qui donne de son temps. "
                "Elle ne fait pas cours. Elle écoute, pose des questions, dit comment les choses se passent "
                "dans son métier, ouvre quelques portes. En face, quelqu’un cherche un emploi et veut s’y prendre "
                "autrement.</p>",
                "<p>Le savoir-faire et le savoir-être se transmettent ainsi, de personne à personne, "
                "dans la bienveillance et la confidentialité. Le plus souvent, les deux y gagnent.</p>",
                "<h2>Pourquoi un hub</h2>",
                "<p>D’un côté, un chômage qui dure, surtout chez les jeunes. De l’autre, des entreprises qui peinent "
                "à recruter. Entre les deux, des structures d’insertion, des réseaux d’entreprises, des associations "
                "qui pratiquent déjà le parrainage, chacune de son côté.</p>",
                "<p>Le hub ne réinvente pas ce qui existe : il le met en commun. Une seule porte d’entrée, un même vivier "
                "de mentors, des règles connues, une équipe qui suit chaque tandem.</p>",
                "<h2>Ce que l’on en dit</h2>",
                "<p>Ces taux ont été déclarés par celles et ceux qui ont lancé la démarche. "
                "Nous les citons avec leur source et leur date, sans les reprendre à notre compte.</p>",
            ),
            FIGURES,
            call(
                "Envie d’essayer ?",
                "Mentor ou personne accompagnée, tout commence par un formulaire et une conversation.",
                link("Voir les cinq étapes", page="how-it-works"),
            ),
        ],
    },
)

HOW_IT_WORKS = Sheet(
    key="how-it-works",
    model=StandardPage,
    title="Comment ça marche",
    slug="comment-ca-marche",
    parent="mentoring",
    in_menu=True,
    fields={
        "search_description": (
            "De la candidature au tandem : cinq étapes, huit critères de rapprochement, une charte d’engagement."
        ),
        "intro": "Cinq étapes, une équipe à vos côtés, et des règles que tout le monde connaît.",
        "body": [
            prose("<h2>Les cinq étapes</h2>"),
            FIVE_STEPS,
            prose(
                "<h2>Comment nous rapprochons deux personnes</h2>",
                "<p>L’équipe compare les profils sur huit critères : le secteur d’activité, la fonction, l’âge, "
                "la langue maternelle, les loisirs, la motivation, l’accessibilité et les attentes de chacun.</p>",
                "<p><b>L’accessibilité passe d’abord.</b> Nous regardons le trajet de la personne accompagnée, avec ses "
                "moyens de transport et dans la limite qu’elle a fixée. Trop loin, il n’y a pas de proposition.</p>",
                "<p>Le calcul classe, il ne décide pas. Une personne de l’équipe relit, choisit et propose. "
                "Puis le mentor accepte ou non. L’âge et la langue maternelle ne lui sont jamais montrés.</p>",
                "<h2>Les rencontres du tandem</h2>",
                "<ul>",
                "<li>Deux rencontres par mois au moins, d’abord sur le lieu de travail du mentor.</li>",
                "<li>Entre deux rencontres, des appels ou des messages pour garder l’élan.</li>",
                "<li>Un plan d’action écrit à deux, relu à chaque fois.</li>",
                "<li>Tous les deux mois, un point avec l’équipe, au téléphone, par mail ou de vive voix.</li>",
                "</ul>",
                "<h2>La charte d’engagement</h2>",
                "<p>Après la première rencontre, si chacun veut continuer, les deux signent la même charte. "
                "Le mentorat commence à la deuxième signature, pas avant.</p>",
                "<h3>Le mentor s’engage à</h3>",
                "<ul>",
                "<li>mettre ses compétences et son réseau au service de la recherche ;</li>",
                "<li>aider à construire une méthode efficace et structurée ;</li>",
                "<li>porter un regard extérieur et constructif sur les démarches.</li>",
                "</ul>",
                "<h3>La personne accompagnée s’engage à</h3>",
                "<ul>",
                "<li>mener une recherche active, c’est-à-dire en faire son activité ;</li>",
                "<li>respecter le rythme des rencontres ;</li>",
                "<li>mettre en œuvre le plan d’action décidé à deux ;</li>",
                "<li>dire à l’équipe où elle en est.</li>",
                "</ul>",
            ),
            callout(
                "Ce que le mentor ne fait pas",
                "<p>Il ne trouve pas un emploi et ne cherche pas à la place de la personne qu’il accompagne.</p>",
            ),
            prose(
                "<h2>Les rencontres entre mentors</h2>",
                "<p>Tous les deux mois environ, pendant 1 h 30, les mentors se retrouvent : parler de ce qui coince, échanger "
                "des idées, ouvrir d’autres réseaux. Les dates sont connues six mois à l’avance. Rien d’obligatoire, "
                "mais on en revient rarement les mains vides.</p>",
                "<h2>Questions fréquentes</h2>",
            ),
            questions(
                (
                    "Est-ce payant ?",
                    "<p>Non. Le service est gratuit pour les mentors comme pour les personnes accompagnées.</p>",
                ),
                (
                    "Combien de temps cela dure-t-il ?",
                    (
                        "<p>Six mois, en règle générale. Le tandem peut s’arrêter plus tôt si le but est atteint, "
                        "ou si l’un des deux le souhaite.</p>"
                    ),
                ),
                (
                    "Et si le courant ne passe pas ?",
                    (
                        "<p>Cela arrive, et ce n’est la faute de personne. Dites-le à l’équipe, sans avoir à vous expliquer. "
                        "Nous cherchons à nouveau, et votre attente compte toujours depuis le premier jour.</p>"
                    ),
                ),
                (
                    "Qui lit mes réponses ?",
                    (
                        "<p>L’équipe du hub. Le mentor à qui l’on pense pour vous voit une fiche courte, sans votre nom de "
                        "famille ni vos coordonnées, tant qu’il n’a pas accepté. "
                        'Tout est dit sur la page <a href="@privacy">Données personnelles</a>.</p>'
                    ),
                ),
                (
                    "Je n’ai pas d’adresse e-mail, puis-je participer ?",
                    (
                        '<p>Oui. <a href="@contact">Contactez-nous</a> ou passez par la structure qui vous suit : '
                        "nous trouverons une façon de vous joindre.</p>"
                    ),
                ),
            ),
        ],
    },
)

SHEETS = (MENTORING, HOW_IT_WORKS)
