"""Published paths of mentors and mentees: a proposal, a tandem, a charter; and the public check of a seal."""

from django.urls import path

from . import charter, pair, proposal

app_name = "member"
urlpatterns = [
    path("proposition/<uuid:uid>/", proposal.answer, name="proposal"),
    path("proposition/<uuid:uid>/decliner/", proposal.decline, name="decline"),
    path("tandem/<uuid:uid>/", pair.page, name="pair"),
    path("tandem/<uuid:uid>/premiere-rencontre/", pair.first_meeting, name="first_meeting"),
    path("charte/<uuid:uid>/", charter.sign, name="charter"),
    path("verification/<slug:code>/", charter.verify, name="verification"),
]
