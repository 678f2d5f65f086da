"""The types of pages, one family a file, and the settings of the site."""

from .agenda import EventIndexPage
from .contact import ContactPage
from .editorial import AudiencePage, SectionPage, StandardPage
from .events import EventPage
from .home import HomePage
from .matching import MatchingPage
from .news import NewsPage, Rubric
from .news_index import NewsIndexPage
from .results import ResultsPage
from .settings import FooterLink, SiteSettings

__all__ = [
    "AudiencePage",
    "ContactPage",
    "EventIndexPage",
    "EventPage",
    "FooterLink",
    "HomePage",
    "MatchingPage",
    "NewsIndexPage",
    "NewsPage",
    "ResultsPage",
    "Rubric",
    "SectionPage",
    "SiteSettings",
    "StandardPage",
]
