"""Every public page of a hub that runs, before the judges of others: the Nu HTML checker, Lighthouse, a reader of links.

Only `make prove` runs it: it needs Java and Node. What `make test` asks of links is in `tests/demo/test_links.py`.
"""

import json
import os
import subprocess

import pytest

from tests.journeys.conftest import CHROMIUM
from tests.sizes import size

from .crawl import empty_sections, read_all

pytestmark = pytest.mark.proof("validators")
MOST_PAGES = size(reduced=20, full=400)
ASKED = 100  # of accessibility, best practices and search engines; speed is written down
SPEED, *OTHERS = ("performance", "accessibility", "best-practices", "seo")
WITH_LIGHTHOUSE = {
    "home": "/",
    "article": "/actualites/tandem-jeunes-ouvre-avec-le-gue/",
    "audience": "/devenir-mentor/",
    "wizard": "/candidature/mentor/",
}


@pytest.fixture(scope="module")
def crawled(hub):
    return read_all(hub.address, MOST_PAGES)


@pytest.fixture(scope="module")
def pages(crawled):
    found, _named = crawled
    return {path: read for path, read in found.items() if read.is_page and read.status == 200}


def test_every_page_is_valid_html(pages, tools, tmp_path, figure):
    files = {f"{number}.html": path for number, path in enumerate(pages)}
    for name, path in files.items():
        (tmp_path / name).write_text(pages[path].text)
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    checker = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(tmp_path)]
    told = json.loads(subprocess.run(checker, capture_output=True, text=True, timeout=600, check=True).stderr)
    errors = [
        f"{files[one['url'].rpartition('/')[2]]}: {one['message']}"
        for one in told["messages"]
        if one["type"] != "info"
    ]
    warnings = [one for one in told["messages"] if one["type"] == "info"]
    figure("pages", len(pages))
    figure("errors", len(errors))
    figure("warnings", len(warnings))
    assert errors == []


def test_no_link_is_dead_and_no_anchor_leads_nowhere(crawled, figure):
    found, named = crawled
    dead = {
        path: (read.status, sorted(named.get(path, ()))[:3])
        for path, read in found.items()
        if read.status >= 400
    }
    lost = {
        place: sorted(holders)[:3]
        for place, holders in named.items()
        if "#" in place and is_lost(found, *place.split("#", 1))
    }
    figure("addresses", len(found))
    assert dead == {}
    assert lost == {}


def is_lost(found, path, anchor):
    read = found.get(path)
    return bool(read and read.is_page and read.soup.find(id=anchor) is None)


def test_each_page_has_one_title_of_its_own_and_no_empty_section(pages):
    titles, faults = {}, {}
    for path, read in pages.items():
        soup = read.soup
        told = [*empty_sections(soup)]
        told += [f"{len(soup.find_all('h1'))} h1"] if len(soup.find_all("h1")) != 1 else []
        told += [] if soup.html.get("lang") in ("fr", "en") else ["no language"]
        if "?" not in path:
            titles.setdefault(soup.title.get_text(strip=True), []).append(path)
        if told:
            faults[path] = told
    assert faults == {}
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("name", WITH_LIGHTHOUSE)
def test_lighthouse_finds_nothing_to_say_on_a_phone(hub, tools, tmp_path, figure, name):
    report = tmp_path / "report.json"
    command = ["node", str(tools / "lighthouse" / "cli" / "index.js"), hub.address + WITH_LIGHTHOUSE[name]]
    command += [
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={SPEED},{','.join(OTHERS)}",
    ]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"]
    env = {**os.environ, "CHROME_PATH": CHROMIUM}
    run = subprocess.run(command, env=env, capture_output=True, text=True, timeout=240, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    scores = {
        key: round(100 * one["score"]) for key, one in json.loads(report.read_text())["categories"].items()
    }
    for key in (SPEED, *OTHERS):
        figure(key, scores[key])
    assert {key: scores[key] for key in OTHERS} == dict.fromkeys(OTHERS, ASKED)
