"""A territory typed by hand, a commune or an EPCI a line, kept as codes. Called by the form of a programme."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from . import geography
from .geography import WHOLE_MARSEILLE, Epci, plain

KINDS = frozenset({"ca", "cc", "metropole", "communaute", "agglomeration", "communes"})
SMALL_WORDS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et"})


def read(text: str) -> tuple[list[str], list[str]]:
    """The codes of a text, in its order and each once, and what was not understood, a sentence a line."""
    codes: list[str] = []
    problems = []
    for line in filter(None, map(str.strip, text.splitlines())):
        code, problem = code_of(line)
        if problem:
            problems.append(problem)
        elif code not in codes:
            codes.append(code)
    return codes, problems


def code_of(line: str) -> tuple[str, str]:
    """The code of one line, or why there is none. A commune comes before an EPCI of the same name."""
    if plain(line) in ("marseille", WHOLE_MARSEILLE):
        return WHOLE_MARSEILLE, ""
    group = named(line)
    if group and plain(group.name) == plain(line):
        return group.siren, ""
    search = geography.find(line)
    if search.commune:
        return search.commune.insee_code, ""
    if group:
        return group.siren, ""
    if search.suggestions:
        near = ", ".join(one.label for one in search.suggestions[:4])
        return "", _("« %(line)s » is not precise enough: did you mean %(near)s?") % {
            "line": line,
            "near": near,
        }
    return "", _("« %(line)s » is not known: check the spelling, or enter the postcode.") % {"line": line}


def named(line: str) -> Epci | None:
    """The EPCI of a SIREN number or of a name, with or without « métropole », « CC »… and the small words."""
    digits = "".join(line.split())
    wanted = key(line)
    found = [one for one in geography.epci() if one.siren == digits or plain(one.name) == plain(line)]
    found = found or [one for one in geography.epci() if wanted and key(one.name) == wanted]
    return found[0] if len(found) == 1 else None


def key(name: str) -> frozenset[str]:
    """What tells an EPCI from the others."""
    return frozenset(plain(name).split()) - KINDS - SMALL_WORDS


def words(codes: Iterable[str]) -> list[str]:
    """The names behind the codes, each of which `read` understands."""
    groups = {one.siren: one.name for one in geography.epci()}
    return [groups.get(code) or commune_words(code) for code in codes]


def commune_words(code: str) -> str:
    """« Marignane (13700) »; all of Marseille is « Marseille »."""
    if code == WHOLE_MARSEILLE:
        return "Marseille"
    commune = geography.by_code(code)
    return commune.label if commune else code
