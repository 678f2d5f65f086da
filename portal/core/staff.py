"""Registers of the team: a list, a record, its history. Read-only; every row is fetched within the reader's scope.

An app subclasses `RecordAdmin` in its `staff` package, one subject a file, and registers it in `wagtail_hooks`.
An ability is asked as the permission `ability.<name>`, which the roles of the day answer. What changes a record
is an act (`portal.core.acts`), never a form over its row: create, edit and delete have no address at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.admin import display
from django.contrib.admin.utils import label_for_field
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, re_path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry
from wagtail_modeladmin.helpers import AdminURLHelper, ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register
from wagtail_modeladmin.views import HistoryView, IndexView, InspectView, WMABaseView

from .exports import harmless
from .models import ViewLog
from .private import log_view
from .search import clean
from .templatetags.tandem import hour

__all__ = ["Act", "RecordAdmin", "Section", "day_column", "modeladmin_register", "short_day", "short_moment"]

ACTIONS = ("index", "inspect", "history")


@dataclass(frozen=True)
class Act:
    """A button of a record's page."""

    label: str
    url: str
    main: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a record's page: (label, value) pairs; a value that is a list makes a list."""

    title: str
    rows: Sequence[tuple[str, Any]] = field(default_factory=list)


def short_day(when: date | datetime | None) -> str:
    """« 28/11/2026 »: a day in a column."""
    return date_format(timezone.template_localtime(when), "SHORT_DATE_FORMAT") if when else ""


def short_moment(when: datetime) -> str:
    """« 28/11/2026, 21 h »: a moment in a column."""
    return f"{short_day(when)}, {hour(when)}"


def day_column(name: str, label: str) -> Callable[["RecordAdmin", Model], str]:
    """A column of a register: the day of a date or of a moment, short enough for one line; sorted by it."""

    @display(description=label, ordering=name)
    def cell(self: "RecordAdmin", record: Model) -> str:
        return short_day(getattr(record, name))

    return cell


class RecordURLs(AdminURLHelper):
    """`<path>/`, `<path>/<pk>/` and `<path>/<pk>/historique/`, named `staff_<model>_<action>`."""

    PATTERNS = {
        "index": r"^{path}/$",
        "inspect": r"^{path}/(?P<instance_pk>\d+)/$",
        "history": r"^{path}/(?P<instance_pk>\d+)/historique/$",
    }

    def get_action_url_pattern(self, action: str) -> str:
        return self.PATTERNS[action].format(path=self.base_url_path)

    def get_action_url_name(self, action: str) -> str:
        return f"staff_{self.opts.model_name}_{action}"


class RecordPermissions(PermissionHelper):
    """Reading needs the register's ability; nothing else exists."""

    ability = ""

    def get_all_model_permissions(self) -> QuerySet[Permission]:
        """None is offered in Wagtail's groups: rights come from roles."""
        return Permission.objects.none()

    def user_can_list(self, user: Model) -> bool:
        return user.has_perm(f"ability.{self.ability}")

    def user_can_inspect_obj(self, user: Model, obj: Model) -> bool:
        return self.user_can_list(user)

    def user_can_create(self, user: Model) -> bool:
        return False

    def user_can_edit_obj(self, user: Model, obj: Model) -> bool:
        return False

    def user_can_delete_obj(self, user: Model, obj: Model) -> bool:
        return False


class RecordButtons(ButtonHelper):
    """The first cell of a row leads to the record; there is no row of buttons below it."""

    def get_buttons_for_obj(self, obj: Model, *args: object, **kwargs: object) -> list[dict[str, str]]:
        return []

    def get_primary_button(self, obj: Model) -> dict[str, str]:
        return {
            "url": self.url_helper.get_action_url("inspect", obj.pk),
            "title": gettext("Open this record"),
        }


class RecordIndexView(IndexView, WagtailAdminTemplateMixin):
    """The list, and its export for those who hold that ability."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.GET.get(self.EXPORT_VAR) and not self.model_admin.may_export(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def acts(self) -> list[Act]:
        return self.model_admin.register_acts_for(self.request.user)

    @property
    def show_export_buttons(self) -> bool:
        return self.model_admin.may_export(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_filters_params(self, params: object = None) -> dict[str, Any]:
        """Only the declared filters are read: any other lookup would let a reader guess at hidden columns."""
        declared = {one.parameter_name for one in self.list_filter}
        return {name: value for name, value in super().get_filters_params(params).items() if name in declared}

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> QuerySet:
        """Rows where each word is found, in a field of the register or by what it knows besides."""
        for word in clean(search_term).split():
            anywhere = self.model_admin.found_by(word)
            for name in self.search_handler.search_fields or ():
                anywhere |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(anywhere)
        return queryset

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """One page of rows. modeladmin would count three times, and fail on a page that does not exist."""
        paginator = self.paginator_class(self.queryset, self.items_per_page)
        page = paginator.get_page(self.page_num or 1)
        narrowed = bool(self.query) or any(spec.value() for spec in self.filter_specs)
        return super(IndexView, self).get_context_data(
            all_count=self.get_base_queryset().count() if narrowed else paginator.count,
            result_count=paginator.count,
            paginator=paginator,
            page_obj=page,
            object_list=page.object_list,
            show_search=self.search_handler.show_search_form,
            empty_words=self.model_admin.empty_words_for(self.request.user),
            **kwargs,
        )

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        """Each exported record is written down as read."""
        rows, now = self.model_admin.for_export(self.request, queryset), timezone.now()
        reader = self.request.user
        lines = [ViewLog(viewer=reader, subject=str(row)[:60], what="export", at=now) for row in rows]
        ViewLog.objects.bulk_create(lines)
        return super().as_spreadsheet(rows, spreadsheet_format)

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return capfirst(str(label_for_field(field, model=self.model, model_admin=self.model_admin)))

    def preprocess_field_value(self, field: str, value: object, export_format: str) -> object:
        return harmless(super().preprocess_field_value(field, value, export_format))


class ScopedView(WMABaseView):
    """A view of one record, which modeladmin would read from every row: ours reads it from the reader's own."""

    instance_pk = ""

    def __init__(self, model_admin: "RecordAdmin", instance_pk: str) -> None:
        WMABaseView.__init__(self, model_admin)
        self.instance_pk = self.pk_quoted = instance_pk

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        self.instance = get_object_or_404(self.model_admin.get_queryset(request), pk=self.instance_pk)

    def get_page_subtitle(self) -> str:
        return self.model_admin.name_of(self.instance)

    def get_header_title(self) -> str:
        return f"{self.get_page_title()} · {self.get_page_subtitle()}"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        base = super().get_breadcrumbs_items()
        register = {"url": self.index_url, "label": capfirst(self.verbose_name_plural)}
        return [*base, register, *self.own_breadcrumbs()]

    def own_breadcrumbs(self) -> list[dict[str, str]]:
        return [{"url": "", "label": self.get_page_subtitle()}]


class RecordInspectView(ScopedView, InspectView, WagtailAdminTemplateMixin):
    """One record, the acts that the reader may do on it, and a line in the log of viewings where that matters."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        for subject in self.model_admin.subjects(self.instance):
            log_view(viewer=request.user, subject=subject, what="file", now=timezone.now())
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return capfirst(self.verbose_name)

    get_meta_title = ScopedView.get_header_title

    def get_fields_dict(self) -> list[dict[str, Any]]:
        return []

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        admin, user = self.model_admin, self.request.user
        return super().get_context_data(
            title=admin.title_of(self.instance),
            acts=admin.acts(self.instance, user),
            sections=admin.sections(self.instance),
            history_url=self.url_helper.get_action_url("history", self.instance_pk),
            **admin.more(self.instance, self.request),
            **kwargs,
        )


def actor(entry: ModelLogEntry) -> str:
    """Who did it: a member of the team by name, anybody else without."""
    if entry.user is None:
        return gettext("Tandem, by itself")
    return entry.user.get_full_name() if entry.user.is_staff else gettext("The person concerned")


class RecordHistoryView(ScopedView, HistoryView):
    """What was done to the record, by whom, the newest first."""

    columns = [
        Column("message", label=gettext_lazy("What was done")),
        Column("who", label=gettext_lazy("Done by"), accessor=actor),
        DateColumn("timestamp", label=gettext_lazy("When")),
    ]

    def own_breadcrumbs(self) -> list[dict[str, str]]:
        here = self.url_helper.get_action_url("inspect", self.instance_pk)
        return [{"url": here, "label": self.get_page_subtitle()}, {"url": "", "label": gettext("History")}]


class RecordAdmin(ModelAdmin):
    """A register. Subclasses give `model`, `base_url_path`, `ability`, columns, filters, `sections` and `acts`."""

    ability = ""
    export_ability = "export"
    select_related: tuple[str, ...] = ()
    search_hint = ""
    empty_words = gettext_lazy("Nothing here yet.")
    inspect_view_enabled = True
    add_to_admin_menu = False
    list_per_page = 50
    empty_value_display = ""
    url_helper_class = RecordURLs
    permission_helper_class = RecordPermissions
    button_helper_class = RecordButtons
    index_view_class = RecordIndexView
    inspect_view_class = RecordInspectView
    history_view_class = RecordHistoryView
    index_template_name = "core/staff/register.html"
    inspect_template_name = "core/staff/record.html"

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self.permission_helper.ability = self.ability

    def scope(self, user: Model) -> QuerySet:
        """The rows that this member of the team may see."""
        return self.model.objects.visible_to(user)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = self.scope(request.user).select_related(*self.select_related)
        return rows.order_by(*self.ordering) if self.ordering else rows

    def may_export(self, user: Model) -> bool:
        return bool(self.list_export) and user.has_perm(f"ability.{self.export_ability}")

    def for_export(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        """The rows that leave in a file; a subclass keeps those over which the reader may export."""
        return rows

    def empty_words_for(self, user: Model) -> str:
        """What this reader reads in place of a list without a row."""
        return self.empty_words

    def subjects(self, record: Model) -> tuple[str, ...]:
        """References of the people whose file this page opens: each viewing is written down."""
        return ()

    def register_acts(self) -> list[Act]:
        """What may be done from the list."""
        return []

    def register_acts_for(self, user: Model) -> list[Act]:
        """What this reader may do from the list."""
        return self.register_acts()

    @display(description=gettext_lazy("State"), ordering="state")
    def state_words(self, record: Model) -> str:
        """The state as the team reads it."""
        return record.get_state_display()

    def found_by(self, word: str) -> Q:
        """Where else a word is looked for, such as the name of a town whose code a row holds."""
        return Q()

    def name_of(self, record: Model) -> str:
        """What a record is called in the breadcrumbs and in the title of the window."""
        return str(record)

    def title_of(self, record: Model) -> str:
        """The heading of a record's page."""
        return str(record)

    def sections(self, record: Model) -> list[Section]:
        """What a record's page says."""
        return []

    def acts(self, record: Model, user: Model) -> list[Act]:
        """What this reader may do on the record."""
        return []

    def more(self, record: Model, request: HttpRequest) -> dict[str, Any]:
        """What the record's own template needs besides."""
        return {}

    def get_extra_attrs_for_field_col(self, obj: Model, field_name: str) -> dict[str, str]:
        """Each cell knows its heading and whether it says nothing (cards on a phone), a state its code (colour)."""
        label = str(label_for_field(field_name, model=self.model, model_admin=self))
        state = {"data-state": obj.state} if field_name == "state_words" else {}
        cell = getattr(self, field_name, None)
        said = cell(obj) if callable(cell) else getattr(obj, field_name, None)
        nothing = {"data-empty": ""} if said in ("", None) else {}
        return {"data-label": capfirst(label), **state, **nothing}

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        views = {"index": self.index_view, "inspect": self.inspect_view, "history": self.history_view}
        helper = self.url_helper
        return tuple(
            re_path(helper.get_action_url_pattern(name), views[name], name=helper.get_action_url_name(name))
            for name in ACTIONS
        )

    def register_admin_url_finders(self) -> None:
        """Reports that link to a record lead to its page, for those who may see it."""
        register_admin_url_finder(self.model, type("RecordFinder", (RecordFinder,), {"register": self}))


class RecordFinder:
    """Where Wagtail's reports send a reader who may see a record."""

    register: RecordAdmin

    def __init__(self, user: Model | None) -> None:
        self.user = user

    def get_edit_url(self, instance: Model) -> str | None:
        rows = self.register.scope(self.user) if self.user else self.register.model.objects
        return record_url(instance) if rows.filter(pk=instance.pk).exists() else None


def record_url(record: Model) -> str:
    """The page of a record."""
    return reverse(f"staff_{record._meta.model_name}_inspect", args=[record.pk])
