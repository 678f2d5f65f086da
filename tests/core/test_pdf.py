import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from threading import Thread

import pytest
from pypdf import PdfReader
from weasyprint import HTML

from portal.core import pdf

PAGE = '<!doctype html><html lang="fr"><head><title>Essai</title>{head}</head><body><h1>Essai</h1>{body}</body></html>'


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server that writes down every request, and its address."""
    asked: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Canary)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def secret(tmp_path):
    """A file outside our `static/`, with a word to look for."""
    file = tmp_path / "secret.txt"
    file.write_text("CANARI")
    return file


def read(content):
    return PdfReader(BytesIO(content))


def test_a_hostile_document_reaches_no_server_and_no_file(canary, secret, caplog):
    address, asked = canary
    ways = [
        f'<img src="{address}/img" alt="">',
        f'<img src="{address.replace("http", "HTTP")}/upper" alt="">',
        f'<img src="{secret.as_uri()}" alt="">',
        f'<object data="{address}/object"></object><embed src="{secret.as_uri()}">',
        f'<iframe src="{address}/iframe"></iframe>',
        f'<svg width="9" height="9"><image href="{address}/svg" width="9" height="9"/></svg>',
        f'<p style="background:url({address}/background)">a</p>',
        f'<a rel="attachment" href="{secret.as_uri()}">joint</a>',
        '<img src="../pyproject.toml" alt=""><img src="//127.0.0.1/x" alt="">',
    ]
    head = (
        f'<link rel="stylesheet" href="{address}/css"><link rel="attachment" href="{secret.as_uri()}">'
        f'<style>@import url("{address}/import"); h1 {{font-family: f}}'
        f'@font-face {{font-family: f; src: url("{address}/font")}}</style>'
    )
    content = pdf.render(PAGE.format(head=head, body="".join(ways)))
    assert asked == []
    assert b"CANARI" not in content
    assert read(content).attachments == {}
    assert "NotOurs" in caplog.text


def test_the_canary_would_sing(canary):
    """The same server is reached by WeasyPrint's own fetcher: silence above means something."""
    address, asked = canary
    HTML(string=PAGE.format(head="", body=f'<img src="{address}/img" alt="">')).write_pdf()
    assert asked == ["/img"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "http://127.0.0.1/",
        "ftp://127.0.0.1/",
        "relative.css",
        "{root}/../pyproject.toml",
        "{root}/%2e%2e/pyproject.toml",
        "{root}/../staticx/a.css",
    ],
)
def test_only_files_of_our_own_are_read(address):
    with pytest.raises(pdf.NotOurs):
        pdf.own_path(address.format(root=pdf.static_root().as_uri()))


def test_a_link_out_of_the_folder_is_not_ours(tmp_path, settings, secret):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "way-out").symlink_to(secret)
    settings.BASE_DIR = tmp_path
    with pytest.raises(pdf.NotOurs):
        pdf.own_path((tmp_path / "static" / "way-out").as_uri())


def test_our_style_sheets_and_fonts_are_used():
    head = '<link rel="stylesheet" href="css/charter.css">'
    fonts = fonts_of(pdf.render(PAGE.format(head=head, body="<p>été</p>")))
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"Atkinson", "Bricolage"}


def fonts_of(content):
    found = set()
    for page in read(content).pages:
        fonts = page["/Resources"]["/Font"].values()
        found |= {str(font.get_object()["/BaseFont"]) for font in fonts}
    return found


def test_data_is_read():
    square = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
    dot = f"data:image/svg+xml;utf8,{square}"
    with_dot = pdf.render(PAGE.format(head="", body=f'<img src="{dot}" alt="un carré">'))
    assert "un carré" in tree_of(with_dot)


def tree_of(content):
    """The alternative texts of a tagged document."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            return [walk(child) for child in node]
        if isinstance(node, dict):
            found.append(str(node.get("/Alt", "")))
            walk(node.get("/K", []))
        return None

    walk(read(content).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_a_document_is_tagged_titled_and_knows_its_language():
    reader = read(pdf.render(PAGE.format(head="", body="<p>a</p>")))
    root = reader.trailer["/Root"]
    assert (root["/Lang"], reader.metadata.title, bool(root["/MarkInfo"]["/Marked"])) == ("fr", "Essai", True)


def test_the_libraries_are_found_or_missed(monkeypatch):
    assert pdf.is_available()
    monkeypatch.setattr(pdf, "LIBRARIES", (*pdf.LIBRARIES, ("libno-such-thing.so.0",)))
    assert not pdf.is_available()


def test_asking_for_them_loads_no_renderer():
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'portal.settings.test'; import django; django.setup();"
        "import portal.urls, mentoring.due; from portal.core import pdf; pdf.is_available();"
        "print('weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
