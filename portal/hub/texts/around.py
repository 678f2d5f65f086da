"""The first pages for those around the hub, in French: structures, partners, press, references; and the site map."""

from cms_pages.entrances import Entrance
from cms_pages.models import AudiencePage, PartnerIndexPage, PressPage, ReferencesPage, SiteMapPage

from .home import FIGURES
from .pieces import Block, Sheet, block, call, callout, items, link, prose, steps

REFER = Sheet(
    key="refer",
    model=AudiencePage,
    title="Orienter quelqu’un",
    slug="orienter",
    parent="home",
    fields={
        "search_description": "Vous accompagnez une personne à qui un mentor serait utile : comment l’orienter vers le hub.",
        "intro": "Vous accompagnez une personne à qui un mentor serait utile ? Voici comment l’adresser au hub, avec elle.",
        "body": [
            prose(
                "<h2>Pour qui ?</h2>",
                "<p>Une personne qui cherche un emploi, qui fait ses premiers pas ou qui lance une activité, et qui a envie d’y "
                "mettre de l’énergie : elle rencontrera quelqu’un deux fois par mois, et avancera entre deux rencontres.</p>",
                "<h2>Comment faire</h2>",
            ),
            steps(
                (
                    "Parlez-en ensemble",
                    "Rien ne part sans l’accord de la personne. Le guide et la charte peuvent se lire à deux.",
                ),
                (
                    "Candidatez à deux",
                    "Dix minutes, sur votre poste ou sur son téléphone. Les réponses s’enregistrent en chemin.",
                ),
                (
                    "Elle confirme",
                    "Un message arrive à son adresse, ou nous trouvons une autre façon de la joindre.",
                ),
                ("L’équipe l’appelle", "Sous cinq jours ouvrés, pour comprendre ce qu’elle cherche."),
            ),
            callout(
                "Ce que vous saurez ensuite",
                "<p>Si la personne le veut, trois lignes sur l’avancée du tandem. Jamais son dossier ni ses réponses.</p>",
            ),
            call(
                "Candidater avec la personne",
                "Choisissez le dispositif ensemble : chacun dit à qui il s’adresse.",
                link("Demander un mentor", entrance=Entrance.MENTEE),
            ),
            prose(
                "<h2>Vous préférez nous écrire ?</h2>",
                '<p>La <a href="@contact">page Contact</a> a un sujet « Orienter une personne vers le hub ». '
                "N’y écrivez ni nom de famille ni détail de santé : un prénom et une commune suffisent pour commencer.</p>",
                "<h2>Devenir structure partenaire</h2>",
                "<p>Missions locales, associations, incubateurs, entreprises, collectivités : le hub met en commun ce qui existe. "
                'Dites-nous <a href="@contact">ce que vous faites et pour qui</a>, nous en parlerons.</p>',
            ),
        ],
    },
)

PARTNERS = Sheet(
    key="partners",
    model=PartnerIndexPage,
    title="Nos partenaires",
    slug="partenaires",
    parent="home",
    fields={
        "search_description": "Les structures qui orientent vers le hub du mentorat, accueillent et portent ses dispositifs.",
        "intro": "Elles orientent des personnes vers le hub, prêtent une salle, portent un dispositif. Sans elles, pas de tandems.",
        "referral_page_id": "@refer",
    },
)


def mention(date: str, title: str, outlet: str, kind: str = "article") -> dict[str, str]:
    """Something said elsewhere, whose address we do not have."""
    return {"date": date, "title": title, "outlet": outlet, "kind": kind, "link": ""}


REVIEW: Block = block(
    "review",
    {
        "title": "Ce que l’on a dit du hub",
        "mentions": items(
            mention(
                "2018-06-28",
                "« Tandem – Le hub du mentorat », une solution pour retrouver le chemin de l’emploi",
                "Gomet’",
                "video",
            ),
            mention(
                "2018-06-26",
                "Tandem – Le hub du mentorat, une démarche solidaire et collective pour répondre à la problématique de l’emploi",
                "CCI Marseille Provence",
            ),
        ),
    },
)

PRESS = Sheet(
    key="press",
    model=PressPage,
    title="Presse",
    slug="presse",
    parent="home",
    fields={
        "search_description": "Pour les journalistes : le hub du mentorat en quelques lignes, des chiffres sourcés, un contact.",
        "intro": "Le hub en quelques lignes, des chiffres avec leur source et leur date, et quelqu’un pour vous répondre.",
        "contact": "La communication du hub",
        "body": [
            prose(
                "<h2>Le hub en quelques lignes</h2>",
                "<p>Le hub du mentorat rapproche deux personnes : l’une travaille ou a travaillé, l’autre cherche un emploi, "
                "fait ses premiers pas ou lance une activité. Elles se voient deux fois par mois, signent une charte et écrivent "
                "un plan d’action. Une équipe les suit du premier formulaire au dernier rendez-vous.</p>",
                "<p>Le hub ne réinvente pas le parrainage : il met en commun ce que pratiquent déjà les structures du "
                "territoire, avec une seule porte d’entrée et des règles connues.</p>",
                "<h2>Des chiffres, et d’où ils viennent</h2>",
                "<p>Ces taux ont été déclarés par celles et ceux qui ont lancé la démarche. Merci de les citer avec leur source "
                "et leur date : ce ne sont pas nos résultats.</p>",
            ),
            FIGURES,
            REVIEW,
            callout(
                "Témoignages",
                "<p>Nous ne donnons le nom de personne. Si vous cherchez un tandem qui accepte de raconter, demandez-nous : "
                "nous lui poserons la question.</p>",
            ),
        ],
    },
)


def reference(year: int, kind: str, name: str, done: str) -> Block:
    """One reference without an address."""
    return block("reference", {"year": year, "kind": kind, "name": name, "done": done, "link": ""})


REFERENCES = Sheet(
    key="references",
    model=ReferencesPage,
    title="Nos références",
    slug="references",
    parent="home",
    fields={
        "search_description": "D’où vient le hub du mentorat : les territoires et les organisations où la démarche est née.",
        "intro": "D’où vient la démarche : les territoires et les organisations où elle est née et a grandi.",
        "grouping": "year",
        "references": [
            reference(
                2019,
                "event",
                "Salon des entrepreneurs, Marseille",
                "Le 22 octobre, annonce de la deuxième étape : des mentors pour celles et ceux qui créent leur entreprise. Onze "
                "structures partenaires s’y engagent.",
            ),
            reference(
                2019,
                "territory",
                "Métropole Aix-Marseille-Provence",
                "La démarche, d’abord marseillaise, cherche des mentors dans toute la métropole.",
            ),
            reference(
                2018,
                "organisation",
                "CCI Marseille Provence",
                "Le 21 juin, lancement du hub avec le Département et la Métropole : une convention réunit les acteurs de l’emploi "
                "et les entreprises.",
            ),
            reference(
                2018,
                "organisation",
                "Pour la Solidarité, projet MentorU",
                "Le cadre que le hub reprend : huit critères, deux rencontres par mois, un plan d’actions, un document "
                "d’engagement, des rencontres entre mentors.",
            ),
        ],
    },
)

SITE_MAP = Sheet(
    key="site-map",
    model=SiteMapPage,
    title="Plan du site",
    slug="plan-du-site",
    parent="home",
    fields={
        "search_description": "Toutes les pages du site du hub du mentorat.",
        "intro": "Toutes les pages, dans l’ordre du site. Articles, événements et témoignages se lisent sur leur propre page.",
    },
)

SHEETS = (REFER, PARTNERS, PRESS, REFERENCES, SITE_MAP)
