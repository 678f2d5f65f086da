"""Pages of the demo: mounted under the demo settings only."""

from django.urls import path

from . import views
from .style import style

app_name = "demo"
urlpatterns = [
    path("style/", style, name="style"),
    path("boite/", views.box, name="mailbox"),
    path("boite/<slug:key>/", views.letter, name="letter"),
    path("boite/<slug:key>/rencontre.ics", views.date, name="date"),
]
