"""The site of an address with its settings, and where each home stands: two queries at most. Called by `serving`, and by
the settings of the site for the pages of other apps.

Wagtail asks one for the site, one for its settings, one for all sites and one more for the languages of each.
"""

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION, SiteRootPath

KEPT_FOR = 3600  # seconds, as Wagtail keeps them


def remember(request: HttpRequest) -> Site | None:
    """The site of a request, for Wagtail as for us; every link of the answer is made from the roots read here."""
    sites = list(Site.objects.select_related("root_page", "sitesettings").order_by())
    hostname, _colon, _port = request._get_raw_host().partition(":")
    request._wagtail_site = chosen(sites, hostname, int(request.get_port()))
    request._wagtail_cached_site_root_paths = roots(sites)
    return request._wagtail_site


def chosen(sites: list[Site], hostname: str, port: int) -> Site | None:
    """By the rule of `Site.find_for_request`: the host with its port, else the only site of the host, else the default."""
    named = [site for site in sites if site.hostname == hostname]
    default = next((site for site in sites if site.is_default_site), None)
    exact = next((site for site in named if site.port == port), None)
    if exact or default is None or default in named:
        return exact or default or (named[0] if len(named) == 1 else None)
    return named[0] if len(named) == 1 else default


def roots(sites: list[Site]) -> list[SiteRootPath]:
    """The homes of the sites in every language, kept under the key of Wagtail, which empties it when a site changes."""
    kept = cache.get(SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION)
    if kept is None:
        kept = read_roots(sites)
        cache.set(SITE_ROOT_PATHS_CACHE_KEY, kept, KEPT_FOR, version=SITE_ROOT_PATHS_CACHE_VERSION)
    return [SiteRootPath(*root) for root in kept]


def read_roots(sites: list[Site]) -> list[SiteRootPath]:
    """One query, in the order of `Site.get_site_root_paths`: the most precise path first."""
    ordered = sorted(sites, key=lambda site: site.hostname)
    ordered.sort(key=lambda site: (site.root_page.url_path, site.is_default_site), reverse=True)
    keys = {site.root_page.translation_key for site in sites}
    homes = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
    return [
        SiteRootPath(site.pk, home.url_path, site.root_url, home.locale.language_code)
        for site in ordered
        for home in homes
        if home.translation_key == site.root_page.translation_key
    ]
