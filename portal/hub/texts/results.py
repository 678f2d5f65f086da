"""The page of results: the hub's own figures come by themselves, these are the words around them."""

from cms_pages.models import ResultsPage

from .home import FIGURES
from .pieces import Sheet, callout, prose

RESULTS = Sheet(
    key="results",
    model=ResultsPage,
    title="Nos résultats",
    slug="resultats",
    parent="mentoring",
    in_menu=True,
    fields={
        "search_description": (
            "Mentors, tandems, rencontres, retours à l’emploi : ce que le hub compte lui-même, et comment il le compte."
        ),
        "intro": "Ce que nous comptons nous-mêmes, avec la façon de compter. Ce qui va moins bien y est aussi.",
        "body": [
            prose(
                "<h2>Ce que ces chiffres ne disent pas</h2>",
                "<ul>",
                "<li>Une personne qui retrouve un emploi l’aurait peut-être retrouvé sans mentor. "
                "Nous ne comparons pas deux groupes tirés au sort.</li>",
                "<li>Quand nous n’avons plus de nouvelles, nous comptons la fin du tandem comme sans résultat. "
                "C’est sans doute trop sévère, mais personne ne pourra dire que nous arrangeons les comptes.</li>",
                "<li>Un tandem compte à partir de la deuxième signature de la charte. Une mise en relation sans suite "
                "n’est pas un tandem.</li>",
                "<li>Reprendre confiance, comprendre un métier, élargir son réseau : cela ne se compte pas.</li>",
                "</ul>",
                "<h2>Pourquoi certains chiffres manquent</h2>",
                "<p>En dessous de dix personnes, quelqu’un pourrait se reconnaître, ou être reconnu. Nous ne publions donc "
                "rien, ni le nombre, ni de quoi le retrouver par soustraction.</p>",
            ),
            callout(
                "Une question sur un chiffre ?",
                '<p><a href="@contact">Écrivez-nous</a> : nous disons volontiers comment il a été compté.</p>',
            ),
            prose(
                "<h2>Ce que d’autres ont déclaré</h2>",
                "<p>Ces taux-ci ne viennent pas de nos comptes : ils ont été déclarés, avec leur source et leur date.</p>",
            ),
            FIGURES,
        ],
    },
)

SHEETS = (RESULTS,)
