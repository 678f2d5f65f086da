"""Words as the search compares them: no capitals, accents or endings, and one word for a whole family.

The index of a page and the question of a reader pass through here alike, so that both databases answer the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import snowballstemmer

from .vocabulary import COMMON, FAMILIES

WORD = re.compile(r"[^\W_]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
ALGORITHMS = {"fr": "french", "en": "english"}
LONG_FOR_A_PLURAL = 5  # « emplois », « appuis »: the stemmer keeps their s, as it keeps that of « mois »
WEIGHT_OF_A_TITLE = 3
FENCE = "\u2063"  # around the compared words in the index, where people also read


def fold(text: str) -> str:
    """Letters and digits only, without capitals or accents."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(letter for letter in spread if letter.isalnum())


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The word without its ending."""
    lower = word.casefold()
    if language == "fr" and len(lower) >= LONG_FOR_A_PLURAL:
        lower = lower.removesuffix("s")
    return fold(snowballstemmer.stemmer(ALGORITHMS[language]).stemWord(lower))


@cache
def families(language: str) -> dict[str, str]:
    """Each stem of a family, and the stem of its first word."""
    return {
        stem(word, language): stem(family[0], language) for family in FAMILIES[language] for word in family
    }


@cache
def common(language: str) -> frozenset[str]:
    """Words that say nothing of what is looked for."""
    return frozenset(COMMON[language].split())


def key(word: str, language: str) -> str:
    """What is compared in place of a word."""
    short = stem(word, language)
    return families(language).get(short, short)


@lru_cache(maxsize=50_000)
def keys(word: str, language: str) -> frozenset[str]:
    """What a word of a page answers to: typed with its accents, or without."""
    return frozenset({key(word, language), key(fold(word), language)} - {""})


def asked(query: str, language: str) -> list[str]:
    """The keys of a question, common words left out unless there is nothing else."""
    found = WORD.findall(query)
    telling = [word for word in found if len(word) > 1 and word.casefold() not in common(language)]
    return [one for one in dict.fromkeys(key(word, language) for word in telling or found) if one]


@lru_cache(maxsize=64)
def indexed(title: str, text: str, language: str) -> str:
    """The keys of a page for its index, those of its title counted several times, between two fences.

    A page is indexed three times each time it is published, with the same words.
    """
    words = [*WORD.findall(title) * WEIGHT_OF_A_TITLE, *WORD.findall(text)]
    return f"{FENCE} {' '.join(each_key(words, language))} {FENCE}"


def each_key(words: list[str], language: str) -> Iterator[str]:
    """Every key of every word."""
    for word in words:
        yield from sorted(keys(unicodedata.normalize("NFC", word), language))
