"""The types of pages, one family a file, and the settings of the site."""

from .agenda import EventIndexPage
from .consents import StoryConsent
from .contact import ContactPage
from .editorial import AudiencePage, SectionPage, StandardPage
from .events import EventPage
from .home import HomePage
from .news import NewsPage, Rubric
from .news_index import NewsIndexPage
from .settings import FooterLink, SiteSettings
from .stories import StoryPage, StoryVoice
from .story_index import StoryIndexPage

__all__ = [
    "AudiencePage",
    "ContactPage",
    "EventIndexPage",
    "EventPage",
    "FooterLink",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "Rubric",
    "SectionPage",
    "SiteSettings",
    "StandardPage",
    "StoryConsent",
    "StoryIndexPage",
    "StoryPage",
    "StoryVoice",
]
