"""The first visit of a phone, nothing known beforehand: few requests, little weight, one host, and no need of scripts."""

import gzip
from urllib.parse import urlsplit

MOST_REQUESTS = 8
MOST_BYTES = 100_000  # photographs left out
COMPRESSED_ALREADY = ("font/", "image/png", "image/jpeg", "image/webp", "image/avif")


def sent(answer):
    """What an answer weighs on its way: a server compresses what is not so already."""
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    return len(body) if kind.startswith(COMPRESSED_ALREADY) else len(gzip.compress(body, 6))


def test_the_first_load_of_the_home_page_is_light(visit, hub):
    visitor = visit()
    answers = []

    def keep(answer):
        answers.append(answer)

    visitor.page.on("response", keep)
    visitor.page.goto(f"{hub.address}/", wait_until="networkidle")
    own = [one for one in answers if not one.url.startswith("data:")]
    photographs = [one for one in own if "/media/" in one.url]
    weights = {urlsplit(one.url).path: sent(one) for one in own if one not in photographs}
    assert {urlsplit(one.url).netloc for one in own} == {urlsplit(hub.address).netloc}
    assert len(weights) <= MOST_REQUESTS, weights
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert [one.url for one in own if one.status >= 400] == []


def test_the_home_page_needs_no_script(visit):
    visitor = visit(javascript=False)
    visitor.open("/")
    assert visitor.title == "À deux, on va plus loin."
    visitor.page.get_by_text("Menu", exact=True).click()
    visitor.page.get_by_role("navigation").get_by_role("link", name="Actualités").last.click()
    assert visitor.title == "Actualités"
