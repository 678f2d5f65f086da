"""Words for the codes of the matching: choices of models and forms, read also by explanations and indicators.

Codes live in `mentoring.matching.tables`, which knows no Django; here each gets its label. A test holds the two together.
"""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.matching import tables

Choices = tuple[tuple[str, Promise], ...]

SECTORS: Choices = (
    ("A", _("Agriculture")),
    ("B", _("Mining and quarrying")),
    ("C", _("Manufacturing")),
    ("D", _("Energy")),
    ("E", _("Water and waste")),
    ("F", _("Construction")),
    ("G", _("Trade")),
    ("H", _("Transport and logistics")),
    ("I", _("Hotels and restaurants")),
    ("J", _("Digital and communication")),
    ("K", _("Finance and insurance")),
    ("L", _("Real estate")),
    ("M", _("Consulting and engineering")),
    ("N", _("Business services")),
    ("O", _("Public administration")),
    ("P", _("Education")),
    ("Q", _("Health and social work")),
    ("R", _("Arts and leisure")),
    ("S", _("Other services")),
    ("T", _("Households as employers")),
    ("U", _("International organisations")),
)

FUNCTIONS: Choices = (
    ("management", _("Management, running a business")),
    ("sales", _("Sales")),
    ("marketing", _("Marketing, communication")),
    ("finance", _("Finance, accounting")),
    ("people", _("Human resources")),
    ("administration", _("Administration, law")),
    ("production", _("Production, crafts")),
    ("logistics", _("Logistics, transport")),
    ("technical", _("Technical work, engineering")),
    ("computing", _("Computing")),
    ("care", _("Social work, care, education")),
    ("hospitality", _("Reception, catering, services")),
)

LEVELS: tuple[tuple[int, Promise], ...] = (
    (1, _("Beginner")),
    (2, _("Skilled")),
    (3, _("Technician, team leader")),
    (4, _("Executive, head of a service")),
    (5, _("Head of a business")),
)

LANGUAGES: Choices = (
    ("fr", _("French")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("kab", _("Kabyle")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("pt", _("Portuguese")),
    ("de", _("German")),
    ("ro", _("Romanian")),
    ("rom", _("Romani")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
    ("pl", _("Polish")),
    ("sq", _("Albanian")),
    ("sr", _("Serbian")),
    ("hy", _("Armenian")),
    ("tr", _("Turkish")),
    ("fa", _("Persian")),
    ("ps", _("Pashto")),
    ("ku", _("Kurdish")),
    ("so", _("Somali")),
    ("ti", _("Tigrinya")),
    ("bn", _("Bengali")),
    ("ta", _("Tamil")),
    ("zh", _("Chinese")),
    ("vi", _("Vietnamese")),
    ("wo", _("Wolof")),
    ("bm", _("Bambara")),
    ("ff", _("Fula")),
    ("zdj", _("Comorian")),
    ("fsl", _("French Sign Language")),
)

HOBBIES: Choices = (
    ("football", _("Football")),
    ("running", _("Running")),
    ("hiking", _("Hiking")),
    ("cycling", _("Cycling")),
    ("swimming", _("Swimming")),
    ("combat", _("Combat sports")),
    ("petanque", _("Pétanque")),
    ("sailing", _("Sailing")),
    ("gym", _("Gym")),
    ("dance", _("Dance")),
    ("music", _("Music")),
    ("singing", _("Singing")),
    ("cinema", _("Cinema")),
    ("reading", _("Reading")),
    ("theatre", _("Theatre")),
    ("arts", _("Arts")),
    ("photography", _("Photography")),
    ("museums", _("Museums, heritage")),
    ("writing", _("Writing")),
    ("series", _("Series")),
    ("cooking", _("Cooking")),
    ("gardening", _("Gardening")),
    ("diy", _("Do-it-yourself")),
    ("sewing", _("Sewing")),
    ("animals", _("Animals")),
    ("video_games", _("Video games")),
    ("board_games", _("Board games")),
    ("volunteering", _("Volunteering")),
    ("travel", _("Travel")),
    ("associations", _("Life of associations")),
)

MENTOR_MOTIVES: Choices = (
    ("pass_on", _("Pass on what I know")),
    ("give_back", _("Give back what I received")),
    ("territory", _("Do something for my area")),
    ("discover", _("Discover other lives")),
    ("skills", _("Practise my skills differently")),
    ("network", _("Widen my network")),
    ("enterprise", _("Share the taste for enterprise")),
    ("youth", _("Support young people")),
)

MENTEE_MOTIVES: Choices = (
    ("confidence", _("Regain confidence")),
    ("method", _("Search with method")),
    ("sector", _("Get to know a line of business")),
    ("network", _("Widen my network")),
    ("codes", _("Understand how companies work")),
    ("project", _("Clarify my project")),
    ("launch", _("Launch my activity")),
    ("isolation", _("Not be alone any more")),
)

SLOTS: Choices = (
    ("mon_day", _("Monday, daytime")),
    ("mon_evening", _("Monday evening")),
    ("tue_day", _("Tuesday, daytime")),
    ("tue_evening", _("Tuesday evening")),
    ("wed_day", _("Wednesday, daytime")),
    ("wed_evening", _("Wednesday evening")),
    ("thu_day", _("Thursday, daytime")),
    ("thu_evening", _("Thursday evening")),
    ("fri_day", _("Friday, daytime")),
    ("fri_evening", _("Friday evening")),
    ("sat", pgettext_lazy("time slot", "Saturday")),  # without a context it would replace Django's own
)

PLACES: Choices = (
    ("mentor_work", _("At the mentor’s workplace")),
    ("near_mentee", _("Near the mentee’s home")),
    ("halfway", _("Half-way")),
    ("hub", _("On a partner’s premises")),
)

TRAVEL_MODES: Choices = (
    ("car", _("By car")),
    ("public_transport", _("By public transport")),
    ("bicycle", _("By bicycle")),
    ("walk", _("On foot")),
)

REMOTE: Choices = (
    ("never", _("Never")),
    ("if_needed", _("If needed")),
    ("yes", _("Gladly")),
)

SUPPORTS: Choices = (
    ("technical", _("Job-search tools")),
    ("objective", _("Taking stock")),
    ("practical", _("How companies work")),
    ("psychological", _("Self-confidence")),
    ("relational", _("A network")),
)

SUPPORT_HINTS: Choices = (
    ("technical", _("CV, cover letters, job interviews.")),
    ("objective", _("What works in the search and what does not; whether the project suits the market.")),
    ("practical", _("Its codes, its culture, a line of business, a particular job.")),
    ("psychological", _("Speaking up, daring, believing in oneself.")),
    ("relational", _("Meeting people, an address book that opens.")),
)

SUPPORT_OFFERS: Choices = (
    ("gladly", _("Gladly")),
    ("if_needed", _("If needed")),
    ("no", _("No")),
)

SUPPORT_NEEDS: Choices = (
    ("above_all", _("Above all")),
    ("also", _("Also")),
)

MENTOR_STATUSES: Choices = (
    ("director", _("Head of a business")),
    ("employee", _("Employee")),
    ("retired", _("Retired")),
)

TRACKS: Choices = (
    ("employment", _("Finding a job")),
    ("youth", _("Young people")),
    ("founder", _("Starting a business")),
    ("other", _("Other programme")),
)

DECLINE_REASONS: Choices = (
    ("time", _("Not enough time at the moment")),
    ("far", _("Too far")),
    ("domain", _("A field too far from mine")),
    ("known", _("I know this person")),
    ("other", _("Another reason")),
)

CRITERIA: Choices = (
    ("sector", _("Line of business")),
    ("function", _("Function")),
    ("age", _("Age")),
    ("first_language", _("First language")),
    ("hobbies", _("Hobbies")),
    ("motivation", _("Motivation")),
    ("accessibility", _("Accessibility")),
    ("expectations", _("Expectations")),
)

VERDICTS: Choices = (
    ("reachable", _("Within reach")),
    ("to_check", _("To check")),
    ("unreachable", _("Out of reach")),
)

SECTOR_LETTERS = re.compile(r"[A-U](\d{2})?")


def label(choices: Choices | tuple[tuple[int, Promise], ...], code: str | int) -> str:
    """The label of a code in the language of the moment; the code itself when it is not known any more."""
    labels: Mapping[str | int, Promise | str] = dict(choices)
    return str(labels.get(code, code))


def sector_label(code: str) -> str:
    """The label of a section, also for a division such as I56."""
    return label(SECTORS, code[:1])


def is_sector(code: str) -> bool:
    """A section ("I") or a division of one ("I56")."""
    return SECTOR_LETTERS.fullmatch(code) is not None


def sectors_by_group() -> tuple[tuple[tuple[str, Promise], ...], ...]:
    """The choices of sectors, group by group, for a grouped select."""
    return tuple(tuple(choice for choice in SECTORS if choice[0] in group) for group in tables.SECTOR_GROUPS)
