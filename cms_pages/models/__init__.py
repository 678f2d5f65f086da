"""The types of pages, one family a file, and the settings of the site."""

from .agenda import EventIndexPage
from .campaigns import CampaignPage
from .consents import StoryConsent
from .contact import ContactPage
from .editorial import AudiencePage, SectionPage, StandardPage
from .events import EventPage
from .home import HomePage
from .matching import MatchingPage
from .news import NewsPage, Rubric
from .news_index import NewsIndexPage
from .partners import PartnerIndexPage, PartnerPage
from .press import PressPage
from .references import ReferencesPage
from .resources import FaqPage, ResourceIndexPage
from .results import ResultsPage
from .settings import FooterLink, SiteSettings
from .site_map import SiteMapPage
from .starters import Starter
from .stories import StoryPage, StoryVoice
from .story_index import StoryIndexPage

__all__ = [
    "AudiencePage",
    "CampaignPage",
    "ContactPage",
    "EventIndexPage",
    "EventPage",
    "FaqPage",
    "FooterLink",
    "HomePage",
    "MatchingPage",
    "NewsIndexPage",
    "NewsPage",
    "PartnerIndexPage",
    "PartnerPage",
    "PressPage",
    "ReferencesPage",
    "ResourceIndexPage",
    "ResultsPage",
    "Rubric",
    "SectionPage",
    "SiteMapPage",
    "SiteSettings",
    "StandardPage",
    "Starter",
    "StoryConsent",
    "StoryIndexPage",
    "StoryPage",
    "StoryVoice",
]
