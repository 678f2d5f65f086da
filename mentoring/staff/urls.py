"""Addresses of the team's acts in mentoring, below `/admin/`; those of the registers come with each register."""

from django.urls import path

from . import board, charters, compare, enrolments, gatherings, mentors, pairs, proposals

BOARD = "rapprochements/"
GATHERING = "rencontres-entre-mentors/<int:pk>/"

urlpatterns = [
    path(BOARD, board.BoardView.as_view(), name="staff_board"),
    path(f"{BOARD}<int:pk>/", board.BoardView.as_view(), name="staff_board_mentee"),
    path(f"{BOARD}<int:pk>/comparer/", compare.CompareView.as_view(), name="staff_compare"),
    path(f"{BOARD}<int:pk>/proposer/<int:mentor_pk>/", proposals.ProposeView.as_view(), name="staff_propose"),
    path("propositions/<int:pk>/annuler/", proposals.CancelView.as_view(), name="staff_proposal_cancel"),
    path("mentors/<int:pk>/places/", mentors.PlacesView.as_view(), name="staff_mentor_places"),
    path(
        "mentors/<int:pk>/dispositifs/",
        enrolments.MentorProgrammesView.as_view(),
        name="staff_mentor_programmes",
    ),
    path("mentores/<int:pk>/inscrire/", enrolments.MenteeEnrolView.as_view(), name="staff_mentee_enrol"),
    path(
        "tandems/<int:pk>/premiere-rencontre/",
        pairs.FirstMeetingView.as_view(),
        name="staff_pair_first_meeting",
    ),
    path("tandems/<int:pk>/arreter/", pairs.UndoView.as_view(), name="staff_pair_undo"),
    path("chartes/<int:pk>/renvoyer/", charters.ResendView.as_view(), name="staff_charter_resend"),
    path("chartes/<int:pk>/imprimer/", charters.PrintView.as_view(), name="staff_charter_print"),
    path("rencontres-entre-mentors/poser/", gatherings.LayView.as_view(), name="staff_gathering_lay"),
    path(f"{GATHERING}deplacer/", gatherings.ChangeView.as_view(), name="staff_gathering_change"),
    path(f"{GATHERING}annuler/", gatherings.CallOffView.as_view(), name="staff_gathering_call_off"),
    path(f"{GATHERING}agenda.ics", gatherings.download, name="staff_gathering_ics"),
]
