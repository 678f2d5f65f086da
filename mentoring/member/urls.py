"""Published paths of mentors and mentees: a proposal, a tandem, a charter; and the public check of a seal."""

from django.urls import path

from . import card, care, charter, data, gathering, notes, orientation, pair, plan, proposal, space, standing

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
    path("tandem/<uuid:uid>/", pair.page, name="pair"),
    path("tandem/<uuid:uid>/premiere-rencontre/", pair.first_meeting, name="first_meeting"),
    path("tandem/<uuid:uid>/rencontre/", pair.meeting, name="meeting"),
    path("tandem/<uuid:uid>/plan/", plan.page, name="plan"),
    path("tandem/<uuid:uid>/plan/commencer/", plan.begin, name="plan_begin"),
    path("action/<uuid:uid>/", plan.change, name="action"),
    path("action/<uuid:uid>/etat/", plan.settle, name="action_settle"),
    path("tandem/<uuid:uid>/notes/", notes.page, name="notes"),
    path("note/<uuid:uid>/partager/", notes.share, name="note_share"),
    path("note/<uuid:uid>/supprimer/", notes.delete, name="note_delete"),
    path("tandem/<uuid:uid>/impression/", care.impression, name="impression"),
    path("tandem/<uuid:uid>/contact/", care.contact, name="contact"),
    path("tandem/<uuid:uid>/difficulte/", care.difficulty, name="difficulty"),
    path("tandem/<uuid:uid>/structure/", care.tell_structure, name="feedback"),
    path("nouvelles/<uuid:uid>/", care.check_in, name="check_in"),
    path("tandem/<uuid:uid>/pause/", pair.pause, name="pause"),
    path("tandem/<uuid:uid>/reprendre/", pair.resume, name="resume"),
    path("tandem/<uuid:uid>/arreter/", pair.stop, name="stop"),
    path("charte/<uuid:uid>/", charter.sign, name="charter"),
    path("verification/<slug:code>/", charter.verify, name="verification"),
]
