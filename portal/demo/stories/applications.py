"""Those who wait for the team, those for whom the team waits, and those who did not enter."""

from portal.demo.accounts import COORDINATOR
from portal.demo.acts.arriving import (
    applies,
    confirms,
    is_asked,
    is_declined,
    is_held,
    is_taken,
    replies,
    talks,
    withdraws,
)
from portal.demo.cast import who
from portal.demo.people import Person

from .telling import Story, about


def told() -> Story:
    """Every state of an application that is not in the pool."""
    return [*new(), *under_review(), *asked(), *over()]


def sends(person: Person, days: int, hour: int) -> Story:
    """The form is sent, and the address proven."""
    return [(days, about(hour, person), applies(person)), (days, f"{hour}:57", confirms(person))]


def new() -> Story:
    """Sent, confirmed or not: nobody has opened them yet."""
    return [
        *sends(who("leila.benghezal"), 3, 12),
        *sends(who("hanane.cherguioui"), 2, 21),
        *sends(who("shaynez.oualhadri"), 1, 17),
        (4, "20:48", applies(who("noa.delacombe"))),
        (1, "21:33", applies(who("gregoire.valmalle"))),
    ]


def under_review() -> Story:
    """Taken in hand, the talk to come or just held; or on the waiting list after it."""
    irrigation = (
        "Connaît la Crau et beaucoup d’exploitants. A une voiture depuis peu. Serait à l’aise avec quelqu’un qui "
        "dirige une équipe de terrain."
    )
    bodywork = (
        "Très clair sur ce qu’il veut. Personne de la carrosserie à sa portée parmi nos mentors : rappeler "
        "l’atelier de Martigues en janvier."
    )
    return [
        *sends(who("agnieszka.dz"), 6, 20),
        (4, "09:05", is_taken(who("agnieszka.dz"))),
        *sends(who("benoit.chauvignat"), 7, 11),
        (6, "09:40", is_taken(who("benoit.chauvignat"))),
        *sends(who("artur.vardanovan"), 5, 22),
        (3, "10:20", is_taken(who("artur.vardanovan"))),
        *sends(who("mireia.puigsola"), 16, 19),
        (15, "11:15", is_taken(who("mireia.puigsola"))),
        (9, "15:00", talks(who("mireia.puigsola"), irrigation, place="Mairie de Saint-Martin-de-Crau")),
        *sends(who("darko.zlatibovic"), 13, 18),
        (12, "09:50", is_taken(who("darko.zlatibovic"), COORDINATOR)),
        (
            8,
            "16:30",
            talks(
                who("darko.zlatibovic"),
                typed(bodywork),
                by=COORDINATOR,
                channel="phone",
                left_out=("way", "card"),
            ),
        ),
        (8, "17:05", is_held(who("darko.zlatibovic"), "mentors", COORDINATOR)),
    ]


def asked() -> Story:
    """A question to somebody: without an answer yet, or answered."""
    apprenticeship = (
        "As-tu déjà trouvé une entreprise pour ton apprentissage, ou faut-il la chercher avec toi ?"
    )
    permit = (
        "Votre permis d’engins est-il encore valable, et jusqu’à quelle date ? "
        "Cela nous aidera à choisir le bon mentor."
    )
    place = (
        "Avez-vous déjà visité un local, ou cherchez-vous encore le quartier ? "
        "Dites-nous aussi où en est votre dossier de microcrédit."
    )
    answer = (
        "Bonjour, j’ai visité un local rue de Lyon, le bail se décide dans un mois. Le microcrédit est accordé, "
        "il faut encore que je signe."
    )
    return [
        *sends(who("myduyen.thach"), 8, 17),
        (7, "10:10", is_taken(who("myduyen.thach"), COORDINATOR)),
        (6, "10:35", is_asked(who("myduyen.thach"), typed(apprenticeship), COORDINATOR)),
        *sends(who("lucas.migliarino"), 14, 21),
        (13, "09:25", is_taken(who("lucas.migliarino"), COORDINATOR)),
        (11, "14:05", is_asked(who("lucas.migliarino"), typed(permit), COORDINATOR)),
        *sends(who("sofiane.meziarlou"), 7, 15),
        (6, "14:30", is_taken(who("sofiane.meziarlou"))),
        (5, "11:45", is_asked(who("sofiane.meziarlou"), typed(place))),
        (3, "20:15", replies(who("sofiane.meziarlou"), answer)),
    ]


def typed(text: str) -> str:
    """What the team types, spaces of French typography included."""
    return text.replace(" ?", "\N{NO-BREAK SPACE}?").replace(" :", "\N{NO-BREAK SPACE}:")


def over() -> Story:
    """A kind no, a change of mind, and a question that stayed without an answer."""
    papers = (
        "Pouvez-vous nous dire si votre carte professionnelle est à jour ? "
        "Nous vous appelons ensuite pour en parler."
    )
    return [
        *sends(who("corentin.pellouard"), 12, 13),
        (
            9,
            "11:00",
            is_declined(
                who("corentin.pellouard"), "territory", "Sisteron : orienté vers le réseau des Alpes."
            ),
        ),
        *sends(who("maissa.touahrine"), 18, 16),
        (17, "10:30", is_taken(who("maissa.touahrine"), COORDINATOR)),
        (15, "18:44", withdraws(who("maissa.touahrine"))),
        *sends(who("djamel.azzoulane"), 42, 14),
        (41, "09:35", is_taken(who("djamel.azzoulane"))),
        (38, "15:20", is_asked(who("djamel.azzoulane"), typed(papers))),
    ]
