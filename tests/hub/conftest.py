"""The hub that `start_hub` lays, as in the tests of the pages."""

from tests.cms_pages.conftest import editor, hub, soup, write

__all__ = ["editor", "hub", "soup", "write"]
