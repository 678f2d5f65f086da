"""Every address that the project answers, read from the resolver: nothing is listed by hand."""

import inspect
import itertools
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

OURS = ("portal.", "mentoring.", "recruitment.", "cms_pages.")


def patterns(tree=None, namespace="", route="") -> Iterator[tuple[str, str, URLPattern]]:
    """(name with its namespaces, route, pattern) of every address."""
    for one in tree or get_resolver().url_patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLPattern):
            yield namespace + (one.name or ""), here, one
        else:
            inner = namespace + (f"{one.namespace}:" if one.namespace else "")
            yield from patterns(one.url_patterns, inner, here)


def module_of(callback) -> str:
    """Where the view behind an address was written, decorators aside."""
    view = inspect.unwrap(getattr(callback, "view_class", callback))
    view = getattr(view, "view_class", view)
    owner = getattr(view, "__self__", None)
    return (owner.__class__ if owner is not None else view).__module__


def our_names() -> set[str]:
    """Names of the addresses whose view is ours."""
    return {name for name, _route, one in patterns() if module_of(one.callback).startswith(OURS)}


def admin_patterns() -> list[tuple[str, URLPattern]]:
    """(name, pattern) of every address below /admin/."""
    return [(name, one) for name, route, one in patterns() if route.startswith("admin/") and name]


def arguments(pattern: URLPattern, candidates: dict[str, list], default: list) -> Iterator[dict]:
    """Every combination of candidate values for the parameters of an address."""
    names = list(pattern.pattern.regex.groupindex)
    values = [candidates.get(name, default) for name in names]
    return (dict(zip(names, chosen, strict=True)) for chosen in itertools.product(*values))
