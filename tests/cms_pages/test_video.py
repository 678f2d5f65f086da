"""A video has an image, captions and a transcript; nothing of it is fetched before it is asked for."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.models import Document

from cms_pages.blocks.media import VideoBlock

from .told import consent, drawing, story

MP4, WEBM, VTT = (
    b"\x00\x00\x00\x20ftypisom",
    b"\x1a\x45\xdf\xa3" + b"x" * 20,
    b"WEBVTT\n\n00:00.000 --> 00:01.000\nOui",
)


def document(name, content):
    return Document.objects.create(title=name, file=ContentFile(content, name=name))


def video(**changed):
    facts = {
        "title": "Un tandem",
        "poster": {"image": drawing().pk, "alt_text": "", "decorative": True},
        "file": document("a.mp4", MP4).pk,
        "captions": document("a.vtt", VTT).pk,
        "no_speech": False,
        "address": "",
        "transcript": "<p>Oui.</p>",
    }
    return VideoBlock().to_python({**facts, **changed})


def faults(value):
    with pytest.raises(StructBlockValidationError) as raised:
        VideoBlock().clean(value)
    return set(raised.value.block_errors)


def drawn(value):
    return BeautifulSoup(VideoBlock().render(value), "html.parser")


def test_a_film_with_its_captions_is_accepted_and_so_is_a_silent_one():
    VideoBlock().clean(video())
    VideoBlock().clean(video(file=document("a.webm", WEBM).pk, captions=None, no_speech=True))


def test_a_video_without_captions_transcript_or_image_is_refused():
    assert faults(video(captions=None)) == {"captions"}
    assert faults(video(transcript="")) == {"transcript"}
    assert "poster" in faults(video(poster=None))


def test_a_file_that_is_not_what_it_says_is_refused():
    page = b"<!doctype html><script>alert(1)</script>"
    assert faults(video(file=document("b.mp4", page).pk)) == {"file"}
    assert faults(video(captions=document("b.vtt", page).pk)) == {"captions"}
    assert faults(video(file=document("b.pdf", MP4).pk)) == {"file"}


def test_a_video_has_one_source_and_an_address_is_https():
    assert faults(video(address="https://video.example/1")) == {"file"}
    assert faults(video(file=None, captions=None)) == {"file"}
    assert faults(video(file=None, captions=None, address="http://video.example/1")) == {"address"}


def test_a_film_of_ours_waits_for_the_click_and_needs_no_script():
    page = drawn(video())
    film = page.video
    assert (film["preload"], film["poster"][:7], film.has_attr("controls")) == ("none", "/media/", True)
    assert film.source["type"] == "video/mp4"
    assert film.track["kind"] == "captions"
    assert page.script is None
    assert page.details.get_text(strip=True).endswith("Oui.")


def test_a_video_elsewhere_is_an_image_and_a_link_that_names_the_host():
    page = drawn(video(file=None, captions=None, address="https://www.video.example/1"))
    assert "video.example" in page.a.get_text()
    assert page.find_all(["iframe", "video", "script"]) == []
    assert all(image["src"].startswith("/media/") for image in page.find_all("img"))


@pytest.mark.parametrize(
    ("name", "content", "kind"), [("a.vtt", VTT, "text/vtt"), ("a.mp4", MP4, "video/mp4")]
)
def test_films_and_captions_are_served_as_what_they_are(client, name, content, kind):
    response = client.get(document(name, content).url)
    assert response["Content-Type"].partition(";")[0] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_the_film_of_a_withheld_story_answers_no_more_to_the_public(client, editor):
    film, agreed = document("a.mp4", MP4), consent()
    value = {"title": "Film", "poster": {"image": drawing().pk, "alt_text": "", "decorative": True}}
    value |= {"file": film.pk, "captions": None, "no_speech": True, "address": "", "transcript": "<p>Oui</p>"}
    story(agreed, body=[{"type": "video", "value": value}])
    shown = client.get(film.url)
    assert shown.status_code == 200
    shown.close()
    type(agreed).objects.update(withdrawn_on=agreed.given_on)
    assert client.get(film.url).status_code == 404
    read = editor.get(film.url)
    assert read.status_code == 200
    read.close()
