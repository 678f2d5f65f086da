"""The documents of the demo, written and printed by us: what they are called, for whom, what for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """`name` is a file of `portal/demo/papers`, printed from the page of the same name beside it."""

    name: str
    title: str
    audience: str = ""
    purpose: str = ""


PROJECT = Paper(
    "fiche-projet",
    "Fiche projet : le mentorat sur votre territoire",
    "elected",
    "Une page à lire avant un rendez-vous : le constat, la démarche, ce que nous vous demandons.",
)
SLIDES = Paper(
    "presentation",
    "Le hub en sept diapositives",
    "structures",
    "À projeter devant une équipe ou un groupe : la démarche, les étapes, les engagements.",
)
CHECKLIST = Paper(
    "premiere-rencontre",
    "La première rencontre, aide-mémoire",
    "mentors",
    "Une page à imprimer la veille : avant, pendant, après.",
)
RELEASE = Paper("communique-mentors", "Le hub cherche des mentors autour de l’étang de Berre")

TO_READ = (CHECKLIST, SLIDES, PROJECT)
