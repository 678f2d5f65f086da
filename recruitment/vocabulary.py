"""Words for the codes that only an application knows; those of the matching are in `mentoring.vocabulary`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.vocabulary import Choices

FORM_VERSION = 2

TITLES: Choices = (
    ("ms", pgettext_lazy("title", "Ms")),
    ("mr", pgettext_lazy("title", "Mr")),
    ("none", _("I prefer not to answer")),
)

WISHED_TRACKS: Choices = (
    ("employment", _("People looking for a job")),
    ("youth", _("Young people starting out")),
    ("founder", _("People starting a business")),
)

HEARD_FROM: Choices = (
    ("word", _("By word of mouth")),
    ("employer", _("Through my employer")),
    ("partner", _("Through a partner structure")),
    ("press", _("In the press")),
    ("web", _("On the internet")),
    ("event", _("At an event")),
)

MINUTES: Choices = (
    ("15", _("15 min")),
    ("30", _("30 min")),
    ("45", _("45 min")),
    ("60", _("1 hour")),
)

HOURS: Choices = (
    ("2", _("About 2 hours")),
    ("4", _("About 4 hours")),
    ("6", _("About 6 hours")),
    ("8", _("8 hours or more")),
)

CAPACITIES: Choices = (
    ("1", _("One person")),
    ("2", _("Two people")),
    ("3", _("Three people")),
)

MEETING_PLACES: Choices = (
    ("mentor_work", _("At my workplace")),
    ("hub", _("On a partner’s premises")),
    ("halfway", _("Half-way between us")),
    ("near_mentee", _("Near where the other person lives")),
)

YES_NO: Choices = (
    ("yes", _("Yes")),
    ("no", _("No")),
)

SITUATIONS: Choices = (
    ("job_seeker", _("Looking for a job")),
    ("changing", _("In work, and looking for a change")),
    ("training", _("In training")),
    ("other", _("In another situation")),
)

SITUATIONS_BY_TRACK: dict[str, Choices] = {
    "youth": (
        ("school", _("In school or studying")),
        ("job_seeker", _("Looking for a job or a placement")),
        ("neither", _("Neither in school nor in work")),
        ("other", _("In another situation")),
    ),
    "founder": (
        ("job_seeker", _("Looking for a job")),
        ("employed", _("In work")),
        ("self_employed", _("Already at the head of my business")),
        ("other", _("In another situation")),
    ),
}
ALL_SITUATIONS: Choices = tuple(
    dict((*SITUATIONS, *(pair for pairs in SITUATIONS_BY_TRACK.values() for pair in pairs))).items()
)

SEARCHES: Choices = (
    ("job", _("A job")),
    ("apprenticeship", _("An apprenticeship or work-study training")),
    ("training", _("A training course")),
    ("internship", _("An internship")),
    ("unsure", _("I do not know yet")),
)

NO_STRUCTURE = "none"
OTHER_STRUCTURE = "other"

SINCE: Choices = (
    ("not_yet", _("I have not started")),
    ("under_3", _("Less than 3 months")),
    ("under_6", _("3 to 6 months")),
    ("under_12", _("6 to 12 months")),
    ("over_12", _("More than a year")),
)

DIPLOMAS: Choices = (
    ("no_diploma", _("No diploma")),
    ("vocational", _("CAP, BEP")),
    ("baccalaureate", _("Baccalaureate")),
    ("two_years", _("Two years after the baccalaureate")),
    ("three_years", _("Three or four years after the baccalaureate")),
    ("five_years", _("Five years after the baccalaureate, or more")),
    ("abroad", _("A diploma from another country")),
)

NEEDS: Choices = (
    ("above_all", _("Above all")),
    ("also", _("Also")),
    ("no", _("Not for the moment")),
)

USE, KEEP_OUT, NO_ANSWER = "use", "keep_out", "no_answer"
USES: Choices = (
    (USE, _("Use it")),
    (KEEP_OUT, _("Do not use it")),
    (NO_ANSWER, _("I prefer not to answer")),
)

MENTOR_CHECKLIST: Choices = (
    ("motives", _("Why they want to be a mentor")),
    ("availability", _("Their time: at least two meetings a month")),
    ("role", _("What a mentor does, and what a mentor does not do")),
    ("confidence", _("What is said stays between the two")),
    ("safety", _("What to do when something worries them")),
    ("distance", _("Neither a client, nor an employer, nor a relative")),
    ("places", _("Where and how they can meet")),
    ("charter", _("The mentor guide and the charter")),
)

MENTEE_CHECKLIST: Choices = (
    ("expectations", _("What they expect of a mentor")),
    ("rhythm", _("Their commitment: at least two meetings a month")),
    ("way", _("The way to the meetings, checked together")),
    ("other_help", _("The support that they have elsewhere")),
    ("limits", _("What a mentor does not do: find a job, lend money")),
    ("confidence", _("What is said stays between the two")),
    ("safety", _("Whom to call when something goes wrong")),
    ("card", _("What a mentor reads of them, and that they must agree to it")),
)

CHECKLISTS: dict[str, Choices] = {"mentor": MENTOR_CHECKLIST, "mentee": MENTEE_CHECKLIST}
