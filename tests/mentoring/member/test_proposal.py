from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from mentoring.domain import proposals
from mentoring.models import Pair, Proposal
from mentoring.models.proposals import DeclineReason
from portal.core.links import token_of
from portal.core.models import Link, Message, ViewLog
from tests.factories.mentoring import MenteeFactory, PersonFactory, ProgrammeFactory, ProposalFactory
from tests.mentoring.member.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal():
    return ProposalFactory(note="Nous avons reçu Inès en octobre.", mentee__person__phone="06 12 34 56 78")


@pytest.fixture
def path(enter, proposal):
    return enter("answer", proposal, proposal.mentor.person)


def lapse(proposal, *, by):
    """Move the whole proposal into the past, so that its deadline is `by` before now."""
    row = Proposal.objects.get(pk=proposal.pk)
    row.deadline_at = timezone.now() - by
    row.sent_at = row.deadline_at - timedelta(days=7)
    row.save(update_fields=["deadline_at", "sent_at"])


def test_the_card_says_what_the_mentor_needs_to_answer(proposal, path, page):
    text = page(path)
    assert "Une proposition pour vous, Hélène" in text
    assert "Un poste d’assistante logistique" in text
    assert "Marignane, à 15 min de vous" in text
    assert "« J’ai le diplôme mais pas les codes. »" in text
    assert "La confiance en soi" in text
    assert proposal.mentee.partner.name in text
    assert "Nous avons reçu Inès en octobre." in text
    assert "Un goût en commun" in text
    assert "À regarder ensemble" in text
    assert "Je veux rencontrer Inès" in text


def test_the_deadline_is_told_in_words(proposal, path, page):
    row = Proposal.objects.get(pk=proposal.pk)
    row.deadline_at = row.deadline_at.replace(year=2099, month=12, day=1)
    row.save(update_fields=["deadline_at"])
    assert "Répondez au plus tard le mardi 1er décembre." in page(path)


def test_the_name_and_the_address_are_not_on_the_card(proposal, path, client):
    html = client.get(path).content.decode()
    person = proposal.mentee.person
    assert [leak for leak in (person.last_name, person.email, "06 12 34", "+336") if leak in html] == []


def test_age_and_language_are_never_on_the_card_nor_in_the_mails(enter, client):
    programme = ProgrammeFactory()
    mentee = MenteeFactory(
        programme=programme, birth_year=1947, first_language="zdj", other_languages=["wo", "ti"]
    )
    proposal = ProposalFactory(programme=programme, mentee=mentee, mentor__first_language="zdj")
    criteria = {row["criterion"] for row in proposal.contributions}
    assert {"age", "first_language"} <= criteria, "there must be something to leak"
    path = enter("answer", proposal, proposal.mentor.person)
    read = [client.get(path).content.decode(), client.get(path + "decliner/").content.decode()]
    proposals.remind(proposal, now=timezone.now())
    read.append(client.post(path, follow=True).content.decode())
    for mail in Message.objects.all():
        read += [mail.subject, mail.text, mail.html, str(mail.context)]
    years = timezone.now().year - 1947
    planted = ("1947", f"{years} ans", "omorien", "olof", "igrin", "zdj", "âge", "langue maternelle")
    assert [(word, text[:60]) for text in read for word in planted if word in text] == []
    shown = str(proposal.card)
    assert [word for word in ("1947", "zdj", "first_language", "age.") if word in shown] == []


def test_without_a_door_the_page_reveals_nothing(client, proposal):
    known = client.get(f"/proposition/{proposal.uuid}/")
    unknown = client.get(f"/proposition/{uuid4()}/")
    assert (known.status_code, unknown.status_code) == (403, 403)
    assert words(known) == words(unknown)
    assert "Inès" not in known.content.decode()


def test_the_door_of_another_proposal_opens_nothing_here(client, enter, proposal):
    other = ProposalFactory()
    enter("answer", other, other.mentor.person)
    assert client.get(f"/proposition/{proposal.uuid}/").status_code == 403


def test_a_link_of_another_person_opens_nothing(client, enter, proposal):
    path = enter("answer", proposal, proposal.mentee.person)
    assert client.get(path).status_code == 403
    assert client.post(path).status_code == 403
    assert Pair.objects.count() == 0


def test_a_door_of_another_kind_opens_nothing(client, enter, proposal):
    enter("tandem", proposal, proposal.mentor.person)
    assert client.get(f"/proposition/{proposal.uuid}/").status_code == 403


def test_a_person_who_was_disabled_is_out(client, path, proposal):
    person = proposal.mentor.person
    person.is_active = False
    person.save(update_fields=["is_active"])
    assert client.get(path).status_code == 403


def test_the_pages_are_neither_kept_nor_indexed(client, path):
    answer = client.get(path)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert client.put(path).status_code == 405


def test_reading_notes_the_time_once_and_changes_no_right(client, path, proposal):
    client.get(path)
    first = Proposal.objects.get(pk=proposal.pk).viewed_at
    client.get(path)
    row = Proposal.objects.get(pk=proposal.pk)
    assert (row.viewed_at, row.state) == (first, "sent")


def test_yes_forms_the_pair_and_tells_how_to_reach_the_other(client, path, proposal):
    answer = client.post(path, {"answer": "yes"}, follow=True)
    pair = Pair.objects.get()
    assert answer.redirect_chain == [(f"/tandem/{pair.uuid}/", 302)]
    text = words(answer)
    assert "C’est noté, merci" in text
    assert "Joindre Inès Selmouni" in text
    assert "06 12 34 56 78" in text
    assert proposal.mentee.person.email in text
    assert "Noter notre première rencontre" in text
    seen = ViewLog.objects.get()
    assert (seen.viewer, seen.subject, seen.what) == (
        proposal.mentor.person,
        proposal.mentee.reference,
        "contact",
    )


def test_a_yes_that_is_sent_twice_counts_once(client, path):
    first, second = client.post(path), client.post(path)
    assert first["Location"] == second["Location"]
    assert Pair.objects.count() == 1
    assert Message.objects.filter(template="mentoring/introduction").count() == 2


def test_an_accepted_proposal_leads_to_the_pair(client, path):
    client.post(path)
    assert client.get(path)["Location"] == f"/tandem/{Pair.objects.get().uuid}/"


def test_at_its_very_hour_the_proposal_is_too_late(client, path, page, proposal):
    lapse(proposal, by=timedelta(seconds=-60))
    assert "Je veux rencontrer Inès" in page(path)
    lapse(proposal, by=timedelta(seconds=1))
    text = page(path)
    assert "C’est trop tard pour cette proposition" in text
    assert "Inès" not in text
    answer = client.post(path, follow=True)
    assert "Le délai pour répondre est passé." in words(answer)
    assert Pair.objects.count() == 0


def test_a_lapsed_proposal_cannot_be_declined_either(client, path, proposal):
    lapse(proposal, by=timedelta(seconds=1))
    answer = client.post(path + "decliner/", {"reason": "time"}, follow=True)
    assert "C’est trop tard" in words(answer)
    assert Proposal.objects.get().state == "sent"
    assert client.get(path + "decliner/")["Location"] == path


def test_a_proposal_that_the_team_took_back_is_closed(path, page, proposal):
    proposals.cancel(proposal=proposal, by=proposal.made_by, now=timezone.now())
    assert "L’équipe l’a retirée." in page(path)


@pytest.mark.parametrize("reason", DeclineReason.values)
def test_each_reason_declines_and_frees_the_place(client, path, proposal, reason):
    answer = client.post(path + "decliner/", {"reason": reason, "note": "Plutôt en mars."}, follow=True)
    assert "C’est noté, merci" in words(answer)
    row = Proposal.objects.get()
    assert (row.state, row.decline_reason, row.decline_note, row.place) == (
        "declined",
        reason,
        "Plutôt en mars.",
        None,
    )
    assert client.post(path + "decliner/", {"reason": reason}).status_code == 302


def test_declining_asks_one_question_and_says_what_is_missing(client, path, page):
    assert "Inès ne la voit jamais" in page(path + "decliner/")
    answer = client.post(path + "decliner/", {"note": "Plutôt en mars."})
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.title.string.replace("\u00a0", " ").startswith("Erreur : ")
    summary = soup.select_one(".erreurs[role=alert][tabindex='-1']")
    link = summary.a
    assert link.text == "Choisissez une raison"
    assert soup.find(id=link["href"][1:])["name"] == "reason"
    assert soup.find("textarea").text.strip() == "Plutôt en mars."
    assert Proposal.objects.get().state == "sent"


def test_a_yes_after_a_no_is_refused_in_words(client, path):
    client.post(path + "decliner/", {"reason": "far"})
    text = words(client.post(path, follow=True))
    assert "Cette proposition a déjà reçu une réponse." in text
    assert Pair.objects.count() == 0


def test_a_mentee_who_no_longer_waits_is_told_in_words(client, path, proposal):
    proposal.mentee.pause()
    proposal.mentee.save(update_fields=["state"])
    assert "Cette personne n’attend plus de mentor." in words(client.post(path, follow=True))


def test_a_name_made_of_markup_stays_text(enter, client):
    programme = ProgrammeFactory()
    mentee = MenteeFactory(
        programme=programme,
        person=PersonFactory(first_name="<script>zq</script>"),
        words="<img src=http://x.example/a>",
        aim="{{ settings.SECRET_KEY }}",
    )
    proposal = ProposalFactory(programme=programme, mentee=mentee, note="<b>gras</b>")
    html = client.get(enter("answer", proposal, proposal.mentor.person)).content.decode()
    assert [raw for raw in ("<script>zq", "<img src=http", "<b>gras") if raw in html] == []
    assert "{{ settings.SECRET_KEY }}" in html


def test_the_card_costs_few_queries(client, path, django_assert_max_num_queries):
    client.get(path)
    with django_assert_max_num_queries(12):
        client.get(path)


def test_nothing_of_the_page_needs_a_script_or_a_style_of_its_own(client, path):
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    inside = soup.find_all("style") + [tag for tag in soup.find_all("script") if tag.string]
    assert inside == []
    assert [tag.name for tag in soup.find_all(True) if tag.has_attr("style")] == []
    assert [key for tag in soup.find_all(True) for key in tag.attrs if key.startswith("on")] == []


def test_no_token_stays_in_the_tables(client, proposal):
    link = Link.objects.get(purpose="answer")
    token = token_of(link)
    client.post(f"/lien/{token}/")
    client.post(f"/proposition/{proposal.uuid}/")
    assert token not in str(list(Message.objects.values())) + str(list(Link.objects.values()))
