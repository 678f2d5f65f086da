"""Addresses of the team's acts in mentoring, below `/admin/`; those of the registers come with each register."""

from django.urls import path

from . import (
    attendance,
    board,
    calendar,
    charters,
    community_acts,
    compare,
    ending_acts,
    enrolments,
    feed,
    follow_up,
    follow_up_acts,
    gathering_acts,
    guardians,
    mentors,
    pair_acts,
    partner_acts,
    preparing,
    programme_acts,
    proposals,
    suspending,
)

BOARD = "rapprochements/"
GATHERING = "rencontres-entre-mentors/<int:pk>/"

urlpatterns = [
    path(BOARD, board.BoardView.as_view(), name="staff_board"),
    path(f"{BOARD}<int:pk>/", board.BoardView.as_view(), name="staff_board_mentee"),
    path(f"{BOARD}<int:pk>/comparer/", compare.CompareView.as_view(), name="staff_compare"),
    path(f"{BOARD}<int:pk>/proposer/<int:mentor_pk>/", proposals.ProposeView.as_view(), name="staff_propose"),
    path("aujourdhui/", follow_up.FollowUpView.as_view(), name="staff_follow_up"),
    path("tandems/<int:pk>/noter/", follow_up_acts.NoteView.as_view(), name="staff_pair_note"),
    path("tandems/<int:pk>/attribuer/", follow_up_acts.AssignView.as_view(), name="staff_pair_assign"),
    path("tandems/<int:pk>/prendre/", follow_up_acts.TakeView.as_view(), name="staff_pair_take"),
    path("points-de-suivi/<int:pk>/", follow_up_acts.CheckInView.as_view(), name="staff_check_in"),
    path(
        "points-de-suivi/<int:pk>/en-vain/", follow_up_acts.InVainView.as_view(), name="staff_check_in_vain"
    ),
    path("structures/nouvelle/", partner_acts.NewView.as_view(), name="staff_partner_new"),
    path("structures/<int:pk>/modifier/", partner_acts.ChangeView.as_view(), name="staff_partner_change"),
    path("structures/<int:pk>/activite/", partner_acts.SwitchView.as_view(), name="staff_partner_switch"),
    path("dispositifs/nouveau/", programme_acts.NewView.as_view(), name="staff_programme_new"),
    path(
        "dispositifs/<int:pk>/modifier/", programme_acts.ChangeView.as_view(), name="staff_programme_change"
    ),
    path(
        "dispositifs/<int:pk>/ponderations/",
        programme_acts.WeightsView.as_view(),
        name="staff_programme_weights",
    ),
    path("propositions/<int:pk>/annuler/", proposals.CancelView.as_view(), name="staff_proposal_cancel"),
    path("mentors/<int:pk>/places/", mentors.PlacesView.as_view(), name="staff_mentor_places"),
    path("mentors/<int:pk>/guide/", preparing.GuideView.as_view(), name="staff_mentor_guide"),
    path("mentors/<int:pk>/pause/", preparing.PauseView.as_view(), name="staff_mentor_pause"),
    path("mentors/<int:pk>/reprendre/", preparing.ResumeView.as_view(), name="staff_mentor_resume"),
    path("mentors/<int:pk>/partir/", preparing.LeaveView.as_view(), name="staff_mentor_leave"),
    path("mentors/<int:pk>/suspendre/", suspending.MentorFreezeView.as_view(), name="staff_mentor_freeze"),
    path("mentors/<int:pk>/retablir/", suspending.MentorUnfreezeView.as_view(), name="staff_mentor_unfreeze"),
    path("mentores/<int:pk>/suspendre/", suspending.MenteeFreezeView.as_view(), name="staff_mentee_freeze"),
    path(
        "mentores/<int:pk>/retablir/", suspending.MenteeUnfreezeView.as_view(), name="staff_mentee_unfreeze"
    ),
    path("tandems/<int:pk>/suspendre/", suspending.PairFreezeView.as_view(), name="staff_pair_freeze"),
    path("tandems/<int:pk>/retablir/", suspending.PairUnfreezeView.as_view(), name="staff_pair_unfreeze"),
    path("mentores/<int:pk>/fiche/", preparing.CardView.as_view(), name="staff_mentee_card"),
    path(
        "mentores/<int:pk>/relire/", preparing.ReadTogetherView.as_view(), name="staff_mentee_read_together"
    ),
    path("mentores/<int:pk>/nommer/", preparing.NameView.as_view(), name="staff_mentee_name"),
    path("mentores/<int:pk>/parent/", guardians.NameView.as_view(), name="staff_mentee_guardian_name"),
    path("mentores/<int:pk>/parent/lien/", guardians.AskView.as_view(), name="staff_mentee_guardian_ask"),
    path(
        "mentores/<int:pk>/parent/papier/", guardians.PaperView.as_view(), name="staff_mentee_guardian_paper"
    ),
    path("mentores/<int:pk>/parent/refus/", guardians.NoView.as_view(), name="staff_mentee_guardian_no"),
    path("mentores/<int:pk>/pause/", preparing.PauseWaitView.as_view(), name="staff_mentee_pause"),
    path("mentores/<int:pk>/reprendre/", preparing.ResumeWaitView.as_view(), name="staff_mentee_resume"),
    path("mentores/<int:pk>/partir/", preparing.LeaveQueueView.as_view(), name="staff_mentee_leave"),
    path(
        "mentors/<int:pk>/dispositifs/",
        enrolments.MentorProgrammesView.as_view(),
        name="staff_mentor_programmes",
    ),
    path("mentores/<int:pk>/inscrire/", enrolments.MenteeEnrolView.as_view(), name="staff_mentee_enrol"),
    path(
        "tandems/<int:pk>/premiere-rencontre/",
        pair_acts.FirstMeetingView.as_view(),
        name="staff_pair_first_meeting",
    ),
    path("tandems/<int:pk>/rencontre/", pair_acts.MeetingView.as_view(), name="staff_pair_meeting"),
    path("tandems/<int:pk>/pause/", pair_acts.PauseView.as_view(), name="staff_pair_pause"),
    path("tandems/<int:pk>/reprendre/", pair_acts.ResumeView.as_view(), name="staff_pair_resume"),
    path("tandems/<int:pk>/terminer/", pair_acts.CloseView.as_view(), name="staff_pair_close"),
    path("tandems/<int:pk>/corriger/", pair_acts.CorrectView.as_view(), name="staff_pair_correct"),
    path("tandems/<int:pk>/prolonger/", ending_acts.ExtendView.as_view(), name="staff_pair_extend"),
    path(
        "tandems/<int:pk>/entretien-de-fin/", ending_acts.TalkView.as_view(), name="staff_pair_closing_talk"
    ),
    path("tandems/<int:pk>/nouvelles/", ending_acts.NewsView.as_view(), name="staff_pair_news"),
    path("tandems/<int:pk>/confier/", pair_acts.HandOverView.as_view(), name="staff_pair_hand_over"),
    path("tandems/<int:pk>/arreter/", pair_acts.UndoView.as_view(), name="staff_pair_undo"),
    path("chartes/<int:pk>/renvoyer/", charters.ResendView.as_view(), name="staff_charter_resend"),
    path("chartes/<int:pk>/imprimer/", charters.PrintView.as_view(), name="staff_charter_print"),
    path("rencontres-entre-mentors/poser/", gathering_acts.LayView.as_view(), name="staff_gathering_lay"),
    path("rencontres-entre-mentors/ajouter/", gathering_acts.AddView.as_view(), name="staff_gathering_add"),
    path(
        "rencontres-entre-mentors/calendrier/",
        calendar.CalendarView.as_view(),
        name="staff_gathering_calendar",
    ),
    path("mon-agenda/", feed.FeedView.as_view(), name="staff_feed"),
    path(f"{GATHERING}modifier/", gathering_acts.ChangeView.as_view(), name="staff_gathering_change"),
    path(f"{GATHERING}annuler/", gathering_acts.CallOffView.as_view(), name="staff_gathering_call_off"),
    path(f"{GATHERING}presences/", attendance.SheetView.as_view(), name="staff_gathering_attendance"),
    path(f"{GATHERING}document/", gathering_acts.DocumentView.as_view(), name="staff_gathering_document"),
    path(
        f"{GATHERING}document/<int:document_pk>/retirer/",
        gathering_acts.RemoveView.as_view(),
        name="staff_gathering_remove_document",
    ),
    path(f"{GATHERING}ordre-du-jour/", gathering_acts.AgendaView.as_view(), name="staff_gathering_agenda"),
    path(f"{GATHERING}compte-rendu/", gathering_acts.AccountView.as_view(), name="staff_gathering_account"),
    path(
        f"{GATHERING}sujet/<int:topic_pk>/retenir/",
        gathering_acts.TopicView.as_view(),
        name="staff_gathering_topic",
    ),
    path(
        "questions-des-mentors/<int:pk>/publier/",
        community_acts.PublishQuestionView.as_view(),
        name="staff_mentorquestion_publish",
    ),
    path(
        "questions-des-mentors/<int:pk>/refuser/",
        community_acts.DeclineQuestionView.as_view(),
        name="staff_mentorquestion_decline",
    ),
    path(
        "reponses-des-mentors/<int:pk>/publier/",
        community_acts.PublishAnswerView.as_view(),
        name="staff_mentoranswer_publish",
    ),
    path(
        "reponses-des-mentors/<int:pk>/refuser/",
        community_acts.DeclineAnswerView.as_view(),
        name="staff_mentoranswer_decline",
    ),
    path(f"{GATHERING}agenda.ics", gathering_acts.download, name="staff_gathering_ics"),
]
