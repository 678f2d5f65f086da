"""Addresses of the team's acts in recruitment, below `/admin/`."""

from django.urls import path

from . import acts, handling

APPLICATION = "candidatures/<int:pk>/"

urlpatterns = [
    path(f"{APPLICATION}prendre/", acts.TakeView.as_view(), name="staff_application_take"),
    path(f"{APPLICATION}demander/", acts.AskView.as_view(), name="staff_application_ask"),
    path(f"{APPLICATION}accepter/", acts.AcceptView.as_view(), name="staff_application_accept"),
    path(f"{APPLICATION}decliner/", acts.DeclineView.as_view(), name="staff_application_decline"),
    path(f"{APPLICATION}entretien/", handling.InterviewView.as_view(), name="staff_application_interview"),
    path(f"{APPLICATION}attente/", handling.HoldView.as_view(), name="staff_application_hold"),
    path(f"{APPLICATION}reprendre/", handling.ResumeView.as_view(), name="staff_application_resume"),
    path(
        f"{APPLICATION}reconsiderer/", handling.ReconsiderView.as_view(), name="staff_application_reconsider"
    ),
    path(f"{APPLICATION}confier/", handling.AssignView.as_view(), name="staff_application_assign"),
]
