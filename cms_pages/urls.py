"""Stable names of pages that the team chooses: other apps link to a name, never to a page. And the search."""

from django.urls import path

from . import signposts, subscription
from .search import views

urlpatterns = [
    path("guide-du-mentor/", signposts.mentor_guide, name="mentor_guide"),
    path("agenda.ics", subscription.agenda_feed, name="agenda_feed"),
    path("recherche/", views.search, name="search"),
]
