"""The three programmes of the demo: the hub's own two, and the youth office's. Called by the command, by the manager's hand."""

from datetime import date, datetime
from typing import Any

from mentoring.domain import charter_texts, programmes
from mentoring.models import CharterText, Partner, Programme
from mentoring.models.programmes import Track
from portal.accounts.models import User
from portal.core.days import day_of
from portal.hub import programme as hub_programme
from portal.hub.texts.pieces import typeset

from .territory import YOUTH_OFFICE

SOURCE = "Chiffres annoncés au lancement du volet création d’entreprise"
SAID_ON = date(2019, 10, 22)
EMPLOYMENT_FIGURES = (("Retour à l’emploi, sans mentor", 30),)
FOUNDER_FIGURES = (
    ("Entreprises toujours en activité, sans mentor", 35),
    ("Trois ans passés après un prêt d’honneur, sans mentor", 70),
)
YOUTH: dict[str, Any] = {
    "name": "Tandem Jeunes",
    "name_in_english": "Tandem Youth",
    "pitch": "Pour un premier métier, avec quelqu’un qui l’exerce.",
    "pitch_in_english": "A first trade, with somebody who works in it.",
    "track": Track.YOUTH,
    "max_age": 26,
}
FOUNDER: dict[str, Any] = {
    "name": "Tandem Entreprendre",
    "name_in_english": "Tandem Founders",
    "pitch": "Pour lancer son activité avec quelqu’un qui est passé par là.",
    "pitch_in_english": "Start your business with somebody who has been there.",
    "track": Track.FOUNDER,
    "duration_months": 12,
}
FOUNDER_CHARTER = {
    "fr": {
        "mentor_commitments": (
            "Mettre mon expérience et mon réseau au service du projet de la personne que j’accompagne.",
            "L’aider à mettre son projet en ordre : les clients, les chiffres, les priorités.",
            "Lui apporter un regard extérieur et constructif, même quand il ne fait pas plaisir.",
            "Être disponible deux fois par mois au moins, et prévenir en cas d’empêchement.",
            "Garder le contact entre deux rencontres, par téléphone ou par message.",
            "Dire à l’équipe du hub, en quelques mots, comment le tandem avance.",
        ),
        "mentee_commitments": (
            "Travailler à mon projet entre deux rencontres, et venir avec mes questions.",
            "Respecter la fréquence des rencontres avec mon mentor, et prévenir en cas d’empêchement.",
            "Mettre en œuvre le plan d’action que nous avons défini ensemble.",
            "Informer l’équipe du hub, et la structure qui m’accompagne si je le veux, de l’avancée du projet.",
        ),
        "limits": (
            "Le mentor ne décide pas à la place de la personne accompagnée, et ne gère pas son entreprise.",
            "Il n’est ni son client, ni son fournisseur, ni son associé, ni son prêteur.",
            "Il n’y a entre les deux ni contrat, ni rémunération, ni commission.",
        ),
    },
    "en": {
        "mentor_commitments": (
            "To put my experience and my network to the service of the mentee’s project.",
            "To help to put the project in order: customers, figures, priorities.",
            "To bring an outside and constructive view, even when it does not please.",
            "To be there at least twice a month, and to say so when I cannot.",
            "To keep in touch between two meetings, by phone or by message.",
            "To tell the hub’s team in a few words how the tandem is going.",
        ),
        "mentee_commitments": (
            "To work on my project between two meetings, and to come with my questions.",
            "To keep to the rhythm of the meetings with my mentor, and to say so when I cannot.",
            "To carry out the action plan that we wrote together.",
            "To tell the hub’s team, and the structure that supports me if I wish, how the project is going.",
        ),
        "limits": (
            "The mentor does not decide in the mentee’s place, and does not run the business.",
            "The mentor is neither a customer, nor a supplier, nor a partner, nor a lender.",
            "Between the two there is no contract, no payment and no commission.",
        ),
    },
}


def lay(*, by: User, now: datetime) -> None:
    """Open the hub's first programme from `now` on, then make the two others, founders with a charter of their own."""
    since = {"opens_on": day_of(now)}
    first = Programme.objects.get(code=hub_programme.CODE)
    programmes.change(programme=first, values=since, baselines=figures(EMPLOYMENT_FIGURES), by=by, now=now)
    owner = Partner.objects.get(name=YOUTH_OFFICE)
    programmes.make(values={**YOUTH, **since, "owner": owner}, charter_from=first, by=by, now=now)
    founders = programmes.make(
        values={**FOUNDER, **since},
        baselines=figures(FOUNDER_FIGURES),
        charter_from=first,
        by=by,
        now=now,
    )
    for text in CharterText.objects.filter(programme=founders):
        rewrite(text, by=by, now=now)


def figures(rows: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    """Figures to compare with, as they were announced."""
    return [
        {"label": label, "percent": percent, "source": SOURCE, "as_of": SAID_ON} for label, percent in rows
    ]


def rewrite(text: CharterText, *, by: User, now: datetime) -> None:
    """A founder does not search for a job: the charter says so."""
    for name, sentences in FOUNDER_CHARTER[text.language].items():
        setattr(text, name, "\n".join(typeset(one) if text.language == "fr" else one for one in sentences))
    text.save()
    charter_texts.publish(text=text, by=by, now=now)
