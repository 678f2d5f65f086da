"""Codes of a person's answers as the team reads them. Called by the registers and the matching board."""

from collections.abc import Iterable, Mapping
from datetime import date

import phonenumbers
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, ngettext

from mentoring import vocabulary
from mentoring.models import Mentee, Mentor
from mentoring.models.people import programmes_within
from portal.accounts.models import User
from portal.accounts.roles import reach
from portal.core import geography
from portal.core.staff import Section

LEFT_OUT = {"age": "birth_year", "first_language": "first_language", "hobbies": "hobbies"}


def exportable(rows: QuerySet, user: User, *, path: str = "programme") -> QuerySet:
    """The rows over whose programme this member of the team holds the right to export."""
    held = reach(user, "export")
    return rows if held.hub else rows.filter(**{f"{path}__in": programmes_within(held)}).distinct()


def commune(code: str) -> str:
    """« Marignane (13700) »."""
    found = geography.by_code(code)
    return found.label if found else code


def town(code: str) -> str:
    """« Marignane »."""
    found = geography.by_code(code)
    return found.name if found else code


def communes_named(word: str) -> list[str]:
    """Codes of the communes whose name holds a word."""
    return [one.insee_code for one in geography.communes() if word.casefold() in one.name.casefold()]


def in_town(word: str) -> Q:
    """Rows whose commune has a name that holds a word."""
    return Q(commune__in=communes_named(word))


def labels(choices: vocabulary.Choices, codes: Iterable[str]) -> list[str]:
    """The label of each code."""
    return [vocabulary.label(choices, code) for code in codes]


def supports(person: Mentor | Mentee) -> list[str]:
    """What is offered or asked for, the strongest first."""
    wanted: Mapping[str, float] = person.supports
    ranked = sorted((code for code, value in wanted.items() if value), key=lambda code: -wanted[code])
    return labels(vocabulary.SUPPORTS, ranked)


def years(person: Mentor | Mentee, today: date) -> str:
    """About how old somebody is: only the year of birth is known."""
    if person.birth_year is None:
        return ""
    count = today.year - person.birth_year
    return ngettext("%(count)d year old", "%(count)d years old", count) % {"count": count}


def full_name(person: User | None) -> str:
    """The name; a file that was erased has none."""
    return person.full_name if person else gettext("erased")


def short_name(person: User) -> str:
    """« Inès S. »: enough to tell people apart on a shared screen."""
    return f"{person.first_name} {person.last_name[:1]}."


def national(phone: str) -> str:
    """« 06 12 34 56 78 », and the international form for a number from elsewhere."""
    try:
        number = phonenumbers.parse(phone, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return phone
    home = phonenumbers.region_code_for_number(number) == settings.PHONENUMBER_DEFAULT_REGION
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if home else style.INTERNATIONAL)


def in_a_line(words: Iterable[str]) -> str:
    """« Le réseau, la confiance en soi »."""
    first, *rest = [*words] or [""]
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in rest)])


def contact(person: User | None) -> Section:
    """How to reach somebody: each page that shows it writes a line in the log of viewings."""
    rows = [
        (gettext("Name"), full_name(person)),
        (gettext("E-mail address"), person.email if person else ""),
        (gettext("Phone"), national(person.phone) if person else ""),
        (gettext("Language"), person.get_language_display() if person else ""),
        (gettext("Preferred channel"), person.get_preferred_channel_display() if person else ""),
    ]
    return Section(gettext("Contact details"), rows)


def work(person: Mentor | Mentee) -> list[tuple[str, object]]:
    """Sector, function, level."""
    sectors = [vocabulary.sector_label(code) for code in (person.sector, person.sector2) if code]
    return [
        (gettext("Line of business"), sectors),
        (gettext("Function"), vocabulary.label(vocabulary.FUNCTIONS, person.function)),
        (gettext("Level"), vocabulary.label(vocabulary.LEVELS, person.seniority or "")),
    ]


def travel(person: Mentor | Mentee) -> Section:
    """Where, how far and by what means."""
    rows = [
        (gettext("Commune"), commune(person.commune)),
        (gettext("Longest way"), gettext("%(minutes)d min one way") % {"minutes": person.max_minutes}),
        (gettext("Means of travel"), labels(vocabulary.TRAVEL_MODES, person.travel_modes)),
        (gettext("Remote meetings"), vocabulary.label(vocabulary.REMOTE, person.remote)),
    ]
    places = labels(vocabulary.PLACES, person.meeting_places)
    return Section(
        gettext("Ways and places"), [*rows, *([(gettext("Meeting places"), places)] if places else [])]
    )


def affinities(person: Mentor | Mentee) -> Section:
    """What the team alone reads: age, languages, tastes; and what must not be used."""
    unused = [vocabulary.label(vocabulary.CRITERIA, code) for code in person.unused]
    languages = labels(vocabulary.LANGUAGES, [person.first_language, *person.other_languages])
    rows = [
        (gettext("Year of birth"), person.birth_year),
        (gettext("Languages"), [name for name in languages if name]),
        (gettext("Hobbies"), labels(vocabulary.HOBBIES, person.hobbies)),
        (gettext("Available"), labels(vocabulary.SLOTS, person.slots)),
        (gettext("Hours a month"), person.hours_per_month),
    ]
    return Section(
        gettext("A little more"),
        [*rows, *([(gettext("Not used for the matching"), unused)] if unused else [])],
    )
