"""The types of pages, one family a file, and the settings of the site."""

from .contact import ContactPage
from .editorial import AudiencePage, SectionPage, StandardPage
from .home import HomePage
from .news import NewsIndexPage, NewsPage, Rubric
from .settings import FooterLink, SiteSettings

__all__ = [
    "AudiencePage",
    "ContactPage",
    "FooterLink",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "Rubric",
    "SectionPage",
    "SiteSettings",
    "StandardPage",
]
