"""Three articles, so that the news of the demo are alive. Called by the command, once the pages of the hub are laid."""

from datetime import date, timedelta

from cms_pages.models import NewsPage, Rubric
from portal.hub import ledger
from portal.hub.texts.pieces import prose, typeset

ARTICLES = (
    (
        6,
        "Vie du hub",
        "Les mentors se retrouvent à Aubagne",
        "les-mentors-se-retrouvent-a-aubagne",
        "Une heure et demie entre mentors, tous les deux mois : les dates des six prochains mois sont posées.",
        (
            (
                "<p>Accompagner quelqu’un, c’est aussi se poser des questions : suis-je à ma place ? Que dire quand la recherche "
                "s’enlise ? Les rencontres de mentors servent à cela. On y vient avec une situation, on repart avec trois idées.</p>"
            ),
            (
                "<p>La prochaine rencontre aura lieu en soirée. Les dates suivantes sont déjà fixées, pour que chacun puisse "
                "les noter : elles figurent dans l’agenda.</p>"
            ),
            "<h2>Et si je ne peux pas venir ?</h2>",
            "<p>Prévenez simplement Camille. Elle vous appellera dans la semaine pour prendre des nouvelles du tandem.</p>",
        ),
    ),
    (
        23,
        "Emploi",
        "« Il m’a appris à lire une offre »",
        "il-m-a-appris-a-lire-une-offre",
        "Après quatre mois de tandem, une préparatrice de commandes raconte ce qui a changé dans sa recherche.",
        (
            (
                "<p>« Je répondais à tout. Mon mentor m’a demandé d’apporter dix annonces, et nous les avons lues une par une, "
                "avec un crayon. Ce qui est demandé, ce qui est espéré, ce qui est là par habitude. »</p>"
            ),
            (
                "<p>Ensemble, ils ont gardé trois offres sur dix, et passé l’après-midi sur la première. « J’envoie moins, mais "
                "on me répond. »</p>"
            ),
            (
                "<p>Le rôle du mentor n’est pas de trouver un emploi à la place de la personne qu’il accompagne. Il partage "
                "ce qu’il sait de l’entreprise, et il est là quand le doute revient.</p>"
            ),
        ),
    ),
    (
        48,
        "Territoire",
        "À Vitrolles, une entreprise ouvre ses quais",
        "a-vitrolles-une-entreprise-ouvre-ses-quais",
        "Pour une première rencontre, rien ne vaut le lieu de travail. Visite d’une plateforme logistique à l’heure des départs.",
        (
            (
                "<p>Il est dix-huit heures, les derniers camions quittent la cour. C’est l’heure que la directrice d’exploitation "
                "a choisie pour recevoir la personne qu’elle accompagne : « À ce moment-là, on peut parler, et tout se voit. »</p>"
            ),
            (
                "<p>La première rencontre d’un tandem a lieu, quand c’est possible, sur le lieu de travail du mentor. On y comprend "
                "en une heure ce qu’une fiche de poste ne dit pas.</p>"
            ),
            "<p>Après cette rencontre, chacun lit la charte d’engagement chez soi. Si les deux la signent, le tandem commence.</p>",
        ),
    ),
)


def lay(*, today: date) -> None:
    """Publish the articles under the news of the hub; nothing when the team has removed that page."""
    index = ledger.page("news")
    if index is None:
        return
    for days, rubric, title, slug, intro, paragraphs in ARTICLES:
        article = NewsPage(
            title=typeset(title),
            slug=slug,
            intro=typeset(intro),
            published_on=today - timedelta(days=days),
            rubric=Rubric.objects.filter(name=rubric).first(),
            body=[prose(*(typeset(line) for line in paragraphs))],
            locale=index.locale,
        )
        index.add_child(instance=article)
        article.save_revision().publish()
