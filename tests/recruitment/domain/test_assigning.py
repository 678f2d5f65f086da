"""An application given to another member of the team."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts import roles
from portal.accounts.models import RoleKind, Scope, User
from portal.core.errors import Changed, NotAllowed
from portal.core.models import Message
from recruitment.domain import assigning, moderation
from recruitment.domain.refusals import NotConfirmed, NotNow, NotOfTheTeam
from recruitment.models import Application
from tests.factories.accounts import StaffFactory
from tests.factories.mentoring import ProgrammeFactory
from tests.factories.recruitment import ApplicationFactory
from tests.recruitment.mailbox import letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def officer(db):
    return StaffFactory(first_name="Camille")


@pytest.fixture
def colleague(db):
    return StaffFactory(first_name="Dominique", last_name="Aubrac")


@pytest.fixture
def give(officer, colleague, now):
    def do(application, **details):
        usual = {"to": colleague, "by": officer, "seen_version": application.version, "now": now}
        return assigning.assign(application=application, **usual | details)

    return do


def written(template):
    return Message.objects.filter(template=f"recruitment/{template}")


def test_the_colleague_is_told_and_the_applicant_is_not(give, officer, colleague):
    taken = ApplicationFactory(taken_by=officer)
    before = written("taken").count()
    application = give(taken)
    assert (application.state, application.assigned_to) == ("in_review", colleague)
    assert written("taken").count() == before
    message = letter("assigned")
    assert message.to == [colleague.email]
    assert message.subject == f"La candidature {application.reference} est entre vos mains"
    assert "Camille" in message.body
    assert "Tavernot" not in message.body


def test_what_nobody_had_taken_is_taken_and_the_applicant_learns_who_reads(give, colleague, now):
    application = give(ApplicationFactory(confirmed=True))
    assert (application.state, application.first_answer_at) == ("in_review", now)
    assert "Dominique" in letter("taken").subject
    assert written("assigned").count() == 1


def test_who_gives_to_themselves_needs_no_mail(give, officer, colleague):
    give(ApplicationFactory(taken_by=colleague), to=officer)
    assert not written("assigned").exists()


def test_giving_twice_is_done_once(give, officer):
    before = ApplicationFactory(taken_by=officer)
    assert give(before).version == give(before).version
    assert written("assigned").count() == 1


def test_only_a_colleague_in_office_who_moderates_this_programme_may_have_it(give, officer):
    application = ApplicationFactory(taken_by=officer)
    retired = StaffFactory()
    retired.is_active = False
    retired.save(update_fields=["is_active"])
    others = [
        StaffFactory(kind=RoleKind.COMMUNICATION),
        StaffFactory(kind=RoleKind.COORDINATOR, over=ProgrammeFactory()),
        StaffFactory(kind=None),
        User.objects.get(pk=application.person_id),
        retired,
    ]
    for other in others:
        with pytest.raises(NotOfTheTeam):
            give(application, to=other)


def test_the_list_offers_exactly_those_who_may_have_it_but_for_whoever_has_it(officer, colleague):
    application = ApplicationFactory(taken_by=officer)
    near = StaffFactory(kind=RoleKind.COORDINATOR, over=application.programme, last_name="Zola")
    StaffFactory(kind=RoleKind.COORDINATOR, over=ProgrammeFactory())
    StaffFactory(kind=RoleKind.OBSERVER)
    leaving = StaffFactory()
    yesterday = timezone.localdate() - timedelta(days=1)
    leaving.roles.update(starts_on=yesterday, ends_on=yesterday)
    assert assigning.colleagues_for(application) == [colleague, near]


def test_somebody_with_two_roles_is_offered_once(officer, colleague):
    application = ApplicationFactory(taken_by=officer)
    roles.grant(
        colleague,
        RoleKind.OFFICER,
        today=timezone.localdate(),
        scope=Scope.PROGRAMME,
        scope_id=application.programme.uuid,
    )
    assert assigning.colleagues_for(application) == [colleague]


def test_what_is_not_under_way_is_given_to_nobody(give, officer, now):
    with pytest.raises(NotConfirmed):
        give(ApplicationFactory(email="autre@exemple.fr"))
    application = ApplicationFactory(taken_by=officer)
    application = moderation.decline(
        application=application, reason="need", by=officer, seen_version=application.version, now=now
    )
    with pytest.raises(NotNow):
        give(application)


def test_a_stale_page_or_another_programme_gives_nothing(give, officer):
    application = ApplicationFactory(taken_by=officer)
    with pytest.raises(Changed):
        give(application, seen_version=1)
    with pytest.raises(NotAllowed):
        give(application, by=StaffFactory(kind=RoleKind.COORDINATOR, over=ProgrammeFactory()))
    assert Application.objects.get().assigned_to == officer
