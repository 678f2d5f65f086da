"""People for the tests of the matching: the worked example, and strategies that draw any answers."""

from math import log, nan

from hypothesis import strategies as st

from mentoring.matching import tables
from mentoring.matching.gate import Travel
from mentoring.matching.profiles import MenteeProfile, MentorProfile
from portal.core import geography

INES = MenteeProfile(
    reference="ines",
    sector="H",
    function="logistics",
    seniority=2,
    birth_year=1998,
    first_language="ar",
    other_languages=("fr",),
    hobbies=("cooking", "sewing"),
    motives=("method", "confidence"),
    hours_per_month=6,
    supports={"practical": 2, "technical": 1},
    slots=("mon_evening", "sat"),
    travel_modes=("public_transport",),
    max_minutes=30,
    remote="never",
)
PAUL = MentorProfile(
    reference="paul",
    sector="H52",
    function="logistics",
    seniority=5,
    birth_year=1975,
    first_language="fr",
    other_languages=("ar",),
    hobbies=("cooking", "hiking"),
    motives=("pass_on",),
    hours_per_month=4,
    supports={"practical": 1, "technical": 0.6},
    slots=("mon_evening", "tue_day"),
    travel_modes=("car",),
    max_minutes=20,
    remote="if_needed",
)
# 1,000 people: 300 cook, 40 sew, 180 hike.
POOL_HOBBIES = {
    code: log(1001 / ({"cooking": 300, "sewing": 40, "hiking": 180}.get(code, 0) + 1))
    for code in tables.HOBBIES
}
MARIGNANE, VITROLLES, AIX, ARLES, NOWHERE = "13054", "13117", "13001", "13004", "13076"


def travel(homes, works, premises=()):
    """Real estimates between INSEE codes."""
    codes = tuple(sorted({*homes, *works, *premises}))
    rows = ([codes.index(code) for code in some] for some in (homes, works, premises))
    mentees, mentors, doors = rows
    return Travel.of(geography.minutes_table(codes), mentees=mentees, mentors=mentors, premises=doors)


def some_of(codes, most=None):
    return st.lists(st.sampled_from(codes), unique=True, max_size=most).map(tuple)


def _traits():
    return {
        "birth_year": st.none() | st.integers(1940, 2010),
        "sector": st.sampled_from(("", "A", "G", "H", "H52", "H49", "I56", "I", "J")),
        "sector2": st.sampled_from(("", "H", "H52", "I56", "K")),
        "function": st.sampled_from(("", *tables.FUNCTIONS)),
        "seniority": st.none() | st.sampled_from(tables.LEVELS),
        "first_language": st.sampled_from(("", "fr", "fr", "ar", "en", "tr")),
        "other_languages": some_of(("fr", "ar", "en", "es")),
        "hobbies": some_of(tables.HOBBIES[:6], 5),
        "hours_per_month": st.none() | st.integers(1, 20),
        "slots": some_of(tables.SLOTS, 4),
        "travel_modes": some_of(tables.TRAVEL_MODES),
        "max_minutes": st.integers(5, 120),
        "remote": st.sampled_from(("", *tables.REMOTE)),
        "unused": some_of(tables.REFUSABLE),
    }


MENTEES = st.builds(
    MenteeProfile,
    reference=st.just("mentee"),
    motives=some_of(tables.MENTEE_MOTIVES, 3),
    supports=st.dictionaries(st.sampled_from(tables.SUPPORTS), st.sampled_from((1, 2))),
    **_traits(),
)
MENTORS = st.builds(
    MentorProfile,
    reference=st.uuids().map(str),
    motives=some_of(tables.MENTOR_MOTIVES, 3),
    supports=st.dictionaries(st.sampled_from(tables.SUPPORTS), st.sampled_from((0, 0.6, 1))),
    meeting_places=some_of(tables.PLACES),
    **_traits(),
)
WAYS = st.one_of(st.just(nan), st.floats(1, 130, width=16))
PLACE_COUNT = 4
TABLES = st.lists(
    st.lists(
        st.lists(WAYS, min_size=PLACE_COUNT, max_size=PLACE_COUNT), min_size=PLACE_COUNT, max_size=PLACE_COUNT
    ),
    min_size=len(tables.TRAVEL_MODES),
    max_size=len(tables.TRAVEL_MODES),
)
SPOTS = st.integers(0, PLACE_COUNT - 1)
