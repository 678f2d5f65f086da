"""A telephone on which somebody stays signed in: closed, opened again without a link, disconnected."""

from portal.demo.people import MAIL_DOMAIN

from .hub import Hub
from .visitors import Visitor

MENTOR = f"sukru.aydemirci@{MAIL_DOMAIN}"


def ask_for_the_link(visitor: Visitor, hub: Hub) -> None:
    visitor.open("/espace/entrer/")
    visitor.write("Adresse e-mail", MENTOR)
    visitor.click("M’envoyer le lien")
    visitor.open(hub.link(MENTOR, "Votre lien", "Ouvrir mon espace"))


def restart(visitor: Visitor) -> None:
    """As a browser that was closed: the cookies without an end are gone."""
    visitor.context.clear_cookies(name="sessionid")


def test_a_telephone_is_known_for_a_month_until_it_is_disconnected(visit, hub):
    visitor = visit()
    ask_for_the_link(visitor, hub)
    visitor.accept("Rester connecté·e sur cet appareil")
    visitor.click("Ouvrir mon espace")
    assert visitor.title.startswith("Bonjour")
    restart(visitor)
    visitor.open("/espace/")
    assert visitor.title.startswith("Bonjour")
    visitor.click("Mes données")
    assert visitor.title == "Est-ce bien vous ?"
    visitor.click("Retour à mon espace")
    visitor.click("Mes appareils")
    visitor.reads("cet appareil")
    visitor.click("Déconnecter")
    restart(visitor)
    visitor.open("/espace/")
    visitor.reads("M’envoyer le lien")
