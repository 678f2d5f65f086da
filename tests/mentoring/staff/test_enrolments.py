"""The team says in which programmes somebody takes part."""

import pytest
from django.urls import reverse

from mentoring.models import Mentee
from tests.factories.accounts import sign_in
from tests.factories.mentoring import MenteeFactory, MentorFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def test_programmes_are_ticked_on_the_record_of_a_mentor(client):
    sign_in(client)
    mentor, other = MentorFactory(), ProgrammeFactory()
    path = reverse("staff_mentor_programmes", args=[mentor.pk])
    form = client.get(path).context["form"]
    answers = {"seen": form["seen"].value(), "programmes": [mentor.programmes.get().pk, other.pk]}
    assert client.post(path, answers).status_code == 302
    assert other in mentor.programmes.all()
    assert client.post(path, answers | {"programmes": []}).context["form"].non_field_errors()
    assert mentor.programmes.count() == 2


def test_a_programme_in_which_the_person_has_a_file_is_not_offered(client):
    sign_in(client)
    mentee, other = MenteeFactory(), ProgrammeFactory()
    path = reverse("staff_mentee_enrol", args=[mentee.pk])
    form = client.get(path).context["form"]
    assert list(form.fields["programme"].queryset) == [other]
    response = client.post(path, {"seen": form["seen"].value(), "programme": other.pk})
    opened = Mentee.objects.get(programme=other)
    assert response["Location"] == reverse("staff_mentee_inspect", args=[opened.pk])
