"""Whom an act of those who follow is about: a mentor, a mentee or a tandem within reach."""

from mentoring.models import Mentee, Mentor, Pair
from portal.core.acts import ActView


class MentorAct(ActView):
    model = Mentor
    ability = "follow"


class MenteeAct(ActView):
    model = Mentee
    ability = "follow"


class PairAct(ActView):
    model = Pair
    ability = "follow"
