"""Which pages anybody may read today: asked by every list of pages, whatever their type.

A story whose voices no longer all agree is withheld from the very day, published or not. Models are looked up by
name: the base of every page type reads this module.
"""

from datetime import date

from django.apps import apps
from django.utils import timezone
from wagtail.models import PageQuerySet


def without_withheld(pages: PageQuerySet, today: date) -> PageQuerySet:
    """Pages of every type, less the stories that lack a consent."""
    stories = apps.get_model("cms_pages", "StoryPage").objects
    return pages.exclude(pk__in=stories.withheld(today).values("pk"))


def may_be_read(pages: PageQuerySet) -> PageQuerySet:
    """Of these pages, those that anybody may read today."""
    return without_withheld(pages.live().public(), timezone.localdate())
