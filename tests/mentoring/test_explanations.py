"""Sentences: one for each criterion for the staff; for the mentor's card never a word on age or language."""

import re
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given, settings

from mentoring import explanations
from mentoring.matching import tables
from mentoring.matching.columns import encode
from mentoring.matching.explanation import CARD_CRITERIA, Contribution, Reason
from mentoring.matching.gate import Travel
from mentoring.matching.ranking import Rules, rank, survey
from tests.mentoring.matching.people import (
    INES,
    MARIGNANE,
    MENTEES,
    MENTORS,
    PAUL,
    SPOTS,
    TABLES,
    VITROLLES,
    travel,
)

RULES = Rules.of_track("employment")
SPACE = "\u00a0"
EXPECTED_KEYS = {
    *(f"sector.{key}" for key in ("same_division", "same_section", "near", "other")),
    *(
        f"function.{key}.{level}"
        for key in ("same", "near", "other")
        for level in ("below", "ahead", "far_ahead")
    ),
    *(f"age.{key}" for key in ("same", "mentor_older", "mentee_older")),
    *(f"first_language.{key}" for key in ("same", "of_mentee", "of_mentor", "other", "french", "none")),
    *("hobbies.shared", "hobbies.none", "motivation.answered", "motivation.none"),
    *(f"accessibility.{place}" for place in (*tables.PLACES, "remote", "to_check", "unreachable")),
    *("expectations.offered", "expectations.none"),
}


@pytest.fixture(autouse=True)
def _french():
    with translation.override("fr"):
        yield


def first(mentee, mentor, ways=None):
    ways = ways or travel([MARIGNANE], [VITROLLES])
    facts = survey(encode([mentee]), encode([mentor]), ways, rules=RULES)
    return next(iter(rank(mentee, [mentor], ways, rules=RULES, facts=facts)), None)


def test_the_staff_reads_one_sentence_for_each_criterion():
    assert [
        sentence.replace(SPACE, " ") for sentence in explanations.for_staff(first(INES, PAUL).contributions)
    ] == [
        "Même secteur : Transports et logistique.",
        "Même fonction (Logistique, transport), avec beaucoup plus d’expérience.",
        "Le mentor a 23 ans de plus.",
        "Le mentor parle la langue maternelle de la personne accompagnée : arabe.",
        "Loisirs en commun : cuisine.",
        "Motivations qui trouvent réponse : 1 sur 2 (chercher avec méthode).",
        (
            "Sur le lieu de travail du mentor : 29 min en transports en commun pour la personne accompagnée"
            " (limite 30 min)."
        ),
        (
            "Appuis proposés : 2 sur 2 (les outils de recherche d’emploi, l’entreprise vue de l’intérieur) ;"
            " un créneau commun."
        ),
    ]


def test_the_card_tells_the_mentor_what_brings_them_together():
    sentences = explanations.for_card(first(INES, PAUL).contributions)
    assert [sentence.replace(SPACE, " ") for sentence in sentences] == [
        "29 min en transports en commun pour venir jusqu’à vous.",
        "Le même secteur que le vôtre : Transports et logistique.",
        "Vous exercez la fonction visée : Logistique, transport.",
        (
            "Appuis demandés que vous proposez : 2 sur 2 (les outils de recherche d’emploi,"
            " l’entreprise vue de l’intérieur)."
        ),
        "Un goût en commun : cuisine.",
        "Vos envies répondent aux siennes : chercher avec méthode.",
    ]


def test_points_to_check_are_written_out():
    checks = explanations.to_check(first(INES, replace(PAUL, slots=("wed_day",))).checks)
    assert [sentence.replace(SPACE, " ") for sentence in checks] == [
        "Le trajet est proche de la limite de 30 min : à vérifier ensemble.",
        "Aucun créneau commun parmi ceux indiqués.",
        "4 h par mois proposées pour 6 h souhaitées.",
    ]


def test_an_answer_not_used_is_said_to_be_neutral():
    contributions = first(replace(INES, unused=("age",)), PAUL).contributions
    sentences = dict(zip(tables.CRITERIA, explanations.for_staff(contributions), strict=True))
    assert (
        sentences["age"].replace(SPACE, " ")
        == "Non renseigné ou à ne pas utiliser : valeur moyenne du vivier."
    )


def test_every_reason_has_its_sentence():
    assert set(explanations.FOR_STAFF) == EXPECTED_KEYS


def test_no_sentence_of_the_card_speaks_of_age_or_language():
    assert {key.split(".")[0] for key in explanations.FOR_CARD} == set(CARD_CRITERIA)
    assert not {"age", "first_language"} & set(CARD_CRITERIA)


def test_the_card_ignores_age_and_language_even_when_they_are_all_it_is_given():
    gap = Contribution("age", 1, 5, 5, False, Reason("age.mentor_older", {"years": 23}))
    tongue = Contribution("first_language", 1, 5, 5, False, Reason("first_language.same", {"language": "ar"}))
    assert explanations.for_card([gap, tongue]) == []


def test_one_year_is_not_plural():
    gap = Contribution("age", 1, 5, 5, False, Reason("age.mentee_older", {"years": 1}))
    assert explanations.staff_sentence(gap) == "Le mentor a 1 an de moins."


@settings(max_examples=150, deadline=None)
@given(MENTEES, MENTORS, TABLES, SPOTS, SPOTS)
def test_every_pair_can_be_explained_and_no_card_betrays_age_or_language(mentee, mentor, table, home, work):
    found = first(mentee, mentor, Travel.of(table, mentees=[home], mentors=[work], premises=[0]))
    if found is None:
        return
    for language in ("fr", "en"):
        with translation.override(language):
            written = explanations.for_staff(found.contributions)
            card = explanations.for_card(found.contributions) + explanations.to_check(found.checks)
        assert len(written) == len(tables.CRITERIA)
        assert all("%(" not in sentence for sentence in written + card)
        assert not re.search(
            r"\b(ans?|years?|âge|age|langue|language|arabe|turc|anglais)\b", " ".join(card), re.IGNORECASE
        )
