"""A name is written whole, whatever its alphabet: the browser says which font drew each of its signs."""

import pytest

LATIN = [
    "Małgorzata Świętochłowska",
    "Şükrü Gündoğan Çağlar",
    "Nguyễn Thị Ngọc Huyền Trường",
    "Élodie Œuvrard Ÿ",
]
ARABIC = ["ليلى بن غزال"]


@pytest.mark.proof("glyphs")
@pytest.mark.parametrize("element", ["h1", "p"])
def test_names_are_drawn_by_our_fonts_and_arabic_by_a_font_that_has_it(visit, figure, element):
    visitor = visit()
    visitor.page.goto(f"{visitor.hub.address}/accessibilite/")
    for name in LATIN:
        assert {font["isCustomFont"] for font in fonts_of(visitor.page, element, name)} == {True}, name
    for name in ARABIC:
        assert {font["isCustomFont"] for font in fonts_of(visitor.page, element, name)} == {False}, name
    figure(f"names in {element}", len(LATIN + ARABIC))


def fonts_of(page, element, text):
    """The fonts that drew a text: a sign that none of them has falls back on the first, which is ours."""
    page.evaluate(
        """([element, text]) => {
            document.querySelector("#drawn")?.remove();
            const node = document.createElement(element);
            node.id = "drawn";
            node.textContent = text.replaceAll(" ", "");
            document.querySelector("main").prepend(node);
            return document.fonts.ready.then(() => new Promise(requestAnimationFrame));
        }""",
        [element, text],
    )
    page.wait_for_function("document.fonts.status === 'loaded'")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#drawn"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return fonts
