"""The list of pages for search engines, in every language. Served at `/sitemap.xml`."""

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import PageQuerySet

from .readable import may_be_read


class EveryLanguage(Sitemap):
    """Wagtail lists the tree of the site's own home; the homes of other languages stand beside it."""

    def items(self) -> PageQuerySet:
        homes = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        pages = homes.model.objects.none()
        for home in homes:
            pages |= home.get_descendants(inclusive=True)
        return may_be_read(pages).order_by("path").defer_streamfields().specific()
