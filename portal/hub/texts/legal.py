"""The first legal pages in French: to be read again by the hub before it opens, and said so on the pages."""

from cms_pages.models import StandardPage

from .pieces import Sheet, callout, prose

LEGAL = Sheet(
    key="legal",
    model=StandardPage,
    title="Mentions légales",
    slug="mentions-legales",
    parent="home",
    fields={
        "intro": "Qui édite ce site, qui l’héberge, et ce que vous pouvez en reprendre.",
        "body": [
            callout(
                "Texte de départ",
                "<p>L’organisme porteur complète cette page avant l’ouverture : son nom, son adresse, son numéro "
                "d’immatriculation, et le nom de la personne responsable de la publication.</p>",
            ),
            prose(
                "<h2>Éditeur</h2>",
                "<p>Ce site est édité par l’organisme porteur du hub du mentorat. La personne qui dirige cet organisme "
                'est responsable de la publication. Pour le joindre : <a href="@contact">page Contact</a>.</p>',
                "<h2>Hébergement</h2>",
                "<p>Le site, ses données et ses sauvegardes sont hébergés sur un serveur choisi par l’organisme porteur. "
                "Aucun contenu n’est chargé depuis le site d’un tiers : ni police de caractères, ni carte, ni vidéo, "
                "ni mesure d’audience.</p>",
                "<h2>Reprise des contenus</h2>",
                "<p>Vous pouvez citer nos textes en indiquant leur source. Les témoignages et les portraits ne peuvent pas "
                "être repris sans l’accord des personnes.</p>",
                "<h2>Chiffres</h2>",
                "<p>Chaque chiffre publié porte sa source et sa date. Une erreur ? "
                '<a href="@contact">Dites-le-nous</a>, nous corrigeons.</p>',
                "<h2>Crédits</h2>",
                "<p>Polices Bricolage Grotesque et Atkinson Hyperlegible Next, sous licence OFL. Icônes Lucide, sous licence "
                "ISC. Communes, coordonnées et codes postaux : données ouvertes de l’État.</p>",
            ),
        ],
    },
)

PRIVACY = Sheet(
    key="privacy",
    model=StandardPage,
    title="Données personnelles",
    slug="donnees-personnelles",
    parent="home",
    fields={
        "intro": "Ce que nous savons de vous, pourquoi, pendant combien de temps, et comment y mettre fin.",
        "body": [
            callout(
                "Texte de départ",
                "<p>La ou le délégué à la protection des données de l’organisme porteur relit cette page avant l’ouverture, "
                "en particulier les bases légales et les durées.</p>",
            ),
            prose(
                "<h2>Qui est responsable</h2>",
                "<p>L’organisme porteur du hub du mentorat. Pour toute question sur vos données, "
                'écrivez-nous par la <a href="@contact">page Contact</a>, sujet « Mes données personnelles ».</p>',
                "<h2>Pourquoi nous vous posons des questions</h2>",
                "<ul>",
                "<li><b>Étudier votre candidature</b> et vous répondre : à votre demande, avant tout engagement.</li>",
                "<li><b>Rapprocher deux personnes</b> : secteur, fonction, trajet, motivation, attentes et, si vous le "
                "voulez bien, année de naissance, langue maternelle et loisirs.</li>",
                "<li><b>Suivre le tandem</b> : rencontres, plan d’action, charte signée.</li>",
                "<li><b>Rendre compte</b> aux financeurs, par des chiffres où personne n’est reconnaissable.</li>",
                "</ul>",
                "<p>Aucune question ne porte sur la santé, les origines, les convictions ou le casier judiciaire. "
                "Merci de ne rien en écrire non plus.</p>",
                "<h2>Qui lit vos réponses</h2>",
                "<ul>",
                "<li>L’équipe d’accompagnement du hub, et chaque lecture de vos coordonnées est notée.</li>",
                "<li>Le mentor à qui l’on pense pour vous : une fiche courte, sans nom de famille ni coordonnées. "
                "Elles lui sont données quand il accepte.</li>",
                "<li>La structure qui vous a orienté·e, si vous l’avez voulu : trois lignes sur l’avancée du tandem.</li>",
                "</ul>",
                "<p>L’équipe de communication, qui écrit ces pages, n’y a pas accès. Nous ne vendons ni ne prêtons rien.</p>",
                "<h2>Une machine décide-t-elle ?</h2>",
                "<p>Non. Un calcul classe les profils selon huit critères. Une personne de l’équipe relit, choisit et répond "
                "de son choix, et elle peut vous l’expliquer. L’âge et la langue maternelle ne sont pas montrés au mentor.</p>",
                "<h2>Combien de temps</h2>",
                "<ul>",
                "<li>Une candidature commencée et non envoyée : 30 jours.</li>",
                "<li>Une candidature envoyée qui n’aboutit pas : 24 mois après notre dernier échange.</li>",
                "<li>Le dossier d’un mentor ou d’une personne accompagnée : la durée du tandem, puis 24 mois.</li>",
                "<li>La charte signée : la durée du tandem, puis le temps que les financeurs peuvent la demander.</li>",
                "<li>Le texte d’un message que nous vous envoyons, ou que vous nous écrivez : 6 mois.</li>",
                "</ul>",
                "<p>Ensuite, ces données sont effacées. Il reste des chiffres qui ne disent plus rien de vous.</p>",
                "<h2>Vos droits</h2>",
                "<p>Vous pouvez à tout moment lire vos données, les corriger, en demander une copie, les faire effacer, "
                "vous opposer à leur usage ou retirer votre accord. Cela ne coûte rien et ne vous sera pas reproché. "
                "Nous répondons en un mois au plus.</p>",
                "<p>Vous n’êtes pas d’accord avec notre réponse ? Vous pouvez saisir la "
                '<a href="https://www.cnil.fr/fr/plaintes">Commission nationale de l’informatique et des libertés</a>.</p>',
                "<h2>Cookies</h2>",
                "<p>Le site en pose deux, sans lesquels un formulaire ne fonctionne pas : l’un retient votre session jusqu’à "
                "la fermeture du navigateur, l’autre protège vos envois. Aucun ne vous suit ailleurs. "
                "C’est pourquoi aucun bandeau ne vous demande votre accord.</p>",
            ),
        ],
    },
)

ACCESSIBILITY = Sheet(
    key="accessibility",
    model=StandardPage,
    title="Accessibilité",
    slug="accessibilite",
    parent="home",
    fields={
        "search_description": "Déclaration d’accessibilité du site : état, limites connues, comment nous signaler un obstacle.",
        "intro": (
            "Ce site doit pouvoir être utilisé par tout le monde. Voici où nous en sommes, et comment nous dire "
            "ce qui vous arrête."
        ),
        "body": [
            prose(
                "<h2>Déclaration d’accessibilité</h2>",
                "<p>L’organisme porteur du hub s’engage à rendre ce site accessible, conformément à l’article 47 de la loi "
                "n° 2005-102 du 11 février 2005. Cette déclaration s’applique au portail public, aux formulaires de "
                "candidature et aux pages des tandems.</p>",
                "<h2>État de conformité</h2>",
                "<p>Ce site est <b>non conforme</b> au référentiel général d’amélioration de l’accessibilité (RGAA, version 4.1) : "
                "aucun audit complet n’a encore été mené. Sans audit, la règle veut qu’un site se déclare non conforme, quel que "
                "soit le soin mis à le faire.</p>",
                "<h2>Ce que nous avons fait</h2>",
                "<ul>",
                "<li>Toutes les pages fonctionnent au clavier et sans JavaScript.</li>",
                "<li>Les contrastes des textes ont été calculés, en clair comme en sombre.</li>",
                "<li>Les formulaires annoncent leurs erreurs, disent comment les corriger et gardent ce qui est déjà écrit.</li>",
                "<li>Une image ne peut pas être publiée sans texte de remplacement, sauf si elle est décorative.</li>",
                "<li>Des contrôles automatiques sont lancés à chaque changement. Ils ne trouvent qu’une partie des défauts.</li>",
                "</ul>",
                "<h2>Limites connues</h2>",
                "<ul>",
                "<li>Le site n’a pas encore été essayé par des personnes qui utilisent un lecteur d’écran au quotidien.</li>",
                "<li>Les documents déposés par les partenaires ne sont pas tous accessibles ; nous en donnons une autre version "
                "sur demande.</li>",
                "<li>L’outil d’administration repose sur Wagtail, dont certains écrans ont leurs propres limites.</li>",
                "</ul>",
                "<h2>Établissement de cette déclaration</h2>",
                "<p>Cette déclaration a été établie le 21 novembre 2026, par autoévaluation. Elle sera mise à jour après un audit.</p>",
                "<h3>Technologies</h3>",
                "<p>HTML, CSS, SVG, et JavaScript pour le confort seulement.</p>",
                "<h3>Outils</h3>",
                "<p>axe-core et Chromium, à 390 et 1280 pixels de large, en thème clair et en thème sombre.</p>",
                "<h2>Nous dire ce qui vous arrête</h2>",
                '<p>Écrivez-nous par la <a href="@contact">page Contact</a>, sujet « L’accessibilité du site ». '
                "Nous vous donnons l’information autrement, et nous corrigeons.</p>",
                "<h2>Voies de recours</h2>",
                "<p>Vous nous avez signalé un obstacle et n’avez pas reçu de réponse satisfaisante ? Vous pouvez :</p>",
                "<ul>",
                '<li><a href="https://formulaire.defenseurdesdroits.fr/">écrire au Défenseur des droits</a> ;</li>',
                '<li><a href="https://www.defenseurdesdroits.fr/carte-des-delegues">rencontrer sa déléguée ou son délégué '
                "dans votre département</a> ;</li>",
                "<li>lui envoyer un courrier, sans timbre : Défenseur des droits, Libre réponse 71120, "
                "75342 Paris CEDEX 07.</li>",
                "</ul>",
            ),
        ],
    },
)

SHEETS = (LEGAL, PRIVACY, ACCESSIBILITY)
