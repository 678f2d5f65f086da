"""The end of a tandem on the pages of its two people; what one says there, the other never reads."""

from datetime import timedelta
from io import BytesIO

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from pypdf import PdfReader

from mentoring.domain import closing, endings, follow_ups
from mentoring.models import Alert, ClosingWord, Extension, FollowUp, Outcome, Pair
from portal.core import links
from portal.core.days import day_of
from portal.core.models import Link, Message, ViewLog
from tests.factories.mentoring import OfficerFactory, PairFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PLANTED = "Mots-pour-l-equipe-seule"


@pytest.fixture
def pair():
    made = PairFactory(now=NOW - timedelta(days=160), active=True)
    Pair.objects.filter(pk=made.pk).update(ends_on=day_of(NOW) + timedelta(days=20))
    return read(made)


def read(pair):
    return Pair.objects.get(pk=pair.pk)


def end(pair, when=NOW, kind="training"):
    return closing.close(pair=pair, reason="completed", kind=kind, by=OfficerFactory(), now=when)


def come(enter, pair, side, purpose="ending"):
    return enter(purpose, pair, getattr(pair, side).person)


def test_the_mailed_link_opens_the_page_of_the_end(enter, pair, page):
    path = come(enter, pair, "mentee")
    assert path == f"/tandem/{pair.uuid}/fin/"
    text = page(path)
    assert "Continuer quelques mois" in text
    assert "S’arrêter là" in text
    assert "changer de mentor" in text


def test_the_mentor_is_not_offered_another_mentor(enter, pair, page, client):
    assert "changer de mentor" not in page(come(enter, pair, "mentor"))
    assert client.get(f"/tandem/{pair.uuid}/autre-mentor/").status_code == 302


def test_while_the_end_is_far_the_page_of_the_pair_says_nothing_of_it(enter, client, page):
    pair = PairFactory(now=NOW, active=True)
    path = come(enter, pair, "mentor")
    assert client.get(path)["Location"] == f"/tandem/{pair.uuid}/"
    assert "Dire la suite" not in page(f"/tandem/{pair.uuid}/")


def test_one_proposes_and_the_other_agrees_with_one_tap(enter, client, page, pair):
    path = come(enter, pair, "mentor")
    for _twice in range(2):
        client.post(path, {"months": "3"})
    row, until = Extension.objects.get(), pair.ends_on + relativedelta(months=3)
    assert "Oui, continuons" not in page(path)
    assert read(pair).ends_on == pair.ends_on
    come(enter, pair, "mentee")
    assert "propose de continuer" in page(path)
    for _twice in range(2):
        client.post(f"{path}accepter/", {"extension": str(row.uuid)})
    assert read(pair).ends_on == until


@pytest.mark.parametrize("what", ["", "not-a-uuid", "00000000-0000-4000-8000-000000000000"])
def test_a_tap_on_what_no_longer_stands_moves_nothing(enter, client, pair, what):
    path = come(enter, pair, "mentor")
    client.post(path, {"months": "3"})
    come(enter, pair, "mentee")
    answer = client.post(f"{path}accepter/", {"extension": what}, follow=True)
    assert "n’est plus valable" in answer.content.decode()
    assert read(pair).ends_on == pair.ends_on


def test_a_proposal_is_dropped_by_a_tap(enter, client, pair):
    path = come(enter, pair, "mentor")
    client.post(path, {"months": "3"})
    client.post(f"{path}renoncer/", {"extension": str(Extension.objects.get().uuid)})
    assert endings.open_extension(pair) is None


def test_a_get_agrees_to_nothing_and_drops_nothing(enter, client, pair):
    path = come(enter, pair, "mentor")
    client.post(path, {"months": "3"})
    come(enter, pair, "mentee")
    for verb in ("accepter", "renoncer"):
        client.get(f"{path}{verb}/")
    assert endings.open_extension(pair) is not None


@pytest.mark.parametrize(("writer", "reader"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_what_one_says_at_the_end_the_other_reads_nowhere(enter, client, pair, writer, reader):
    come(enter, pair, writer)
    client.post(
        f"/tandem/{pair.uuid}/bilan/", {"supports": ["technical"], "recommend": "9", "words": PLANTED}
    )
    if writer == "mentee":
        client.post(f"/tandem/{pair.uuid}/autre-mentor/", {"words": PLANTED})
        assert PLANTED in Alert.objects.get().words
    assert ClosingWord.objects.get().words == PLANTED
    end(pair)
    client.cookies.clear()
    other = getattr(pair, reader).person
    enter("space", other, other)
    paths = ["/espace/", "/espace/mes-donnees/", "/espace/mes-donnees/telecharger/"]
    paths += [f"/tandem/{pair.uuid}/{name}" for name in ("", "fin/", "bilan/", "autre-mentor/")]
    seen = [client.get(path, follow=True).content.decode() for path in paths]
    assert [path for path, text in zip(paths, seen, strict=True) if PLANTED in text] == []
    assert not any("autre mentor" in text or "changer de mentor" in text for text in seen[:4])
    assert not any(PLANTED in m.subject + m.text + m.html for m in Message.objects.all())


def test_closing_words_are_shown_again_to_whoever_said_them(enter, client, page, pair):
    come(enter, pair, "mentee")
    path = f"/tandem/{pair.uuid}/bilan/"
    for _twice in range(2):
        client.post(path, {"supports": ["technical"], "recommend": "0", "words": PLANTED})
    assert ClosingWord.objects.get().recommend == 0
    assert PLANTED in page(path)
    assert "Vous avez déjà répondu" in page(path)


def test_once_over_the_page_asks_what_it_brought_until_it_is_said(enter, client, page, pair):
    end(pair)
    path = come(enter, pair, "mentee", "tandem")
    assert "Trois questions courtes" in page(path)
    client.post(f"{path}bilan/", {"recommend": ""})
    assert ClosingWord.objects.get().recommend is None
    assert "Trois questions courtes" not in page(path)


def test_an_old_link_to_the_end_sends_the_page_of_the_tandem(enter, client, pair):
    endings.remind(NOW)
    link = Link.objects.get(purpose="ending", person=pair.mentor.person)
    end(pair)
    token = links.token_of(link)
    assert client.post(f"/lien/{token}/").status_code == 410
    assert links.renew(token, now=NOW)
    assert Message.objects.filter(template="mentoring/tandem_link").count() == 1


def test_the_mentor_downloads_a_tagged_certificate_and_each_reading_is_written_down(
    enter, client, pair, page
):
    end(pair)
    path = come(enter, pair, "mentor", "tandem")
    assert "Télécharger mon attestation" in page(path)
    answer = client.get(f"{path}attestation/")
    assert (answer["Content-Type"], answer["Cache-Control"][:17]) == ("application/pdf", "private, no-store")
    reader = PdfReader(BytesIO(answer.content))
    said = reader.pages[0].extract_text()
    assert (len(reader.pages), bool(reader.trailer["/Root"]["/MarkInfo"]["/Marked"])) == (1, True)
    assert pair.mentor.person.full_name in said
    assert pair.mentee.person.last_name not in said
    assert list(ViewLog.objects.filter(what="certificate").values_list("subject", flat=True)) == [
        pair.mentor.reference
    ]


def test_no_certificate_for_the_mentee_nor_before_the_end(enter, client, page, pair):
    path = come(enter, pair, "mentor", "tandem")
    assert client.get(f"{path}attestation/").status_code == 302
    end(pair)
    client.cookies.clear()
    come(enter, pair, "mentee", "tandem")
    assert client.get(f"{path}attestation/").status_code == 403
    assert "attestation" not in page(path)


def asked(pair, months=6):
    follow_ups.ask_due(NOW)
    return FollowUp.objects.get(pair=pair, horizon=months)


def test_one_question_is_answered_once_and_may_be_changed(enter, client, page, pair):
    end(pair, NOW - relativedelta(months=6))
    row = asked(pair)
    path = enter("after_end", row, pair.mentee.person)
    assert "Où en êtes-vous aujourd’hui ?" in page(path)
    for _twice in range(2):
        answer = client.post(path, {"kind": "employment", "contract": "permanent"}, follow=True)
    text = answer.content.decode()
    assert "Merci de vos nouvelles" in text
    assert "/candidature/mentor/" in text
    client.post(path, {"kind": "training", "contract": ""})
    assert list(Outcome.objects.filter(horizon=6, is_current=True).values_list("kind", flat=True)) == [
        "training"
    ]
    assert Outcome.objects.filter(horizon=6).count() == 2


def test_a_job_without_its_contract_is_asked_for_at_its_question(enter, client, pair):
    end(pair, NOW - relativedelta(months=6))
    path = enter("after_end", asked(pair), pair.mentee.person)
    text = client.post(path, {"kind": "employment", "contract": ""}).content.decode()
    assert 'href="#id_contract"' in text
    assert not Outcome.objects.filter(horizon=6).exists()


def test_whoever_started_a_business_is_asked_whether_it_lives(enter, page, pair):
    end(pair, NOW - relativedelta(months=6), kind="creation")
    text = page(enter("after_end", asked(pair), pair.mentee.person))
    assert "Votre entreprise est-elle toujours en activité ?" in text
    assert "Oui, elle est en activité" in text
    assert "Non : un emploi" in text


def test_the_question_is_not_for_the_mentor_and_waits_in_the_space_of_the_mentee(enter, client, page, pair):
    end(pair, NOW - relativedelta(months=6))
    row = asked(pair)
    enter("space", pair.mentor.person, pair.mentor.person)
    assert client.get(f"/nouvelles/{row.uuid}/").status_code == 403
    assert "Où en êtes-vous" not in page("/espace/")
    client.cookies.clear()
    enter("space", pair.mentee.person, pair.mentee.person)
    assert "Où en êtes-vous" in page("/espace/")
    assert client.get(f"/nouvelles/{row.uuid}/").status_code == 200
