"""Stable names of pages that the team chooses: other apps link to a name, never to a page."""

from django.urls import path

from . import signposts

urlpatterns = [path("guide-du-mentor/", signposts.mentor_guide, name="mentor_guide")]
