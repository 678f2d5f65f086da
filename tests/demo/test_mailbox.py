import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMultiAlternatives, get_connection

from portal.core import calendars, channels
from portal.demo import mailbox

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
BODY = """Bonjour Léa,

Un mot <script>alert(1)</script> & deux.

Lire la proposition
http://127.0.0.1:8000/lien/abc-DEF_1/?x=1

Ailleurs
https://ailleurs.example/page
"""


@pytest.fixture
def box(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    settings.BASE_URL = "http://127.0.0.1:8000"
    return tmp_path


def send(box, *letters, backend="filebased"):
    """Leave letters in the mailbox, all in one file, as the backend does within a second."""
    with get_connection(f"django.core.mail.backends.{backend}.EmailBackend", file_path=box) as connection:
        for to, subject, date in letters:
            mail = EmailMultiAlternatives(
                subject, BODY, "Tandem <bonjour@tandem.example>", [to], headers={"Date": date}
            )
            mail.attach_alternative("<p>Bonjour</p>", "text/html")
            connection.send_messages([mail])


@pytest.fixture
def three(box):
    send(
        box,
        ("lea@courriel.example", "Première", "Mon, 02 Nov 2026 10:00:00 +0100"),
        ("ines@courriel.example", "Troisième", "Wed, 04 Nov 2026 10:00:00 +0100"),
        ("lea@courriel.example", "Deuxième : ça avance", "Tue, 03 Nov 2026 10:00:00 +0100"),
    )
    return box


def text_of(response):
    return BeautifulSoup(response.content, "html.parser")


def test_letters_of_one_file_are_read_apart_newest_first(three):
    assert len(list(three.iterdir())) == 1
    assert [one.subject for one in mailbox.letters(three)] == [
        "Troisième",
        "Deuxième : ça avance",
        "Première",
    ]
    assert len({one.key for one in mailbox.letters(three)}) == 3


def test_a_letter_that_arrives_later_is_seen(three):
    mailbox.letters(three)
    send(three, ("noe@courriel.example", "Quatrième", "Thu, 05 Nov 2026 10:00:00 +0100"))
    assert mailbox.letters(three)[0].subject == "Quatrième"


def test_a_search_keeps_the_letters_to_an_address(client, three):
    page = text_of(client.get("/demo/boite/", {"adresse": "LEA@"}))
    subjects = [link.get_text() for link in page.select("main li a")]
    assert subjects == ["Deuxième\N{NO-BREAK SPACE}: ça avance", "Première"]
    assert page.select_one("input[name=adresse]")["value"] == "LEA@"


def test_the_mailbox_says_that_it_is_a_demo(client, box):
    assert "Démonstration" in text_of(client.get("/demo/boite/")).main.get_text()


def test_a_letter_is_text_with_its_links_as_buttons(client, three):
    letter = mailbox.letters(three, "ines")[0]
    page = text_of(client.get(f"/demo/boite/{letter.key}/"))
    buttons = {link.get_text(): link["href"] for link in page.select("article a")}
    assert buttons == {
        "Lire la proposition": "/lien/abc-DEF_1/?x=1",
        "Ailleurs": "https://ailleurs.example/page",
    }
    assert "<script>alert(1)</script>" in page.article.get_text()
    assert page.article.find("script") is None


def test_our_links_are_followed_on_whatever_port_the_demo_answers(settings):
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert mailbox.here("http://127.0.0.1:8003/lien/a/") == "/lien/a/"
    assert mailbox.here("http://localhost:8000/") == "/"
    assert mailbox.here("https://tandem.example.org/lien/a/") == "https://tandem.example.org/lien/a/"


def test_a_letter_that_is_not_there_is_not_found(client, three):
    assert client.get("/demo/boite/0123456789abcdef/").status_code == 404
    assert client.get("/demo/boite/..%2f..%2fetc/").status_code == 404


def test_many_letters_stand_on_several_pages(client, box):
    send(
        box,
        *(
            (f"p{n}@courriel.example", f"Lettre {n}", f"Mon, 02 Nov 2026 10:00:{n:02d} +0100")
            for n in range(45)
        ),
    )
    assert len(text_of(client.get("/demo/boite/")).select("main li a")) == 40
    assert len(text_of(client.get("/demo/boite/", {"page": "2"})).select("main li a")) == 5


def test_on_a_public_server_there_is_no_mailbox(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.apps import apps; from django.urls import resolve; from django.urls.exceptions import Resolver404\n"
        "assert not apps.is_installed('portal.demo')\n"
        "print(resolve('/demo/boite/').view_name)\n"
    )
    secrets = dict.fromkeys(("SECRET_KEY", "LINK_KEY", "MEMORY_KEY", "NOTE_KEYS"), "x" * 60)
    env = {
        **os.environ,
        **secrets,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "ALLOWED_HOSTS": "tandem.example",
        "BASE_URL": "https://tandem.example",
        "TANDEM_VAR": str(tmp_path),
    }
    found = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (found.stdout.strip(), found.returncode) == ("wagtail_serve", 0), found.stderr


def test_a_letter_of_wagtail_stands_among_ours_though_its_moment_names_no_place(three):
    send(three, ("yves@tandem.example", "La page est soumise", "Thu, 05 Nov 2026 09:00:00 -0000"))
    newest = mailbox.letters(three)[0]
    assert newest.subject == "La page est soumise"
    assert newest.sent_at.isoformat() == "2026-11-05T09:00:00+00:00"


def test_a_date_that_a_letter_carries_is_handed_over_as_it_left_and_no_other_letter_has_one(client, three):
    start = datetime(2026, 12, 8, 18, tzinfo=UTC)
    facts = {"uid": "a@tandem", "sequence": 0, "summary": "Rencontre tandem", "place": "", "description": ""}
    text = calendars.event(calendars.Appointment(starts_at=start, minutes=60, **facts), now=start)
    with get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=three) as connection:
        dated = EmailMultiAlternatives("Rencontre", "Le 8", to=["zoe@courriel.example"])
        dated.attach_alternative("<p>Le 8</p>", "text/html")
        dated.attach(channels.calendar_part(text))
        connection.send_messages([dated])
    (letter,) = mailbox.letters(three, "zoe")
    assert letter.text.strip() == "Le 8"
    offered = text_of(client.get(f"/demo/boite/{letter.key}/")).select_one("main a[download]")
    response = client.get(offered["href"])
    assert (response.content.decode(), response["Content-Type"]) == (text, "text/calendar; charset=utf-8")
    other = mailbox.letters(three, "ines")[0]
    assert text_of(client.get(f"/demo/boite/{other.key}/")).select_one("main a[download]") is None
    assert client.get(f"/demo/boite/{other.key}/rencontre.ics").status_code == 404
