"""The hub's published figures on the first screen of the admin, for those who may read them: what a funder comes for."""

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


def panels(request: HttpRequest) -> list[FiguresPanel]:
    """For those who read the indicators of the whole hub; a structure's own are on its programme."""
    return [FiguresPanel()] if reads_the_hub(request.user) else []


def reads_the_hub(user: User) -> bool:
    return reach(user, "read_indicators").hub
