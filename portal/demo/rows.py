"""The people of the demo who are told in a few lines each, read from `data/*.txt`. Called by `walk`.

A paragraph a person; the parts of a line stand between bars, lists are words with blanks (or commas) between them.

A mentor: mailbox | first name | last name | age title heard_from
          sector[/sector2] function seniority status | job | company
          commune travel_modes max_minutes remote | meeting_places | slots | hours_per_month places
          motives | supports | hobbies | languages, the first one first | tracks
          words
A mentee: mailbox | first name | last name | age title | structure
          situation sector[/sector2] function seniority since diploma | aim
            (a founder: situation sector[/sector2] function stage legal_status funding[,funding] siren | aim)
          commune travel_modes max_minutes remote | slots | hours_per_month
          motives | supports | hobbies | languages
          words
Besides: a line after « ! » tells the obstacles, one after « = » names clients, employers or relatives, one after « + »
sets any answer by its name.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.hub.texts.pieces import typeset

from .people import Person, mentee, mentor
from .territory import STRUCTURE_NAMES

DATA = Path(__file__).parent / "data"
TRACKS = ("employment", "youth", "founder")
OFFERS = {"g": "gladly", "i": "if_needed", "n": "no"}
NEEDS = {"A": "above_all", "a": "also", "n": "no"}
NOTHING = "-"


def mentors() -> list[Person]:
    """Every mentor of the files, in the order of the files."""
    rows = [lines for file in sorted(DATA.glob("mentors_*.txt")) for lines in paragraphs(file)]
    return [mentor_of(lines, phone=f"06 39 98 30 {rank:02}") for rank, lines in enumerate(rows)]


def mentees(track: str) -> list[Person]:
    """Every mentee of a track, in the order of their file."""
    rows = paragraphs(DATA / f"mentees_{track}.txt")
    series = 40 + TRACKS.index(track)
    return [mentee_of(lines, track, phone=f"06 39 98 {series} {rank:02}") for rank, lines in enumerate(rows)]


def paragraphs(file: Path) -> Iterator[list[str]]:
    """The lines of each person of a file."""
    for text in file.read_text(encoding="utf-8").strip().split("\n\n"):
        yield text.splitlines()


def parts(line: str) -> list[str]:
    """What stands between the bars of a line."""
    return [part.strip() for part in line.split("|")]


def mentor_of(lines: list[str], *, phone: str) -> Person:
    """A mentor from their five lines and more."""
    mailbox, first_name, last_name, person = parts(lines[0])
    age, title, heard_from = person.split()
    work, job, company = parts(lines[1])
    sectors, function, seniority, status = work.split()
    way, meeting_places, slots, time = parts(lines[2])
    motives, offers, hobbies, languages, tracks = parts(lines[3])
    hours, places = time.split()
    return mentor(
        (first_name, last_name),
        mailbox,
        int(age),
        title=title,
        phone=phone,
        heard_from=heard_from,
        **answers_of_work(sectors, function, seniority),
        status=status,
        job=job,
        company="" if company == NOTHING else company,
        **answers_of_way(way),
        meeting_places=meeting_places,
        slots=slots,
        hours_per_month=hours,
        places=places,
        motives=motives,
        hobbies=hobbies,
        tracks=tracks,
        supports=spelt(offers, OFFERS),
        **answers_of_languages(languages),
        **own_words(lines[4:]),
    )


def mentee_of(lines: list[str], track: str, *, phone: str) -> Person:
    """A mentee from their five lines and more."""
    mailbox, first_name, last_name, person, structure = parts(lines[0])
    age, title = person.split()
    search, aim = parts(lines[1])
    way, slots, hours = parts(lines[2])
    motives, needs, hobbies, languages = parts(lines[3])
    return mentee(
        (first_name, last_name),
        mailbox,
        int(age),
        track=track,
        structure=STRUCTURE_NAMES.get(structure, ""),
        title=title,
        phone=phone,
        **(answers_of_project(search) if track == "founder" else answers_of_search(search)),
        aim=aim,
        **answers_of_way(way),
        slots=slots,
        hours_per_month=hours,
        motives=motives,
        hobbies=hobbies,
        supports=spelt(needs, NEEDS),
        **answers_of_languages(languages),
        **own_words(lines[4:]),
    )


def spelt(letters: str, codes: dict[str, str]) -> str:
    """The five supports from their five letters."""
    return " ".join(codes[letter] for letter in letters)


def answers_of_work(sectors: str, function: str, seniority: str) -> dict[str, str]:
    """Line of business, second one, function and level."""
    first, _slash, second = sectors.partition("/")
    return {"sector": first, "sector2": second, "function": function, "seniority": seniority}


def answers_of_search(words: str) -> dict[str, str]:
    """Somebody who looks for a job."""
    situation, sectors, function, seniority, since, diploma = words.split()
    work = answers_of_work(sectors, function, seniority)
    return {**work, "situation": situation, "since": since, "diploma": diploma}


def answers_of_project(words: str) -> dict[str, str]:
    """Somebody who starts a business."""
    situation, sectors, function, stage, legal_status, funding, siren = words.split()
    first, _slash, second = sectors.partition("/")
    return {
        "sector": first,
        "sector2": second,
        "function": function,
        "situation": situation,
        "stage": stage,
        "legal_status": legal_status,
        "funding": funding.replace(",", " "),
        "siren": "" if siren == NOTHING else siren,
    }


def answers_of_way(way: str) -> dict[str, str]:
    """Where from, how, how far."""
    commune, modes, minutes, remote = way.split()
    return {
        "commune": commune,
        "travel_modes": modes.replace(",", " "),
        "max_minutes": minutes,
        "remote": remote,
    }


def answers_of_languages(languages: str) -> dict[str, str]:
    """The first language, then the others."""
    first, *others = languages.replace(":", " ").split()
    return {"first_language": first, "other_languages": " ".join(others)}


def own_words(lines: list[str]) -> dict[str, Any]:
    """What they wrote themselves; obstacles after « ! », any other answer after « + »."""
    found: dict[str, Any] = {"words": typeset(lines[0])}
    for line in lines[1:]:
        if line.startswith("!"):
            found["obstacles"] = typeset(line[1:].strip())
        elif line.startswith("="):
            kind, named = line[1:].split(maxsplit=1)
            found[kind] = named.split("; ")
        else:
            found |= dict(pair.split("=", 1) for pair in line[1:].split())
    return found
