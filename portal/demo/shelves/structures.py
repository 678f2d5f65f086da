"""The pages of the partner structures: what a reader may know of them, nobody's name."""

from dataclasses import dataclass

from cms_pages.models.partners import PartnerKind
from portal.hub.texts.pieces import Block, prose


@dataclass(frozen=True)
class Presented:
    """`key` names a structure of `portal.demo.territory`, which holds how to reach it."""

    key: str
    kind: str
    slug: str
    intro: str
    accompanies: str
    territory: str
    body: tuple[Block, ...]


PRESENTED = (
    Presented(
        "association",
        PartnerKind.EMPLOYMENT,
        "la-passerelle-de-l-etang",
        "Une association qui remet le pied à l’étrier, autour de l’étang de Berre.",
        "Des personnes éloignées de l’emploi, quel que soit leur âge",
        "Marignane, Vitrolles, Berre-l’Étang",
        (
            prose(
                "<h2>Ce que fait l’association</h2>",
                "<p>Un accueil sans rendez-vous deux matins par semaine, des ateliers pour refaire un CV ou reprendre "
                "confiance, et un prêt de vélos pour aller travailler tôt, quand aucun bus ne passe.</p>",
                "<h2>Avec le hub</h2>",
                "<p>La Passerelle oriente des personnes qui connaissent leur métier mais n’ont plus personne à appeler. Elle "
                "prête aussi une salle, calme et près de la gare, pour les premières rencontres.</p>",
            ),
        ),
    ),
    Presented(
        "youth_office",
        PartnerKind.YOUTH,
        "le-gue-jeunes-et-emploi",
        "Un premier métier, un premier contrat : Le Gué accompagne les jeunes sortis de l’école.",
        "Des jeunes de 16 à 26 ans, avec ou sans diplôme",
        "Marseille",
        (
            prose(
                "<h2>Ce que fait la structure</h2>",
                "<p>Un conseiller ou une conseillère par jeune, des visites d’entreprises chaque mois, et un coup de main sur "
                "tout ce qui empêche de chercher : le logement, le permis, les papiers.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Le Gué porte le dispositif Tandem Jeunes. Ses conseillers candidatent avec les jeunes, puis laissent le "
                "tandem vivre : ils reçoivent trois lignes tous les deux mois, si le jeune est d’accord.</p>",
            ),
        ),
    ),
    Presented(
        "workshop",
        PartnerKind.BUSINESS,
        "l-etabli-cooperative-d-entrepreneurs",
        "Tester son activité sans être seul·e, avec un vrai statut et de vrais clients.",
        "Des personnes qui lancent une activité, artisans et indépendants",
        "Aubagne et vallée de l’Huveaune",
        (
            prose(
                "<h2>Ce que fait la coopérative</h2>",
                "<p>Elle facture, déclare et assure l’activité de celles et ceux qui se lancent, le temps de savoir si elle "
                "tient. Un atelier partagé, des machines à bois, et un café où l’on parle prix et devis.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Ses entrepreneurs les plus anciens deviennent mentors. Les nouveaux candidatent à Tandem Entreprendre quand "
                "leur projet est assez clair pour être contredit.</p>",
            ),
        ),
    ),
    Presented(
        "job_centre",
        PartnerKind.EMPLOYMENT,
        "agence-pour-l-emploi-de-la-crau",
        "L’agence reçoit les demandeurs d’emploi d’Istres, de Miramas et de la Crau.",
        "Toute personne qui cherche un emploi",
        "Istres, Miramas, Fos-sur-Mer",
        (
            prose(
                "<h2>Ce que fait l’agence</h2>",
                "<p>Inscription, offres, formations, ateliers de recherche. Une équipe connaît les entreprises de la logistique "
                "et de l’industrie, et sait lesquelles recrutent vraiment.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Elle propose un mentor quand la méthode est là et que le réseau manque. La candidature se remplit sur place, "
                "en dix minutes.</p>",
            ),
        ),
    ),
    Presented(
        "microcredit",
        PartnerKind.BUSINESS,
        "le-premier-sou-microcredit-accompagne",
        "De petits prêts pour de petits commencements, et quelqu’un pour relire les comptes.",
        "Des créateurs et créatrices que les banques ne suivent pas encore",
        "Tout le territoire du hub",
        (
            prose(
                "<h2>Ce que fait l’association</h2>",
                "<p>Un prêt de quelques milliers d’euros, remboursable en trois ans, et un rendez-vous par trimestre pour "
                "regarder la trésorerie sans se raconter d’histoires.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Le prêt donne le départ, le mentor tient la distance. Le Premier Sou oriente vers Tandem Entreprendre dès que "
                "le prêt est accordé.</p>",
            ),
        ),
    ),
    Presented(
        "incubator",
        PartnerKind.BUSINESS,
        "l-amorce-pepiniere-d-entreprises",
        "Des bureaux, un fournil d’essai et des voisins qui ont un an d’avance.",
        "Des entreprises de moins de trois ans",
        "Salon-de-Provence",
        (
            prose(
                "<h2>Ce que fait la pépinière</h2>",
                "<p>Elle loue des bureaux et de petits ateliers au mois, sans caution. On y trouve une salle de réunion, une "
                "comptable le jeudi et un fournil où essayer une recette avant d’acheter un four.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Elle accueille des rencontres de mentors et cherche, parmi ses anciens, qui pourrait accompagner les "
                "suivants.</p>",
            ),
        ),
    ),
    Presented(
        "second_wind",
        PartnerKind.EMPLOYMENT,
        "second-elan-l-emploi-apres-cinquante-ans",
        "Trente ans de métier, et tout à réapprendre de la recherche d’emploi : Second Élan s’en charge.",
        "Des personnes de plus de cinquante ans",
        "Aix-en-Provence",
        (
            prose(
                "<h2>Ce que fait l’association</h2>",
                "<p>Des groupes de huit, pendant trois mois. On y parle âge sans détour, on y refait son récit, on y répète "
                "l’entretien jusqu’à ce que la voix ne tremble plus.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Ici, la même personne est parfois accompagnée au printemps et mentor à l’automne. Le hub ne montre jamais "
                "l’âge au mentor : c’est ce qui a convaincu l’association.</p>",
            ),
        ),
    ),
    Presented(
        "authority",
        PartnerKind.AUTHORITY,
        "communaute-des-trois-rives-service-emploi",
        "Le service emploi de la communauté prête des salles, finance une partie du hub et regarde ses chiffres.",
        "Les habitants et les entreprises des communes membres",
        "Martigues, Port-de-Bouc et les communes voisines",
        (
            prose(
                "<h2>Ce que fait le service</h2>",
                "<p>Il réunit deux fois par an ceux qui forment et ceux qui recrutent, tient une carte des zones d’activité et "
                "des bus qui y mènent, et reçoit les entreprises qui ne trouvent personne.</p>",
                "<h2>Avec le hub</h2>",
                "<p>Il reçoit les rencontres de mentors, fait connaître la démarche aux employeurs, et lit chaque trimestre des "
                "chiffres où personne n’est reconnaissable.</p>",
            ),
        ),
    ),
)
