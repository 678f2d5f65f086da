"""Two content security policies by path: strict for the public and the members, looser under the admin."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

STRICT = (
    "default-src 'self'; img-src 'self' data:; media-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), browsing-topics=()"


class ContentSecurityPolicyMiddleware:
    """Wagtail's admin needs inline scripts (dependencies.md, G6); nothing else does. No foreign host in either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        admin = request.path_info.startswith(("/admin/", "/en/admin/"))
        response.setdefault("Content-Security-Policy", ADMIN if admin else STRICT)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        return response
