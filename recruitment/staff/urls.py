"""Addresses of the team's acts in recruitment, below `/admin/`."""

from django.urls import path

from . import acts

APPLICATION = "candidatures/<int:pk>/"

urlpatterns = [
    path(f"{APPLICATION}prendre/", acts.TakeView.as_view(), name="staff_application_take"),
    path(f"{APPLICATION}demander/", acts.AskView.as_view(), name="staff_application_ask"),
    path(f"{APPLICATION}accepter/", acts.AcceptView.as_view(), name="staff_application_accept"),
    path(f"{APPLICATION}decliner/", acts.DeclineView.as_view(), name="staff_application_decline"),
]
