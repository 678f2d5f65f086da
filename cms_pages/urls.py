"""Stable names of pages that the team chooses: other apps link to a name, never to a page. Then search, PDF, the tree."""

from django.urls import path, re_path
from wagtail import urls as wagtail_urls

from . import paper, serving, signposts, subscription
from .search import views

urlpatterns = [
    path("guide-du-mentor/", signposts.mentor_guide, name="mentor_guide"),
    path("agenda.ics", subscription.agenda_feed, name="agenda_feed"),
    path("pdf/<int:pk>/", paper.paper, name="paper"),
    path("recherche/", views.search, name="search"),
    *(one for one in wagtail_urls.urlpatterns if one.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
]
