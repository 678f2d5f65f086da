"""Every public page of a hub that runs, read from its home pages and its sitemap."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import requests
from bs4 import BeautifulSoup, Tag

STARTS = ("/", "/en/", "/sitemap.xml")
NOT_OURS_TO_READ = ("/admin/", "/demo/")  # behind a sign-in; the mailbox of the demo
OF_A_KIND = re.compile(
    r"/(agenda|events)/\d{4}/|[?&](q|page|kind)="
)  # months and results: made of the same pieces
MOST_OF_A_KIND = 12
HEADING = re.compile(r"^h[1-6]$")
SHOWN = ("img", "svg", "video", "form", "input", "table", "iframe")


@dataclass
class Read:
    """One address: what it answered."""

    path: str
    status: int
    kind: str
    text: str

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")


def read_all(address: str, most: int) -> tuple[dict[str, Read], dict[str, set[str]]]:
    """Pages by path, at most so many, and the pages that name each path with its anchors."""
    found: dict[str, Read] = {}
    named: dict[str, set[str]] = {}
    waiting = list(STARTS)
    kinds = 0
    with requests.Session() as client:
        while waiting and len(found) < most:
            path = waiting.pop(0)
            if path in found:
                continue
            if OF_A_KIND.search(path):
                kinds += 1
                if kinds > MOST_OF_A_KIND:
                    continue
            answer = client.get(address + path, timeout=30, allow_redirects=False)
            found[path] = Read(
                path, answer.status_code, answer.headers.get("content-type", ""), text_of(answer)
            )
            for target, anchor in links(found[path], answer, address):
                named.setdefault(f"{target}#{anchor}" if anchor else target, set()).add(path)
                if target not in found and not target.startswith(NOT_OURS_TO_READ):
                    waiting.append(target)
    return found, named


def text_of(answer: requests.Response) -> str:
    kind = answer.headers.get("content-type", "")
    return answer.text if kind.startswith("text/") or "xml" in kind else ""


def links(read: Read, answer: requests.Response, address: str) -> Iterator[tuple[str, str]]:
    """What an answer names at our address: (path, anchor)."""
    if answer.is_redirect:
        hrefs = [answer.headers["location"]]
    elif "xml" in read.kind:
        hrefs = re.findall(r"<loc>([^<]+)</loc>", read.text)
    elif read.is_page:
        soup = read.soup
        hrefs = [one["href"] for one in soup.select("a[href], link[href]")]
        hrefs += [one["src"] for one in soup.select("[src]")]
        hrefs += [part.split()[0] for one in soup.select("[srcset]") for part in one["srcset"].split(",")]
    else:
        hrefs = []
    for href in hrefs:
        target, anchor = urldefrag(urljoin(address + read.path, href))
        parts = urlsplit(target)
        if parts.netloc == urlsplit(address).netloc and parts.scheme.startswith("http"):
            yield parts.path + (f"?{parts.query}" if parts.query else ""), unquote(anchor)


def empty_sections(soup: BeautifulSoup) -> list[str]:
    """Headings of the page's own text that are followed by nothing before the next of their rank or above."""
    main = soup.find("main")
    if main is None:
        return ["no main"]
    return [heading.get_text(" ", strip=True) for heading in main.find_all(HEADING) if is_empty(heading)]


def is_empty(heading: Tag) -> bool:
    """Whether the next thing that is shown inside the main part is a heading of the same rank or above, or nothing."""
    for element in heading.find_all_next():
        if heading in element.parents or not any(parent.name == "main" for parent in element.parents):
            continue
        if HEADING.match(element.name) and element.name <= heading.name:
            return True
        if element.name in SHOWN or (not HEADING.match(element.name) and element.get_text(strip=True)):
            return False
    return True
