"""What the pages of the library are filled with, in the tests."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from portal.hub.texts.pieces import block, items


def paper(title="Fiche projet", *, weight=240_000, name="fiche.pdf"):
    return Document.objects.create(title=title, file=ContentFile(b"%PDF", name=name), file_size=weight)


def drawing(title="Deux lignes", size=(640, 480)):
    image = Image.objects.create(title=title, file=get_test_image_file(size=size))
    image.file.close()
    return image


def resource(audience="mentors", *, document=None, page=None, title="", purpose="À garder sous la main."):
    value = {
        "audience": audience,
        "title": title,
        "purpose": purpose,
        "document": document.pk if document else None,
        "page": page.pk if page else None,
    }
    return block("resource", value)


def theme(title, *pairs):
    asked = items(*({"question": words, "answer": answer} for words, answer in pairs))
    return block("theme", {"title": title, "questions": asked})


def reference(year, kind="territory", name="Trois Rives", link=""):
    return block(
        "reference", {"year": year, "kind": kind, "name": name, "done": "Deux réunions.", "link": link}
    )


def faults(page, field, *blocks):
    """The names under which an editor reads what is wrong with these blocks."""
    stream = page._meta.get_field(field).stream_block
    try:
        stream.clean(stream.to_python(list(blocks)))
    except ValidationError as fault:
        (inner,) = fault.block_errors.values()
        return set(inner.block_errors)
    return set()
