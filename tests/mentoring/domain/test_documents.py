"""A document for a gathering is the kind of file that it says, whole, and runs nothing on the reader's machine."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import documents
from portal.core.errors import Refused

TEXT, SLIDES = documents.OPEN_DOCUMENTS["odt"], documents.OPEN_DOCUMENTS["odp"]
WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
POWERPOINT = {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<presentation/>"}


def archive(entries):
    kept = BytesIO()
    with ZipFile(kept, "w") as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("ending", "entries"),
    [
        ("docx", WORD),
        ("pptx", POWERPOINT),
        ("odt", {"mimetype": TEXT, "content.xml": b""}),
        ("odp", {"mimetype": SLIDES, "content.xml": b""}),
    ],
)
def test_an_office_file_is_kept(ending, entries):
    documents.check(ending, archive(entries))


@pytest.mark.parametrize(
    ("ending", "entries"),
    [
        ("docx", {"malware.exe": b"MZ"}),
        ("docx", POWERPOINT),
        ("docx", {"word/document.xml": b""}),
        ("docx", {"mimetype": TEXT}),
        ("pptx", WORD),
        ("odt", WORD),
        ("odt", {"mimetype": SLIDES}),
        ("odp", {"mimetype": TEXT + b"-template" * 20}),
    ],
)
def test_an_archive_of_another_kind_is_refused(ending, entries):
    with pytest.raises(documents.BrokenFile):
        documents.check(ending, archive(entries))


@pytest.mark.parametrize(
    ("ending", "entries"),
    [
        ("docx", WORD | {"word/vbaProject.bin": b"Sub AutoOpen()"}),
        ("pptx", POWERPOINT | {"ppt/vbaProject.bin": b""}),
        ("odt", {"mimetype": TEXT, "Basic/Standard/Module1.xml": b""}),
        ("odp", {"mimetype": SLIDES, "Scripts/python/run.py": b""}),
    ],
)
def test_a_file_with_macros_is_refused(ending, entries):
    with pytest.raises(documents.MacrosInside):
        documents.check(ending, archive(entries))


@pytest.mark.parametrize("ending", ["docx", "pptx", "odt", "odp"])
def test_the_beginning_of_an_archive_is_not_enough(ending):
    with pytest.raises(documents.BrokenFile):
        documents.check(ending, b"PK\x03\x04" + b"0" * 200)


@given(
    ending=st.sampled_from(sorted(documents.ENDINGS)), cut=st.integers(0, 400), noise=st.binary(max_size=40)
)
def test_whatever_is_broken_is_refused_and_never_fails(ending, cut, noise):
    data = archive(WORD | {"mimetype": TEXT})
    with suppress(Refused):
        documents.check(ending, data[:cut] + noise + data[cut + len(noise) :])
