"""The codes of the eight criteria and the small rules read from them, for `columns`, `criteria`, `explanation`
and `mentoring.vocabulary`.

The criteria are MentorU's; groups, neighbours and answers are a proposal that the team may amend here.
"""

CRITERIA = (
    "sector",
    "function",
    "age",
    "first_language",
    "hobbies",
    "motivation",
    "accessibility",
    "expectations",
)

TRACKS = ("employment", "youth", "founder", "other")

DEFAULT_WEIGHTS: dict[str, dict[str, int]] = {
    "employment": dict(zip(CRITERIA, (15, 15, 5, 5, 5, 15, 15, 25), strict=True)),
    "youth": dict(zip(CRITERIA, (10, 10, 10, 5, 10, 20, 15, 20), strict=True)),
    "founder": dict(zip(CRITERIA, (15, 10, 5, 5, 5, 15, 10, 35), strict=True)),
    "other": dict(zip(CRITERIA, (15, 15, 5, 5, 5, 15, 15, 25), strict=True)),
}

AGE_GAPS: dict[str, tuple[int, int]] = {
    "employment": (0, 25),
    "youth": (5, 25),
    "founder": (0, 30),
    "other": (0, 25),
}
AGE_SLOPE_YEARS = 15

SECTOR_GROUPS = ("A", "BCDE", "F", "GHI", "JKLMN", "OPQ", "RSTU")
SECTORS = tuple("".join(SECTOR_GROUPS))
SECOND_CHOICE = 0.9

FUNCTIONS = (
    "management",
    "sales",
    "marketing",
    "finance",
    "people",
    "administration",
    "production",
    "logistics",
    "technical",
    "computing",
    "care",
    "hospitality",
)
LEVELS = (1, 2, 3, 4, 5)
NEIGHBOURS = frozenset(
    frozenset(pair)
    for pair in (
        ("sales", "marketing"),
        ("sales", "hospitality"),
        ("marketing", "computing"),
        ("finance", "administration"),
        ("people", "administration"),
        ("people", "care"),
        ("production", "logistics"),
        ("production", "technical"),
        ("technical", "computing"),
    )
)

FRENCH = "fr"
LANGUAGES = (
    FRENCH,
    "en", "ar", "kab", "es", "it", "pt", "de", "ro", "rom", "ru", "uk", "pl", "sq", "sr", "hy", "tr", "fa", "ps", "ku",
    "so", "ti", "bn", "ta", "zh", "vi", "wo", "bm", "ff", "zdj", "fsl",
)  # fmt: skip

HOBBIES = (
    "football", "running", "hiking", "cycling", "swimming", "combat", "petanque", "sailing", "gym", "dance",
    "music", "singing", "cinema", "reading", "theatre", "arts", "photography", "museums", "writing", "series",
    "cooking", "gardening", "diy", "sewing", "animals",
    "video_games", "board_games", "volunteering", "travel", "associations",
)  # fmt: skip
MOST_HOBBIES = 5

MENTEE_MOTIVES = ("confidence", "method", "sector", "network", "codes", "project", "launch", "isolation")
MOTIVE_ANSWERS: dict[str, tuple[str, ...]] = {
    "pass_on": ("codes", "sector", "method"),
    "give_back": ("confidence", "isolation"),
    "territory": ("network", "sector"),
    "discover": ("confidence", "isolation", "codes"),
    "skills": ("method", "project"),
    "network": ("network", "sector"),
    "enterprise": ("launch", "project"),
    "youth": ("confidence", "codes", "project"),
}
MENTOR_MOTIVES = tuple(MOTIVE_ANSWERS)
MOST_MOTIVES = 3

SLOTS = (
    *(f"{day}_{part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("day", "evening")),
    "sat",
)

PLACES = ("mentor_work", "near_mentee", "halfway", "hub")
DEFAULT_PLACE = "mentor_work"
REMOTE_PLACE = "remote"

TRAVEL_MODES = ("car", "public_transport", "bicycle", "walk")
REMOTE = ("never", "if_needed", "yes")

SUPPORTS = ("technical", "objective", "practical", "psychological", "relational")
SUPPORT_OFFERS: dict[str, float] = {"gladly": 1.0, "if_needed": 0.6, "no": 0.0}
SUPPORT_NEEDS: dict[str, int] = {"above_all": 2, "also": 1}

REFUSABLE = ("age", "first_language", "hobbies")


def sector_closeness(one: str, other: str) -> float:
    """Same division 1, same section .8, same group .4, else 0; NaN when either is not given.

    >>> [sector_closeness("H52", other) for other in ("H52", "H", "I56", "A")]
    [1.0, 0.8, 0.4, 0.0]
    """
    if not one or not other:
        return float("nan")
    if one == other and len(one) > 1:
        return 1.0
    if one[0] == other[0]:
        return 0.8
    return 0.4 if sector_group(one) == sector_group(other) else 0.0


def sector_group(code: str) -> str:
    """The group of sections that a sector or division belongs to.

    >>> sector_group("C10")
    'BCDE'
    """
    return next(group for group in SECTOR_GROUPS if code[0] in group)


def function_closeness(one: str, other: str) -> float:
    """Same function 1, neighbour .5 (management neighbours all), else 0.

    >>> [function_closeness("care", other) for other in ("care", "people", "management", "finance")]
    [1.0, 0.5, 0.5, 0.0]
    """
    if one == other:
        return 1.0
    return 0.5 if "management" in (one, other) or frozenset((one, other)) in NEIGHBOURS else 0.0


def level_step(mentee: int, mentor: int) -> float:
    """How well the mentor's level suits the level aimed at: a step or two above is best.

    >>> [level_step(2, mentor) for mentor in LEVELS]
    [0.5, 1.0, 1.0, 1.0, 0.7]
    """
    steps = {-1: 0.5, 0: 1.0, 1: 1.0, 2: 1.0, 3: 0.7, 4: 0.5}
    return steps.get(mentor - mentee, 0.2)
