"""The hub's published figures on the first screen of the admin: for those who read indicators, all of them, which is
what a funder comes for; for those who write the pages, where mentors are missing, which is what to write about.
"""

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from mentoring import indicators
from portal.accounts.models import User
from portal.accounts.roles import reach


class FiguresPanel(Component):
    """Masked like the page of results: nobody's role opens a smaller count here."""

    name = "figures"
    order = 50
    template_name = "mentoring/staff/figures.html"

    def get_context_data(self, parent_context: object) -> dict[str, object]:
        return {"board": indicators.published()}


class GapsPanel(Component):
    """Where more people wait than there are mentors, masked: whom to call on in an article."""

    name = "gaps"
    order = 60
    template_name = "mentoring/staff/gaps.html"

    def get_context_data(self, parent_context: object) -> dict[str, object]:
        board = indicators.published()
        return {
            "board": board,
            "towns": board.gaps("towns") if board else [],
            "sectors": board.gaps("sectors") if board else [],
        }


def panels(request: HttpRequest) -> list[Component]:
    """The figures, for those who read the indicators of the whole hub; a structure's own are on its programme."""
    figures = [FiguresPanel()] if reads_the_hub(request.user) else []
    return [*figures, GapsPanel()] if request.user.has_perm("ability.pages") else figures


def reads_the_hub(user: User) -> bool:
    return reach(user, "read_indicators").hub
