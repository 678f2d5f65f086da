"""How the hub matches people: its rules as they are in force, and two invented people on whom the reader tries them."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring import method

from ..trial import TrialForm, answers_of
from .base import PageWithBody
from .editorial import UNDER_TEXT


class MatchingPage(PageWithBody):
    """Explains the eight criteria; the answers of the trial stand in the address, nothing is kept."""

    parent_page_types = ["cms_pages.HomePage", "cms_pages.SectionPage"]
    subpage_types = UNDER_TEXT
    draws_by_itself = True
    page_description = _("Explains the eight criteria with the weights in force; the reader tries them.")

    class Meta:
        verbose_name = _("how we match")
        verbose_name_plural = _("how we match")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `criteria`; and, where a programme is open, the trial: `form`, `weighed`, `answers`, `is_tried`."""
        context = super().get_context(request, *args, **kwargs)
        weights = method.in_force(timezone.localdate())
        context["criteria"] = method.criteria(weights)
        if not weights:
            return context
        by_code = {one.programme.code: one for one in weights}
        programmes = [(code, one.programme.title) for code, one in by_code.items()]
        answers = answers_of(request.GET, programmes)
        return {
            **context,
            "form": TrialForm(programmes=programmes, initial=answers),
            "weighed": method.weigh(answers, by_code[answers["programme"]]),
            "is_tried": "programme" in request.GET,
        }
