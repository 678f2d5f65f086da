"""Addresses that stand at the root of the site, outside languages."""

from django.urls import path

from . import card, manifest, robots

urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("site.webmanifest", manifest.manifest, name="manifest"),
    path("partage/<int:pk>.png", card.card, name="card"),
]
