"""Signing in for the staff: by e-mail address and password; rights follow the roles of the day."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest

from .addresses import normal_email
from .models import User
from .roles import STAFF_KINDS, active_roles, can, sync_groups


class StaffBackend(ModelBackend):
    """Accepts an address (or a handle) of the staff only; a role that lapsed opens nothing at its hour."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: object,
    ) -> User | None:
        """The member of the team with this address and password, if their account is active."""
        if not username or password is None:
            return None
        user = User.objects.filter(email=normal_email(username), is_staff=True).first()
        if user is None:
            User().set_password(password)  # the same time for an unknown address
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        """The signed-in person with their settings of the admin, and the groups that today's roles give."""
        user = User.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        if user.is_staff:
            sync_groups(user)
        return user

    def _get_user_permissions(self, user_obj: User) -> QuerySet[Permission]:
        """None is given to a person by hand: rights come from roles."""
        return Permission.objects.none()

    def has_perm(self, user_obj: User, perm: str, obj: object = None) -> bool:
        """The admin's door needs a staff role in force, whatever the groups still say; `ability.<name>` asks the roles."""
        if perm == "wagtailadmin.access_admin":
            return user_obj.is_active and any(role.kind in STAFF_KINDS for role in active_roles(user_obj))
        if perm.startswith("ability."):
            return can(user_obj, perm.removeprefix("ability."))
        return super().has_perm(user_obj, perm, obj)
