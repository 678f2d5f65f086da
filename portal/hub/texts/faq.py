"""The frequent questions in French: what the hub does, and what it does not promise."""

from typing import Any

from cms_pages.models import FaqPage

from .pieces import Block, Sheet, block, items


def theme(title: str, *pairs: tuple[str, str]) -> Block:
    """Questions about one thing, (words, HTML)."""
    entries: list[dict[str, Any]] = [{"question": question, "answer": answer} for question, answer in pairs]
    return block("theme", {"title": title, "questions": items(*entries)})


BEFORE = theme(
    "Avant de commencer",
    (
        "Est-ce payant ?",
        "<p>Non. Le service est gratuit pour les mentors comme pour les personnes accompagnées.</p>",
    ),
    (
        "Est-ce que cela me donnera un emploi ?",
        (
            "<p>Personne ne peut vous le promettre. Un mentor ne trouve pas un emploi à votre place : il vous aide à en "
            "chercher un avec plus de méthode, plus de confiance et quelques contacts de plus.</p>"
        ),
    ),
    (
        "Faut-il un diplôme, un âge, une inscription quelque part ?",
        (
            "<p>Aucun diplôme. Vous pouvez être suivi·e par une mission locale, par France Travail, par une association, ou "
            "par personne. Chaque dispositif dit à partir de quel âge et dans quelles communes il est ouvert : "
            '<a href="@find-mentor">voir les dispositifs ouverts</a>.</p>'
        ),
    ),
    (
        "Combien de temps faut-il pour candidater ?",
        (
            "<p>Huit à dix minutes. Vos réponses s’enregistrent à chaque étape : vous pouvez vous arrêter et reprendre plus "
            "tard.</p>"
        ),
    ),
    (
        "Je n’ai pas d’adresse e-mail, ou je ne suis pas à l’aise avec un formulaire. Puis-je participer ?",
        (
            '<p>Oui. <a href="@contact">Contactez-nous</a> ou passez par la structure qui vous suit : nous remplirons le '
            "formulaire ensemble et trouverons une façon de vous joindre.</p>"
        ),
    ),
    (
        "Mon français n’est pas parfait, est-ce un obstacle ?",
        (
            "<p>Non. Dites quelles langues vous parlez : c’est l’un des huit critères, et il peut aider à vous trouver "
            "quelqu’un avec qui vous serez à l’aise.</p>"
        ),
    ),
)

MENTORS = theme(
    "Être mentor",
    (
        "Combien de temps dois-je donner ?",
        (
            "<p>Deux rencontres par mois, une heure environ, pendant six mois le plus souvent. Entre deux rencontres, un appel "
            "ou un message. Tous les deux mois, si vous le pouvez, une heure et demie avec d’autres mentors.</p>"
        ),
    ),
    (
        "Puis-je le faire sur mon temps de travail ?",
        (
            "<p>Beaucoup de rencontres ont lieu sur le lieu de travail du mentor. C’est à voir avec votre employeur : le hub ne "
            "peut pas le décider à votre place, mais l’équipe veut bien lui expliquer la démarche.</p>"
        ),
    ),
    (
        "Que dois-je savoir faire ?",
        (
            "<p>Votre métier, c’est déjà beaucoup. Parmi cinq façons d’aider (les outils, le cap, l’entreprise, la confiance, "
            "le réseau), vous choisissez celles où vous êtes à l’aise. "
            '<a href="@mentor-guide">Le guide du mentor</a> répond au reste en dix minutes.</p>'
        ),
    ),
    (
        "Puis-je refuser la personne que l’on me propose ?",
        "<p>Oui. Vous recevez une fiche courte, vous répondez oui ou « pas cette fois », sans avoir à vous justifier.</p>",
    ),
    (
        "Puis-je embaucher la personne que j’accompagne, ou travailler avec elle ?",
        (
            "<p>Pendant le tandem, le mentor n’est ni employeur, ni client, ni proche : la personne accompagnée doit rester "
            "libre. La charte ne prévoit ni contrat, ni rémunération, ni obligation d’embauche. Si la situation change, "
            "parlez-en à l’équipe.</p>"
        ),
    ),
    (
        "Et si je me sens seul, ou dépassé ?",
        (
            "<p>Dites-le à l’équipe : la page de votre tandem a un bouton pour cela. Les rencontres entre mentors existent "
            "aussi pour ne pas rester seul·e.</p>"
        ),
    ),
)

TANDEM = theme(
    "Le tandem",
    (
        "Comment choisissez-vous mon mentor ?",
        (
            "<p>L’équipe compare les profils sur huit critères, puis une personne relit, choisit et propose. Le trajet passe "
            'avant tout le reste. <a href="@how-it-works">Comment ça marche</a></p>'
        ),
    ),
    (
        "Devrai-je aller loin ?",
        (
            "<p>Vous dites d’où vous partez, comment vous vous déplacez et combien de temps vous acceptez de faire. Au-delà, "
            "nous ne proposons personne.</p>"
        ),
    ),
    (
        "Que signons-nous, et quand ?",
        (
            "<p>Après la première rencontre, si chacun veut continuer, les deux signent la même charte. Le mentorat commence à "
            'la deuxième signature. <a href="@sample-charter">Lire la charte type</a></p>'
        ),
    ),
    (
        "Et si le courant ne passe pas ?",
        (
            "<p>Cela arrive, et ce n’est la faute de personne. Dites-le à l’équipe, sans avoir à vous expliquer. Nous cherchons "
            "à nouveau, et votre attente compte toujours depuis le premier jour.</p>"
        ),
    ),
    (
        "Puis-je arrêter, ou faire une pause ?",
        (
            "<p>Oui. Chacun peut mettre fin au tandem à tout moment, en le disant à l’autre ou à l’équipe, sans s’en justifier. "
            "Un empêchement long ? Une pause avec une date de retour vaut mieux qu’un silence.</p>"
        ),
    ),
    (
        "Suis-je assuré·e pendant une rencontre ?",
        (
            "<p>Cela dépend du lieu et des contrats de chacun : nous ne pouvons pas répondre pour tous. Avant une visite dans "
            "une entreprise, posez la question à l’entreprise qui reçoit et à votre assureur ; l’équipe peut vous aider "
            "à la poser.</p>"
        ),
    ),
)

DATA = theme(
    "Vos réponses et vos données",
    (
        "Qui lit mes réponses ?",
        (
            "<p>L’équipe d’accompagnement du hub. Le mentor à qui l’on pense pour vous voit une fiche courte, sans votre nom de "
            "famille ni vos coordonnées, tant qu’il n’a pas accepté. Vous avez relu cette fiche avant lui.</p>"
        ),
    ),
    (
        "Une machine décide-t-elle ?",
        (
            "<p>Non. Un calcul classe, une personne décide et peut vous expliquer pourquoi. L’âge et la langue maternelle ne "
            "sont jamais montrés au mentor.</p>"
        ),
    ),
    (
        "Puis-je faire effacer ce que vous savez de moi ?",
        (
            "<p>Oui, et le lire, le corriger ou en demander une copie. Tout est dit, durées comprises, sur la page "
            '<a href="@privacy">Données personnelles</a>.</p>'
        ),
    ),
)

STRUCTURES = theme(
    "Pour les structures",
    (
        "Comment orienter quelqu’un ?",
        (
            "<p>Avec la personne, et avec son accord : remplissez sa candidature ensemble, ou écrivez-nous. "
            '<a href="@refer">Orienter quelqu’un</a></p>'
        ),
    ),
    (
        "Serons-nous tenus au courant ?",
        "<p>Si la personne le veut, et seulement dans ce cas : trois lignes sur l’avancée du tandem, jamais son dossier.</p>",
    ),
)

FAQ = Sheet(
    key="faq",
    model=FaqPage,
    title="Questions fréquentes",
    slug="faq",
    parent="resources",
    fields={
        "search_description": "Le temps, le trajet, la charte, vos réponses : ce que l’on nous demande le plus souvent.",
        "intro": "Le temps, le trajet, la charte, vos réponses : ce que l’on nous demande le plus souvent.",
        "themes": [BEFORE, MENTORS, TANDEM, DATA, STRUCTURES],
    },
)

SHEETS = (FAQ,)
