"""What search engines may not read, and where the list of pages stands. Served at `/robots.txt`."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

FORMS = ("candidature/mentor/", "candidature/mentore/")
CLOSED_ONCE = ("admin/", "demo/", "prive/")
CLOSED_IN_EVERY_LANGUAGE = (
    *("candidature/", "charte/", "espace/", "fiche/", "lien/", "pdf/", "preparation/", "proposition/"),
    *("rencontre-entre-mentors/", "tandem/", "verification/", "action/", "note/", "nouvelles/"),
    *("point-de-suivi/", "rendez-vous/", "calendrier/", "accord-parental/"),
)


@require_safe
@cache_control(max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """The first page of each form is open; drafts and the space of members are not."""
    lines = [
        "User-agent: *",
        *(f"Allow: {home}{form}$" for home in homes() for form in FORMS),
        *(f"Disallow: /{place}" for place in CLOSED_ONCE),
        *(f"Disallow: {home}{place}" for home in homes() for place in CLOSED_IN_EVERY_LANGUAGE),
        f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def homes() -> list[str]:
    """Where each language starts: French at the root, the others under their code."""
    return ["/" if code == settings.LANGUAGE_CODE else f"/{code}/" for code, _name in settings.LANGUAGES]
