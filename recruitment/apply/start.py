"""Before the first step, and changing programme on the way: what is open, and the one that somebody chooses."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache

from mentoring import published
from mentoring.models import Programme
from portal.core import counters
from portal.core.days import day_of
from portal.core.errors import Refused
from portal.core.forms import AccessibleForm, Cards
from recruitment.domain import consents, drafts, openings, quotas
from recruitment.domain.asked import CONTACT
from recruitment.domain.questions import sections
from recruitment.domain.refusals import NotOpen
from recruitment.models import Draft
from recruitment.models.drafts import Side

from . import access

PROGRAMME = "dispositif"


class ProgrammeForm(AccessibleForm):
    """Which programme: asked when there are several, settled when there is one."""

    dispositif = forms.ChoiceField(
        label=_("Which programme?"),
        widget=Cards,
        error_messages={
            "required": _("Choose a programme."),
            "invalid_choice": _("This programme takes no applications at the moment: choose another."),
        },
    )

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programmes = programmes
        field = self.fields[PROGRAMME]
        if len(programmes) < 2:
            del self.fields[PROGRAMME]
            return
        field.choices = [(one.code, one.title) for one in programmes]
        field.widget.hints = {one.code: one.in_short for one in map(published.public, programmes)}

    def chosen(self) -> Programme | None:
        """The programme chosen, or the only one; None for a mentor."""
        code = self.cleaned_data.get(PROGRAMME)
        return next((one for one in self.programmes if code in (None, one.code)), None)


@method_decorator(never_cache, name="dispatch")
class StartView(View):
    """What will be asked, for whom, how long it takes; the button begins a draft of this session."""

    role: str = Side.MENTOR

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, self.form(initial={PROGRAMME: request.GET.get(PROGRAMME)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        now, form = timezone.now(), self.form(data=request.POST)
        if not form.is_valid():
            return self.show(request, form)
        try:
            if not openings.open_programmes():
                raise NotOpen
            consents.current_text(get_language())
            quotas.spend("draft", counters.network(request), today=day_of(now))
        except Refused as refusal:
            return self.show(request, form, refusal=str(refusal))
        draft = drafts.start_draft(
            role=self.role,
            owner_key=access.owner_key(request),
            language=get_language(),
            now=now,
            programme=form.chosen(),
        )
        return redirect(f"apply:{self.role}_step", draft=draft.pk, step=CONTACT)

    def form(self, **kwargs: Any) -> ProgrammeForm:
        """A mentee chooses among the open programmes; a mentor says later whom they would like to help."""
        programmes = openings.open_programmes() if self.role == Side.MENTEE else []
        return ProgrammeForm(programmes=programmes, **kwargs)

    def show(self, request: HttpRequest, form: ProgrammeForm, refusal: str = "") -> HttpResponse:
        wanted, offered = request.GET.get(PROGRAMME), form.programmes
        context = {
            "role": self.role,
            "refusal": refusal,
            "begun": begun(request, self.role),
            "form": form,
            "only": published.public(offered[0]) if len(offered) == 1 else None,
            "gone": bool(wanted and offered) and wanted not in {one.code for one in offered},
        }
        return render(request, f"recruitment/apply/start_{self.role}.html", context)


def begun(request: HttpRequest, role: str) -> list[tuple[Draft, str]]:
    """The drafts of this session, each with the address where it was left."""
    return [(draft, step_url(draft)) for draft in access.open_drafts(request, role, now=timezone.now())]


def step_url(draft: Draft) -> str:
    """Where a draft was left; its first step when the programme, changed since, has no such step."""
    minor = drafts.is_minor(draft.answers, timezone.localdate())
    known = {section.step for section in sections(draft.role, draft.programme, draft.track, minor=minor)}
    step = draft.step if draft.step in known else CONTACT
    return reverse(f"apply:{draft.role}_step", args=[draft.pk, step])


@method_decorator(never_cache, name="dispatch")
class ChangeView(View):
    """Another programme for a draft that is begun: what was typed stays."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.draft = access.draft_at(request, kwargs["draft"], Side.MENTEE, now=timezone.now())
        if self.draft is None:
            return render(request, "recruitment/apply/no_draft.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
        current = openings.aimed_at(self.draft)
        initial = {PROGRAMME: current.code if current else ""}
        return self.show(request, ProgrammeForm(initial=initial, programmes=openings.open_programmes()))

    def post(self, request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
        form = ProgrammeForm(request.POST, programmes=openings.open_programmes())
        if not form.is_valid():
            return self.show(request, form)
        try:
            if form.chosen() is None:
                raise NotOpen
            row = drafts.choose(draft=self.draft, programme=form.chosen(), now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(request, form)
        minor = drafts.is_minor(row.answers, timezone.localdate())
        asked = [section.step for section in sections(row.role, row.programme, minor=minor)]
        todo = next(step for step in asked if step not in row.completed)
        return redirect("apply:mentee_step", draft=row.pk, step=todo)

    def show(self, request: HttpRequest, form: ProgrammeForm) -> HttpResponse:
        context = {"form": form, "draft": self.draft, "back": step_url(self.draft)}
        return render(request, "recruitment/apply/change.html", context)
