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
    """`?q=` words, `?type=` one kind of results, `?page=` one page of the list."""
    query = clean(request.GET.get("q"))
    kind = next((kind for kind in Kind if kind == request.GET.get("type")), None)
    answer = Answer(query, get_language(), kind)
    context = {
        "query": query,
        "answer": answer,
        "total": answer.counts.total(),
        "leaf": answer.leaf(request.GET.get("page")),
        "kinds": [(one, answer.counts[one]) for one in Kind if answer.counts[one]],
        "carry": urlencode({"q": query, **({"type": kind.value} if kind else {})}),
    }
    return render(request, "cms_pages/search.html", context)
