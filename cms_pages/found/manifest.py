"""The name, the colours and the icons that a phone shows when the portal is kept on its screen."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

ICONS = (
    ("icons/favicon.svg", "any", "image/svg+xml"),
    ("icons/icon-192.png", "192x192", "image/png"),
    ("icons/icon-512.png", "512x512", "image/png"),
)


@require_safe
@cache_control(max_age=86_400)
def manifest(request: HttpRequest) -> JsonResponse:
    """Served at `/site.webmanifest`; it opens in the browser, as the portal is a site before all."""
    content = {
        "name": settings.WAGTAIL_SITE_NAME,
        "short_name": settings.WAGTAIL_SITE_NAME,
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#0e4f80",
        "icons": [{"src": static(file), "sizes": sizes, "type": kind} for file, sizes, kind in ICONS],
    }
    return JsonResponse(content, content_type="application/manifest+json")
