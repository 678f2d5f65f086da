"""How the hub matches people, in its words: the gate, who decides, what is never shown, whom to ask."""

from cms_pages.models import MatchingPage

from .pieces import Sheet, callout, prose

MATCHING = Sheet(
    key="matching",
    model=MatchingPage,
    title="Comment nous rapprochons",
    slug="comment-nous-rapprochons",
    parent="mentoring",
    in_menu=True,
    fields={
        "search_description": (
            "Huit critères, leurs poids, le trajet qui passe avant tout, et qui décide : les règles du rapprochement, "
            "à essayer soi-même."
        ),
        "intro": (
            "Huit critères, des poids que chacun peut lire, et des personnes qui décident. "
            "Voici comment nous cherchons un mentor pour quelqu’un."
        ),
        "body": [
            prose(
                "<h2>D’abord, pouvoir se voir</h2>",
                "<p>Chacun dit comment il se déplace et combien de temps il accepte de passer en route. "
                "Un mentor trop loin n’est pas proposé, même si tout le reste convient. Seule exception : "
                "les deux acceptent de se voir à distance.</p>",
                "<p>Les temps de trajet sont des estimations, de commune à commune. "
                "Quand nous ne savons pas estimer, nous vérifions à la main.</p>",
                "<h2>Qui décide</h2>",
                "<ol>",
                "<li>Le calcul range les mentors dans un ordre. Il ne choisit personne.</li>",
                "<li>Une personne de l’équipe lit cette liste, peut s’en écarter, et propose un mentor.</li>",
                "<li>Le mentor lit une fiche courte, puis accepte ou décline, librement.</li>",
                "<li>Après la première rencontre, les deux signent la charte, ou renoncent.</li>",
                "</ol>",
                "<h2>Ce que le mentor ne voit jamais dans une proposition</h2>",
                "<p>Ni le nom de famille, ni l’adresse, ni les coordonnées, tant qu’il n’a pas accepté. L’âge et la "
                "langue maternelle servent au calcul, mais aucune phrase de la fiche n’en parle. Les points non plus n’y "
                "figurent pas.</p>",
                "<h2>Une réponse que l’on préfère garder</h2>",
                "<p>On peut demander que son âge, sa langue ou ses loisirs ne servent pas. Le critère prend alors la "
                "valeur moyenne : cela n’aide ni ne pénalise.</p>",
            ),
            callout(
                "Parler à quelqu’un",
                "<p>Une proposition vous étonne, ou rien ne vient ? Vous pouvez demander qu’une personne vous explique "
                'et regarde à nouveau votre situation : <a href="@contact">écrivez-nous</a>.</p>',
            ),
        ],
    },
)

SHEETS = (MATCHING,)
