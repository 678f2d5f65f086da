"""Cards that went to a mentor and did not lead to a tandem, or not yet; and people who step back."""

from datetime import date, timedelta

from portal.demo.accounts import COORDINATOR
from portal.demo.acts.matching import (
    is_passed_over,
    is_proposed,
    is_read,
    is_taken_back,
    leaves,
    pauses,
    stops_waiting,
)
from portal.demo.cast import who

from .telling import Story


def told(today: date) -> Story:
    """Every answer, and none."""
    return [*lapsed(), *declined(), *open_ones(), *stepping_back(today)]


def lapsed() -> Story:
    """The deadline passed without a word."""
    return [
        (21, "15:12", is_proposed(who("aminata.tounkarou"), who("thuha.luong"))),
        (
            27,
            "10:25",
            is_proposed(
                who("mohamedamine.larbaouine"),
                who("karim.bensalhia"),
                "Tous deux parlent réseau du matin au soir.",
            ),
        ),
        (26, "22:10", is_read(who("mohamedamine.larbaouine"))),
    ]


def declined() -> Story:
    """A no and its reason, which only the team reads."""
    return [
        (13, "10:40", is_proposed(who("teodora.ilincoiu"), who("thuha.luong"))),
        (
            11,
            "13:05",
            is_passed_over(
                who("teodora.ilincoiu"),
                "domain",
                "Je ne connais pas l’hôtellerie, elle mérite mieux que moi.",
            ),
        ),
        (
            22,
            "11:05",
            is_proposed(who("tesfay.gebrezghi"), who("sukru.aydemirci"), "Cuisinier l’un et l’autre."),
        ),
        (
            21,
            "23:20",
            is_passed_over(
                who("tesfay.gebrezghi"),
                "known",
                "Il vient dîner le dimanche avec mon neveu : je préfère rester un voisin.",
            ),
        ),
        (18, "09:55", is_proposed(who("estelle.garrigane"), who("rosemay.payetot"))),
        (
            16,
            "16:35",
            is_passed_over(
                who("estelle.garrigane"),
                "far",
                "En camion, Aubagne me prend la matinée. Proposez-moi quelqu’un du pays d’Aix.",
            ),
        ),
        (20, "14:15", is_proposed(who("carla.montecorvo"), who("oksana.hryhorchuk"))),
        (
            17,
            "08:50",
            is_passed_over(
                who("carla.montecorvo"),
                "time",
                "Trois salons professionnels ce mois-ci. Dans deux mois, avec plaisir.",
            ),
        ),
        (8, "15:30", is_proposed(who("fatoumata.diabyssa"), who("hajar.ouazzanfi"))),
        (
            6,
            "19:15",
            is_passed_over(
                who("fatoumata.diabyssa"),
                "domain",
                "La crèche n’est pas mon monde : je saurais l’écouter, pas la conseiller.",
            ),
        ),
    ]


def open_ones() -> Story:
    """Waiting for an answer: read or not, fresh or near its deadline; and one that was taken back."""
    return [
        (
            2,
            "10:15",
            is_proposed(
                who("teodora.ilincoiu"),
                who("sukru.aydemirci"),
                "Elle parle quatre langues et cherche à prendre de l’assurance.",
            ),
        ),
        (1, "08:55", is_read(who("teodora.ilincoiu"))),
        (1, "11:30", is_proposed(who("enzo.figarol"), who("francoise.ollivary"), by=COORDINATOR)),
        (
            4,
            "09:45",
            is_proposed(
                who("ngoclan.khuong"),
                who("oksana.hryhorchuk"),
                "Le commerce, l’écoute, et deux accents qui se comprendront.",
            ),
        ),
        (
            3,
            "14:25",
            is_proposed(
                who("farid.guellouzane"),
                who("yasmina.elkhatirou"),
                "Son dossier de prêt est presque prêt : il faut un œil de banquière.",
            ),
        ),
        (2, "21:40", is_read(who("farid.guellouzane"))),
        (
            2,
            "16:10",
            is_proposed(
                who("virginie.peyronelle"),
                who("olivier.pontarelle"),
                "Il vient à Aubagne le vendredi et peut l’y retrouver.",
            ),
        ),
        (10, "11:20", is_proposed(who("jordan.picatelle"), who("stephane.quillichet"), by=COORDINATOR)),
        (9, "17:05", is_taken_back(who("jordan.picatelle"), COORDINATOR)),
    ]


def stepping_back(today: date) -> Story:
    """A mentor until spring, another for a few weeks, one for good; a mentee who found a short job."""
    return [
        (20, "12:00", pauses(who("ma.delpuget"), until=today + timedelta(days=60))),
        (12, "12:40", pauses(who("thierry.vaccarezzi"), until=today + timedelta(days=19))),
        (44, "17:30", leaves(who("jeannoel.rastouble"))),
        (9, "17:20", stops_waiting(who("jordan.picatelle"))),
    ]
