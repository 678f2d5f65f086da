"""The search of the portal: a plain form, answered by a list. Called by `cms_pages.urls`."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.core.search import clean

from .kinds import Kind
from .results import Answer


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` words, `?type=` one kind of results, `?rubrique=` one rubric of the news, `?page=` one page of the list."""
    query = clean(request.GET.get("q"))
    kind = next((kind for kind in Kind if kind == request.GET.get("type")), None)
    answer = Answer(query, get_language(), kind, request.GET.get("rubrique", ""))
    context = {
        "query": query,
        "answer": answer,
        "total": answer.counts.total(),
        "leaf": answer.leaf(request.GET.get("page")),
        "kinds": [(one, answer.counts[one]) for one in Kind if answer.counts[one]],
        "carry": carried(query, answer),
    }
    return render(request, "cms_pages/search.html", context)


def carried(query: str, answer: Answer) -> str:
    """The question, for the links to other pages of the list."""
    asked = {"q": query, "type": answer.kind, "rubrique": answer.rubric and answer.rubric.slug}
    return urlencode({name: value for name, value in asked.items() if value or name == "q"})
