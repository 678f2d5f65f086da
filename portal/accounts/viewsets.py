"""Wagtail's screen of accounts, limited to the team: members are nowhere listed with names."""

from django.db.models import QuerySet
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
