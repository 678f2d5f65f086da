from datetime import timedelta

import pytest

from portal.core.models import Link, Message
from recruitment.domain import drafts
from recruitment.domain.refusals import DraftClosed
from recruitment.models import Draft
from tests.factories.recruitment import ApplicationFactory, DraftFactory
from tests.recruitment.mailbox import links_in, read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
STEP = "vos-envies"


def save(draft, now, **changes):
    values = {"step": STEP, "posted": {"words": ["Bonjour"]}, "complete": True, "now": now}
    return drafts.save_step(draft=draft, **values | changes)


def test_only_the_hash_of_the_sessions_key_is_kept(now):
    draft = DraftFactory(owner_key="a key", now=now)
    assert draft.owner_hash == drafts.hash_of("a key")
    assert "a key" not in str(Draft.objects.values().get())


def test_a_step_is_kept_right_or_wrong(now):
    draft = save(DraftFactory(), now)
    assert (draft.answers, draft.completed, draft.step) == ({STEP: {"words": ["Bonjour"]}}, [STEP], STEP)
    draft = save(draft, now, posted={"words": ["Bon"]}, complete=False)
    assert (draft.answers, draft.completed) == ({STEP: {"words": ["Bon"]}}, [])


def test_two_tabs_on_one_draft_keep_both_steps(now):
    draft = DraftFactory()
    save(draft, now, step="one", posted={"a": ["1"]})
    kept = save(draft, now, step="two", posted={"b": ["2"]})
    assert kept.answers == {"one": {"a": ["1"]}, "two": {"b": ["2"]}}
    assert kept.completed == ["one", "two"]


def test_the_address_is_kept_in_one_writing(now):
    draft = save(DraftFactory(), now, email=" Helene@Exemple.FR ")
    assert draft.email == "helene@exemple.fr"
    assert save(draft, now).email == "helene@exemple.fr"


def test_a_sent_draft_takes_no_more_answers(now):
    draft = Draft.objects.get(pk=ApplicationFactory().submit_key)
    with pytest.raises(DraftClosed):
        save(draft, now)


def test_a_lapsed_draft_is_closed_before_the_job_has_run(now):
    draft = DraftFactory(now=now - timedelta(days=30))
    with pytest.raises(DraftClosed):
        save(draft, now)


def test_finishing_later_mails_a_link(now):
    draft = save(DraftFactory(), now)
    drafts.finish_later(draft=draft, email="Helene@exemple.fr", now=now)
    [message] = read(now)
    assert message.to == ["helene@exemple.fr"]
    assert message.subject == "Votre lien pour finir votre candidature"
    assert len(links_in(message)) == 1
    assert Link.objects.get().target == f"draft:{draft.pk}"


def test_a_new_link_takes_the_place_of_the_last(now):
    draft = DraftFactory()
    drafts.finish_later(draft=draft, email="helene@exemple.fr", now=now)
    drafts.finish_later(draft=draft, email="helene@exemple.fr", now=now)
    assert Link.objects.filter(revoked_at=None).count() == 1
    assert len(read(now)) == 2


def test_a_draft_is_announced_once_five_days_before_its_end(now):
    draft = save(DraftFactory(), now, email="helene@exemple.fr")
    assert drafts.warn_old(now + timedelta(days=24)) == 0
    assert [drafts.warn_old(now + timedelta(days=25)) for _run in range(3)] == [1, 0, 0]
    [message] = Message.objects.all()
    assert message.template == "recruitment/draft_ends_soon"
    link = Link.objects.get()
    assert link.expires_at == now + timedelta(days=30)
    assert link.target == f"draft:{draft.pk}"


def test_a_change_after_the_warning_starts_the_thirty_days_again(now):
    draft = save(DraftFactory(), now, email="helene@exemple.fr")
    drafts.warn_old(now + timedelta(days=25))
    save(draft, now + timedelta(days=26))
    assert drafts.expire_old(now + timedelta(days=31)) == 0
    assert drafts.warn_old(now + timedelta(days=51)) == 1


def test_a_draft_without_address_is_not_announced(now):
    DraftFactory(now=now)
    assert drafts.warn_old(now + timedelta(days=25)) == 0


def test_what_changed_meanwhile_is_left_alone(now):
    stale = save(DraftFactory(), now - timedelta(days=26), email="helene@exemple.fr")
    save(stale, now)
    assert drafts.warn(stale, now=now + timedelta(days=31)) is False
    assert drafts.expire(stale, now=now) is False


def test_an_old_draft_is_emptied_once(now):
    save(DraftFactory(), now, email="helene@exemple.fr")
    assert drafts.expire_old(now + timedelta(days=29)) == 0
    assert [drafts.expire_old(now + timedelta(days=30)) for _run in range(2)] == [1, 0]
    draft = Draft.objects.get()
    assert (draft.state, draft.answers, draft.completed, draft.email) == ("expired", {}, [], "")
    assert draft.step == STEP
