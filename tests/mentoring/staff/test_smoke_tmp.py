import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.mentoring import *
pytestmark = pytest.mark.django_db
def test_all(client):
    client.force_login(StaffFactory(), backend="portal.accounts.backends.StaffBackend")
    pair = PairFactory(met=True)
    prop = ProposalFactory(programme=pair.programme)
    m = MenteeFactory(programme=pair.programme)
    mentor = MentorFactory(programme=pair.programme)
    far = MentorFactory(programme=pair.programme, commune="13004")
    urls=[reverse("wagtailadmin_home")]
    for n in "mentor mentee proposal pair charter gathering message application".split():
        urls.append(reverse(f"staff_{n}_index"))
    for n,o in dict(mentor=mentor,mentee=m,proposal=prop,pair=pair,charter=pair.charters.get()).items():
        urls += [reverse(f"staff_{n}_inspect",args=[o.pk]), reverse(f"staff_{n}_history",args=[o.pk])]
    urls += [reverse("staff_board"), reverse("staff_board_mentee",args=[m.pk]), reverse("staff_board_mentee",args=[prop.mentee_id]), reverse("staff_propose",args=[m.pk,mentor.pk]), reverse("staff_propose",args=[m.pk,far.pk]), reverse("staff_gathering_lay"), reverse("staff_charter_resend",args=[pair.charters.get().pk]), reverse("staff_pair_undo",args=[pair.pk]), reverse("staff_mentor_places",args=[mentor.pk]), reverse("staff_proposal_cancel",args=[prop.pk])]
    bad=[]
    for u in urls:
        try:
            r=client.get(u); print(r.status_code,u, r.headers.get("Location"))
            if r.status_code!=200: bad.append(u)
        except Exception as e:
            import traceback; print("EXC",u,repr(e)[:400]); traceback.print_exc(limit=-4); bad.append(u)
    assert not bad
