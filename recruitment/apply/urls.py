"""Published paths of the applicant: the two wizards, resuming, confirming, following up."""

from django.urls import URLPattern, path

from recruitment.models.drafts import Side

from . import follow, start, views, which
from .wizards import MenteeWizard, MentorWizard

app_name = "apply"


def paths_of(role: str, slug: str, wizard: type) -> list[URLPattern]:
    """The addresses of one wizard, under `candidature/<slug>/`."""
    root, draft = f"candidature/{slug}/", f"candidature/{slug}/<uuid:draft>/"
    return [
        path(root, start.StartView.as_view(role=role), name=role),
        path(f"{draft}merci/", views.thanks, {"role": role}, name=f"{role}_thanks"),
        path(f"{draft}finir-plus-tard/", views.LaterView.as_view(role=role), name=f"{role}_later"),
        path(f"{draft}<slug:step>/brouillon/", views.autosave, {"role": role}, name=f"{role}_autosave"),
        path(f"{draft}<slug:step>/", wizard.as_view(url_name=f"apply:{role}_step"), name=f"{role}_step"),
    ]


urlpatterns: list[URLPattern] = [
    *paths_of(Side.MENTOR.value, "mentor", MentorWizard),
    path(
        "candidature/mentore/<uuid:draft>/dispositif/",
        start.ChangeView.as_view(),
        name="mentee_programme",
    ),
    *paths_of(Side.MENTEE.value, "mentore", MenteeWizard),
    path("candidature/quel-dispositif/", which.choose, name="which"),
    path("candidature/reprendre/<uuid:draft>/", views.resume, name="resume"),
    path("candidature/retrouver/", views.FindAgainView.as_view(), name="find_again"),
    path("candidature/suivi/<uuid:key>/", follow.FollowView.as_view(), name="follow_up"),
    path("candidature/suivi/<uuid:key>/retirer/", follow.WithdrawView.as_view(), name="withdraw"),
]
