"""The rules of the house that a reader can count."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("portal", "cms_pages", "recruitment", "mentoring")
TOP_LEVEL = {
    *("portal", "cms_pages", "recruitment", "mentoring", "templates", "static", "tests"),
    *("manage.py", "pyproject.toml", "requirements.lock", "Makefile", "README.md"),
}
MODULES = [
    path
    for room in (*ROOMS, "tests")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
]
SAYS_NOTHING = {"utils", "helpers", "common", "misc"}


def test_the_top_level_is_the_one_of_the_map():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {name.split("/")[0] for name in tracked if not name.startswith(".")} == TOP_LEVEL


def test_no_module_is_longer_than_400_lines():
    long = {str(path): count for path in MODULES if (count := len(path.read_text().splitlines())) > 400}
    assert long == {}


def test_no_name_says_nothing():
    assert [str(path) for path in MODULES if SAYS_NOTHING & {path.stem, *path.parent.parts}] == []


def test_every_mail_has_its_three_parts():
    folders = [path for path in (ROOT / "templates" / "emails").glob("*/*") if path.is_dir()]
    assert folders
    parts = {str(folder): {file.name for file in folder.iterdir()} for folder in folders}
    assert {
        name: have for name, have in parts.items() if have != {"subject.txt", "body.txt", "body.html"}
    } == {}


@pytest.mark.parametrize("slow", ["numpy", "scipy", "weasyprint"])
def test_the_web_start_loads_nothing_slow(slow):
    """They cost up to three seconds: a request must not wait for what it may never use."""
    program = f"import sys, portal.wsgi, django.urls as u; u.get_resolver().url_patterns; print({slow!r} in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_an_act_is_written_down_at_the_time_of_the_act():
    """A verb that is given `now` gives it to the log; else what is said late, or in the demo, would be dated today."""
    undated = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for room in ("mentoring/domain", "recruitment/domain")
        for path in (ROOT / room).glob("*.py")
        for verb in ast.walk(ast.parse(path.read_text()))
        if isinstance(verb, ast.FunctionDef)
        and "now" in {arg.arg for arg in verb.args.kwonlyargs + verb.args.args}
        for call in ast.walk(verb)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "log"
        if "timestamp" not in {word.arg for word in call.keywords}
    ]
    assert undated == []
