"""What falls due: each app lists its rules in its module `due`; every rule reads `now` and may run late or twice."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from . import counters, devices, letters, links, outbox

Rule = Callable[[datetime], int]


def all_rules() -> dict[str, Rule]:
    """Every rule by name: those of the apps in the order of the house, then the kernel's."""
    rules: dict[str, Rule] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.due") and app.name != "portal.core":
            rules.update(import_module(f"{app.name}.due").RULES)
    rules["grouped letters"] = letters.gather_due
    rules["messages"] = outbox.deliver_due
    rules["old links"] = links.delete_old
    rules["old devices"] = devices.delete_old
    rules["old counters"] = counters.forget_old
    return rules
