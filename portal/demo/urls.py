"""Pages of the demo: mounted under the demo settings only."""

from django.urls import path

from .style import style

app_name = "demo"
urlpatterns = [path("style/", style, name="style")]
