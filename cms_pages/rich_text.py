"""Links to pages in rich text, written from what was read with the page. Registered by `wagtail_hooks`."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.rich_text.pages import PageLinkHandler

from . import named


class NamedPageLinks(PageLinkHandler):
    """Links to pages in rich text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict]) -> list[str]:
        pks = [str(attrs.get("id")) for attrs in attrs_list]
        known = [named.page(int(pk)) if pk.isdecimal() else None for pk in pks]
        if not all(one and getattr(one, "language", "") == get_language() for one in known):
            return super().expand_db_attributes_many(attrs_list)
        return [f'<a href="{escape(one.url or "")}">' for one in known]
