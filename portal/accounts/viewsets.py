"""Wagtail's screen of accounts, limited to the team: members are nowhere listed with names."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.shortcuts import get_list_or_404
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.users import EditView, IndexView, UserViewSet

from .forms import StaffCreationForm, StaffEditForm
from .models import User


class StaffIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().filter(is_staff=True)


class StaffEditView(EditView):
    def get_queryset(self) -> QuerySet[User]:
        return User.objects.filter(is_staff=True)


class StaffViewSet(UserViewSet):
    index_view_class = StaffIndexView
    edit_view_class = StaffEditView

    def get_form_class(self, for_update: bool = False) -> type:
        return StaffEditForm if for_update else StaffCreationForm


class OfTheTeam:
    """Wagtail's acts on several accounts reach every account, and search all of them: ours reach the team."""

    @classmethod
    def get_queryset(cls, model: type[User], object_ids: Iterable[str]) -> list[User]:
        return get_list_or_404(model, pk__in=object_ids, is_staff=True)


class StaffActiveState(OfTheTeam, SetActiveStateBulkAction):
    pass


class StaffDelete(OfTheTeam, DeleteBulkAction):
    pass


class StaffAssignRole(OfTheTeam, AssignRoleBulkAction):
    """Groups follow the roles (`roles.sync_groups`): nobody is put in one by hand."""

    def check_perm(self, obj: User) -> bool:
        return False
