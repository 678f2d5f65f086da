"""Published paths of mentors and mentees: a proposal, a tandem, a charter; and the public check of a seal."""

from django.urls import path

from . import card, charter, community, data, gathering, orientation, pair, proposal, space, standing

app_name = "member"
urlpatterns = [
    path("proposition/<uuid:uid>/", proposal.answer, name="proposal"),
    path("proposition/<uuid:uid>/decliner/", proposal.decline, name="decline"),
    path("espace/", space.home, name="space"),
    path("espace/entrer/", space.enter, name="enter"),
    path("espace/sortir/", space.leave, name="sign_out"),
    path("espace/mes-donnees/", data.mine, name="data"),
    path("espace/mes-donnees/telecharger/", data.download, name="data_file"),
    path("espace/pause/", standing.pause, name="pause_me"),
    path("espace/reprendre/", standing.resume, name="resume_me"),
    path("espace/partir/", standing.leave, name="leave_me"),
    path("fiche/<uuid:uid>/", card.read, name="card"),
    path("fiche/<uuid:uid>/reformuler/", card.rewrite, name="card_rewrite"),
    path("fiche/<uuid:uid>/nommer/", card.name, name="card_name"),
    path("preparation/<uuid:uid>/", orientation.tick, name="orientation"),
    path("rencontre-entre-mentors/<uuid:uid>/", gathering.page, name="gathering"),
    path("rencontre-entre-mentors/<uuid:uid>/agenda.ics", gathering.calendar, name="gathering_ics"),
    path("rencontre-entre-mentors/<uuid:uid>/sujet/", gathering.topic, name="gathering_topic"),
    path(
        "rencontre-entre-mentors/<uuid:uid>/sujet/<uuid:topic_uid>/moi-aussi/",
        gathering.vote,
        name="gathering_vote",
    ),
    path("rencontre-entre-mentors/<uuid:uid>/avis/", gathering.opinion, name="gathering_feedback"),
    path("espace/mentors/", community.directory, name="directory"),
    path("espace/mentors/ma-fiche/", community.entry, name="directory_entry"),
    path("espace/mentors/ma-fiche/retirer/", community.hide, name="directory_hide"),
    path("espace/mentors/questions/", community.ask, name="questions"),
    path("espace/mentors/questions/<uuid:uid>/", community.question, name="question"),
    path("espace/mentors/<uuid:uid>/mise-en-relation/", community.introduce, name="introduce"),
    path("tandem/<uuid:uid>/", pair.page, name="pair"),
    path("tandem/<uuid:uid>/premiere-rencontre/", pair.first_meeting, name="first_meeting"),
    path("tandem/<uuid:uid>/rencontre/", pair.meeting, name="meeting"),
    path("tandem/<uuid:uid>/pause/", pair.pause, name="pause"),
    path("tandem/<uuid:uid>/reprendre/", pair.resume, name="resume"),
    path("tandem/<uuid:uid>/arreter/", pair.stop, name="stop"),
    path("charte/<uuid:uid>/", charter.sign, name="charter"),
    path("verification/<slug:code>/", charter.verify, name="verification"),
]
