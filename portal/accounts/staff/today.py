"""What waits in accounts, for the first screen of the admin: accounts and roles, and messages that did not leave."""

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from portal.accounts.models import Role, RoleKind, User
from portal.accounts.roles import reach
from portal.core.models import MessageState
from portal.core.templatetags.tandem import day
from portal.core.today import Ask, Line, Row, named

from .messages import ABILITY, visible_messages
from .role_register import ending_soon, staff_roles


def lines(request: HttpRequest) -> list[Ask]:
    """Accounts for administrators, messages for those who can send them again."""
    found = []
    if request.user.has_perm("ability.accounts"):
        found += [idle_accounts(), ending_roles()]
    if reach(request.user, ABILITY).hub:
        found += [failed_messages(request.user)]
    return found


def idle_accounts() -> Ask:
    """Accounts of the team that open nothing: no role is in force."""
    held = Role.objects.active(timezone.localdate()).values("person")
    return Ask(
        gettext("Accounts without a role"),
        reverse("wagtailusers_users:index"),
        User.objects.filter(is_staff=True, is_active=True).exclude(pk__in=held),
        at="joined_at",
        who=named(""),
        line=lambda row: Line(
            row.who,
            gettext("since %(day)s") % {"day": day(row.at)},
            reverse("wagtailusers_users:edit", args=[row.pk]),
        ),
        calm=gettext("Every account has a role in force."),
        order=10,
    )


def ending_roles() -> Ask:
    """Roles whose last day is near: renew them, or let them end."""

    def line(row: Row) -> Line:
        words = f"{row.who}, {RoleKind(row.also).label.lower()}"
        note = gettext("until %(day)s") % {"day": day(row.at)}
        return Line(words, note, reverse("staff_role_inspect", args=[row.pk]))

    return Ask(
        gettext("Roles that end soon"),
        f"{reverse('staff_role_index')}?standing=soon",
        ending_soon(staff_roles(), timezone.localdate()),
        at="ends_on",
        who=named("person"),
        also=F("kind"),
        line=line,
        calm=gettext("No role ends within a month."),
        order=20,
    )


def failed_messages(user: User) -> Ask:
    """What did not reach somebody, the oldest first."""
    return Ask(
        gettext("Failed messages"),
        f"{reverse('staff_message_index')}?state={MessageState.FAILED}",
        visible_messages(user).filter(state=MessageState.FAILED),
        at="created_at",
        who=F("subject"),
        also=F("address"),
        line=lambda row: Line(
            row.who, row.also, reverse("staff_message_inspect", args=[row.pk]), urgent=True
        ),
        calm=gettext("Every message has left."),
        order=60,
    )
