"""The matching board by keys alone, and two mentors compared with and without JavaScript."""

import pytest

from .team import main_of, sign_in
from .visitors import DESK, Visitor


def at_the_board(visitor: Visitor) -> None:
    """The ranking of somebody for whom several mentors are within reach and free."""
    sign_in(visitor)
    visitor.open("/admin/rapprochements/")
    queue = main_of(visitor).get_by_role("region", name="À rapprocher").get_by_role("listitem")
    for path in [line.get_by_role("link").get_attribute("href") for line in queue.all()]:
        visitor.open(path)
        if main_of(visitor).get_by_role("link", name="Proposer").count() > 1:
            return
    pytest.fail("nobody in the demo has two mentors within reach")


def focused(visitor: Visitor) -> str:
    return visitor.page.evaluate("document.activeElement.textContent.trim()")


def test_the_list_is_walked_by_keys_only_when_the_focus_is_in_it(visit):
    visitor = visit(width=DESK)
    at_the_board(visitor)
    keys = visitor.page.keyboard
    names = [cell.get_by_role("link").inner_text() for cell in visitor.page.get_by_role("rowheader").all()]
    assert len(names) > 1
    before = focused(visitor)
    keys.press("j")
    assert focused(visitor) == before
    visitor.page.get_by_role("searchbox").focus()
    keys.press("k")
    assert visitor.page.get_by_role("searchbox").input_value() == "k"
    visitor.page.get_by_role("link", name=names[0], exact=True).focus()
    walked = []
    for key in ("ArrowDown", "ArrowUp", "j", "k", "End", "Home"):
        keys.press(key)
        walked.append(focused(visitor))
    assert walked == [names[1], names[0], names[1], names[0], names[-1], names[0]]


def test_the_skip_link_is_seen_when_it_has_the_focus_and_leads_to_the_ranking(visit):
    visitor = visit(width=DESK)
    at_the_board(visitor)
    skip = visitor.page.get_by_role("link", name="Aller au classement des mentors")
    skip.focus()
    assert skip.bounding_box()["y"] >= 0
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "hb-choix"


@pytest.mark.parametrize("javascript", [True, False])
def test_two_mentors_are_ticked_compared_and_one_is_chosen(visit, javascript):
    visitor = visit(width=DESK, javascript=javascript)
    at_the_board(visitor)
    main = main_of(visitor)
    ticks = main.get_by_role("checkbox", name="Comparer")
    ticks.nth(0).check()
    ticks.nth(1).check()
    visitor.press(main.get_by_role("button", name="Comparer les deux mentors cochés"))
    visitor.reads("Deux mentors pour")
    assert main.get_by_role("columnheader").count() == 2
    assert main.get_by_role("row").filter(has_text="Trajet").count() >= 1
    visitor.press(main.get_by_role("link", name="Proposer").first)
    visitor.reads("reçoit cette fiche")
