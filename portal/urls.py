"""The only place that joins every app. French paths at the root, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms_pages.sitemaps import EveryLanguage
from portal.core import private, views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("prive/<slug:kind>/<uuid:key>/", private.serve, name="private_file"),
    path("", include("cms_pages.found.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": EveryLanguage}}, name="sitemap"),
    path("vivant/", views.alive, name="alive"),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("portal.demo.urls"))]
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path("lien/<str:token>/", views.LinkView.as_view(), name="link"),
    path("", include("recruitment.apply.urls")),
    path("", include("mentoring.member.urls")),
    path("", include("cms_pages.urls")),
    prefix_default_language=False,
)
