"""`python -m tests.bench`: runs every bench_*.py of this folder, in order, and prints ratios."""

import os
from importlib import import_module
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
django.setup()

for path in sorted(Path(__file__).parent.glob("bench_*.py")):
    import_module(f"tests.bench.{path.stem}").main()
