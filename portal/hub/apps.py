"""Laying the first hub: the site tree, the reference lists, the roles, a programme."""

from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "portal.hub"
    label = "hub"
