from io import BytesIO

import page as page_validation
import pytest
from pypdf import PdfReader

from .people import Person, apply_as_mentee, apply_as_mentor, confirm

MENTOR = Person("Grażyna", "Đặng-Roumestang", "grazyna@courriel.example")
MENTEE = Person("Şükrü", "Yağmuroğlu", "sukru@courriel.example")


def test_probe(hub, visit):
    visitor = visit()
    apply_as_mentor(visitor, MENTOR)
    confirm(visitor, MENTOR)
    visitor = visit()
    apply_as_mentee(visitor, MENTEE)
    confirm(visitor, MENTEE)
