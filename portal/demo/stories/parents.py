"""Whoever answers for the minors of the demo: one has not answered yet, one agreed, one signed, one said no."""

from portal.demo.acts.arriving import parent_agrees, parent_says_no, parent_signs
from portal.demo.cast import who

from .telling import Story, about


def told() -> Story:
    """In working days before today; the letter to each left when the application was accepted."""
    eva, ibrahima, manon = who("eva.sampieretti"), who("ibrahima.conteba"), who("manon.estoublonne")
    return [
        (93, about(20, eva), parent_agrees(eva)),
        (
            44,
            about(11, ibrahima),
            parent_signs(ibrahima, "Classeur des accords, bureau de la mission locale"),
        ),
        (6, about(21, manon), parent_says_no(manon)),
    ]
