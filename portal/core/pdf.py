"""From HTML of ours to a tagged PDF (PDF/UA-1). The only importer of WeasyPrint, and only when something is rendered.

Called by `mentoring.domain.rendering` and `cms_pages.paper`; the team's screens ask `is_available` to say what is left
to install. Nothing is fetched: a document may use `data:`, the files of our `static/`, by a path such as
`css/charter.css`, and, when it is a page of the site, the same files and the images of the library by their addresses.
"""

import ctypes
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.conf import settings

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
LIBRARIES = (
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib"),
)


class NotOurs(ValueError):
    """The document asked for something that is neither `data:` nor a file of our `static/`."""


def is_available() -> bool:
    """Whether the system libraries are there; without them the portal serves, and charters wait to be produced."""
    return all(any(loads(name) for name in names) for names in LIBRARIES)


def loads(library: str) -> bool:
    """Whether the system finds a library; a few microseconds, and WeasyPrint stays out of the web process."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def render(html: str, *, base: str = "") -> bytes:
    """The PDF of a whole HTML document, which must have `lang` and `<title>`; links are relative to `base`.

    Raises OSError without Pango.
    """
    from weasyprint import HTML  # noqa: PLC0415 - slow import (1.5 s), and it needs Pango

    fetcher = own_files_only()()
    document = HTML(string=html, base_url=base or static_root().as_uri() + "/", url_fetcher=fetcher)
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)


def static_root() -> Path:
    """The folder of our own style sheets and fonts."""
    return Path(settings.BASE_DIR, "static").resolve()


def image_root() -> Path:
    """The folder of the images of the library, in every size."""
    return Path(settings.MEDIA_ROOT, "images").resolve()


def own_path(address: str) -> Path:
    """The file of `static/`, or the image of the library, that an address names. Raises NotOurs."""
    if address.startswith(f"{settings.BASE_URL}/"):
        path = on_site(urlsplit(address.removeprefix(settings.BASE_URL)).path)
    else:
        parts = urlsplit(address)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(static_root()):
            raise NotOurs(address)
    return path


def on_site(path: str) -> Path:
    """The file that the site serves under a path. Raises NotOurs for what is no file of these two folders."""
    folders = ((settings.STATIC_URL, static_root()), (f"{settings.MEDIA_URL}images/", image_root()))
    for prefix, folder in folders:
        file = Path(folder, url2pathname(path.removeprefix(prefix))).resolve()
        if path.startswith(prefix) and file.is_relative_to(folder):
            return file
    raise NotOurs(path)


@cache
def own_files_only() -> type["URLFetcher"]:
    """A fetcher without network. A class: since WeasyPrint 70 a plain function that raises breaks the rendering."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - slow import

    class OwnFilesOnly(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.partition(":")[0].lower() == "data":
                return super().fetch(url, headers)
            path = own_path(url)
            kind = guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnFilesOnly
