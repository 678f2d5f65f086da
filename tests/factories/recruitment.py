"""Applications that tell stories, made by the verbs of the domain.

    ApplicationFactory()                          a mentor's, sent, address not confirmed
    ApplicationFactory(mentee=True)               a job seeker's
    ApplicationFactory(founder=…)                 a founder's, in that programme
    ApplicationFactory(confirmed=True)            … received
    ApplicationFactory(taken_by=officer)          … confirmed, and in an officer's hands
    ApplicationFactory(asked_by=officer)          … confirmed, and a question asked

`now` is the moment of the first verb (default: this instant); the rest of the story happens at that same moment.
"""

from datetime import timedelta

import factory
from django.utils import timezone

from mentoring.models import Programme
from recruitment.domain import consents, drafts, intake, moderation
from recruitment.models import Application, Draft
from tests.factories.mentoring import ProgrammeFactory

VITROLLES = "13117"
MARIGNANE = "13054"

CONTACT = {
    "title": "",
    "first_name": "Hélène",
    "last_name": "Tavernot",
    "email": "helene@exemple.fr",
    "phone": "06 12 34 56 78",
}
LANGUAGES_AND_HOBBIES = {
    "first_language": "fr",
    "first_language_use": "use",
    "other_languages": ["ar"],
    "hobbies": ["hiking", "cooking"],
    "hobbies_use": "use",
}
WAYS = {"max_minutes": "30", "travel_modes": ["car", "public_transport"], "remote": "if_needed"}
TIME = {"hours_per_month": "4", "slots": ["mon_evening", "sat"]}
MENTOR_POSTS = {
    "vos-coordonnees": CONTACT,
    "vos-envies": {
        "motives": ["pass_on", "territory"],
        "words": "On m’a aidée, à mon tour.",
        "tracks": ["employment"],
        "heard_from": "word",
    },
    "ce-que-vous-apportez": {
        "support_technical": "if_needed",
        "support_objective": "no",
        "support_practical": "gladly",
        "support_psychological": "gladly",
        "support_relational": "if_needed",
    },
    "vos-deplacements": {"commune": "Vitrolles", "meeting_places": ["mentor_work"], **WAYS},
    "votre-experience": {
        "sector": "H",
        "sector2": "",
        "function": "logistics",
        "seniority": "5",
        "status": "employee",
        "job": "Responsable d’exploitation",
        "company": "Transports Bonneveine",
        "siren": "",
        "founded": "no",
    },
    "un-peu-plus-sur-vous": {
        "birth_year": "1975",
        "birth_year_use": "keep_out",
        "places": "2",
        **LANGUAGES_AND_HOBBIES,
        **TIME,
    },
}
MENTEE_POSTS = {
    "vos-coordonnees": CONTACT
    | {"first_name": "Inès", "last_name": "Selmouni", "email": "ines@exemple.fr", "phone": ""},
    "vous-etes": {
        "situation": "job_seeker",
        "birth_year": "1998",
        "birth_year_use": "use",
        "structure": "none",
        "other_structure": "",
    },
    "le-travail-que-vous-cherchez": {
        "aim": "Un poste d’assistante logistique",
        "function": "logistics",
        "sector": "H",
        "sector2": "",
        "seniority": "2",
        "since": "under_6",
        "diploma": "two_years",
    },
    "ce-qui-vous-aiderait": {
        "support_technical": "also",
        "support_objective": "no",
        "support_practical": "above_all",
        "support_psychological": "also",
        "support_relational": "no",
        "obstacles": "Je n’ai pas de réponse.",
    },
    "votre-motivation": {
        "motives": ["method", "confidence"],
        "words": "J’ai le diplôme mais pas les codes.",
        **TIME,
    },
    "vos-deplacements": {"commune": "Marignane", **WAYS},
    "un-peu-plus-sur-vous": LANGUAGES_AND_HOBBIES,
}
FOUNDER_POSTS = {
    **{name: MENTEE_POSTS[name] for name in ("vos-coordonnees",)},
    "vous-etes": MENTEE_POSTS["vous-etes"] | {"situation": "employed"},
    "votre-projet": {
        "aim": "Un food-truck de cuisine réunionnaise",
        "stage": "building",
        "sector": "I",
        "sector2": "",
        "legal_status": "micro",
        "siren": "552 100 554",
        "funding": ["honour_loan", "own"],
    },
    "ce-qui-vous-aiderait": MENTEE_POSTS["ce-qui-vous-aiderait"],
    "vous-et-l-entreprise": {"function": "hospitality", **MENTEE_POSTS["votre-motivation"]},
    "vos-clients-et-vos-proches": {
        "clients": "Transports Bonneveine\nLes Halles d’Aix",
        "employers": "",
        "relatives": "",
    },
    **{name: MENTEE_POSTS[name] for name in ("vos-deplacements", "un-peu-plus-sur-vous")},
}
YOUNG_POSTS = {
    "vos-coordonnees": MENTEE_POSTS["vos-coordonnees"],
    "vous-etes": MENTEE_POSTS["vous-etes"] | {"situation": "neither", "birth_year": "2006"},
    "ce-que-vous-visez": {
        "search": "apprenticeship",
        "aim": "Un apprentissage en boulangerie",
        "sector": "C",
        "function": "",
        "diploma": "no_diploma",
        "since": "",
    },
    **{name: MENTEE_POSTS[name] for name in ("ce-qui-vous-aiderait", "votre-motivation")},
    **{name: MENTEE_POSTS[name] for name in ("vos-deplacements", "un-peu-plus-sur-vous")},
}
POSTS = {"mentor": MENTOR_POSTS, "mentee": MENTEE_POSTS, "founder": FOUNDER_POSTS, "youth": YOUNG_POSTS}
MENTOR_ANSWERS = {
    **{name: value for post in MENTOR_POSTS.values() for name, value in post.items()},
    "commune": VITROLLES,
    "birth_year": 1975,
}
MENTEE_ANSWERS = {
    **{name: value for post in MENTEE_POSTS.values() for name, value in post.items()},
    "commune": MARIGNANE,
    "birth_year": 1998,
}
FOUNDER_ANSWERS = {
    **{name: value for post in FOUNDER_POSTS.values() for name, value in post.items()},
    "commune": MARIGNANE,
    "birth_year": 1998,
    "siren": "552100554",
    "clients": ["Transports Bonneveine", "Les Halles d’Aix"],
    "employers": [],
    "relatives": [],
}
YOUNG_ANSWERS = {
    **{name: value for post in YOUNG_POSTS.values() for name, value in post.items()},
    "commune": MARIGNANE,
    "birth_year": 2006,
}
ANSWERS = {
    "mentor": MENTOR_ANSWERS,
    "mentee": MENTEE_ANSWERS,
    "founder": FOUNDER_ANSWERS,
    "youth": YOUNG_ANSWERS,
}


def open_hub(**programme):
    """What has to exist before anybody can apply: a programme and a text to agree to."""
    consents.publish_first_texts(now=timezone.now())
    return Programme.objects.open_on(timezone.localdate()).first() or ProgrammeFactory(**programme)


class DraftFactory(factory.Factory):
    """A draft just begun; `DraftFactory(now=…, owner_key=…)`."""

    role = "mentor"
    owner_key = "key of a session"
    language = "fr"
    now = factory.LazyFunction(timezone.now)

    class Meta:
        model = Draft

    @classmethod
    def _create(cls, model_class, **fields):
        return drafts.start_draft(**fields)


class ApplicationFactory(factory.Factory):
    """An application sent by its own draft; other keywords replace answers."""

    now = factory.LazyFunction(timezone.now)
    role = "mentor"
    language = "fr"
    confirmed = False
    taken_by = None
    asked_by = None
    question = "Quand peut-on vous appeler ?"

    class Meta:
        model = Application

    founder = None

    class Params:
        mentee = factory.Trait(role="mentee")

    @classmethod
    def _create(
        cls, model_class, *, now, role, language, confirmed, taken_by, asked_by, question, founder, **answers
    ):
        open_hub()
        role, said = ("mentee", "founder") if founder else (role, role)
        draft = DraftFactory(role=role, language=language, now=now - timedelta(minutes=8), programme=founder)
        application = intake.submit(
            draft=draft,
            answers=ANSWERS[said] | answers,
            consent=consents.current_text(language),
            now=now,
        )
        if confirmed or taken_by or asked_by:
            application = intake.confirm(application=application, now=now)
        if taken_by:
            application = moderation.take(
                application=application, by=taken_by, seen_version=application.version, now=now
            )
        if asked_by:
            application = moderation.ask(
                application=application,
                question=question,
                by=asked_by,
                seen_version=application.version,
                now=now,
            )
        return application
