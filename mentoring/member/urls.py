"""Published paths of mentors and mentees: a proposal, a tandem, a charter; and the public check of a seal."""

from django.urls import path

from . import appointment, card, charter, data, feeds, gathering, orientation, pair, proposal, space, standing

app_name = "member"
urlpatterns = [
    path("proposition/<uuid:uid>/", proposal.answer, name="proposal"),
    path("proposition/<uuid:uid>/decliner/", proposal.decline, name="decline"),
    path("espace/", space.home, name="space"),
    path("espace/entrer/", space.enter, name="enter"),
    path("espace/sortir/", space.leave, name="sign_out"),
    path("espace/mes-donnees/", data.mine, name="data"),
    path("espace/mes-donnees/telecharger/", data.download, name="data_file"),
    path("espace/mon-agenda/", feeds.mine, name="feeds"),
    path("agenda/<str:token>.ics", feeds.read, name="feed"),
    path("espace/pause/", standing.pause, name="pause_me"),
    path("espace/reprendre/", standing.resume, name="resume_me"),
    path("espace/partir/", standing.leave, name="leave_me"),
    path("fiche/<uuid:uid>/", card.read, name="card"),
    path("fiche/<uuid:uid>/reformuler/", card.rewrite, name="card_rewrite"),
    path("fiche/<uuid:uid>/nommer/", card.name, name="card_name"),
    path("preparation/<uuid:uid>/", orientation.tick, name="orientation"),
    path("rencontre-entre-mentors/<uuid:uid>/", gathering.page, name="gathering"),
    path("rencontre-entre-mentors/<uuid:uid>/agenda.ics", gathering.calendar, name="gathering_ics"),
    path("tandem/<uuid:uid>/", pair.page, name="pair"),
    path("tandem/<uuid:uid>/premiere-rencontre/", pair.first_meeting, name="first_meeting"),
    path("tandem/<uuid:uid>/rencontre/", pair.meeting, name="meeting"),
    path("tandem/<uuid:uid>/rendez-vous/", appointment.arrange, name="arrange"),
    path("tandem/<uuid:uid>/vous-etes-vous-vus/", appointment.met, name="met"),
    path("rendez-vous/<uuid:uid>/deplacer/", appointment.move, name="move_meeting"),
    path("rendez-vous/<uuid:uid>/annuler/", appointment.call_off, name="call_off_meeting"),
    path("rendez-vous/<uuid:uid>/agenda.ics", appointment.calendar, name="meeting_ics"),
    path("tandem/<uuid:uid>/pause/", pair.pause, name="pause"),
    path("tandem/<uuid:uid>/reprendre/", pair.resume, name="resume"),
    path("tandem/<uuid:uid>/arreter/", pair.stop, name="stop"),
    path("charte/<uuid:uid>/", charter.sign, name="charter"),
    path("verification/<slug:code>/", charter.verify, name="verification"),
]
