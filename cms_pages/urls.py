"""Stable names of pages that the team chooses: other apps link to a name, never to a page. And the search."""

from django.urls import path

from . import signposts
from .search import views

urlpatterns = [
    path("guide-du-mentor/", signposts.mentor_guide, name="mentor_guide"),
    path("recherche/", views.search, name="search"),
]
