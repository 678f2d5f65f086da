"""Sets Django up before the screens are named: they speak of the people of the demo."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
django.setup()
