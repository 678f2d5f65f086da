"""Publishing the text of the charter. What binds people changed: open charters are reissued; else they go on.

Called after the communication staff saves the text.
"""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from mentoring.lifecycle import OPEN_CHARTER_STATES, PairState
from mentoring.models import Charter, CharterText, CharterVersion, Pair
from portal.accounts.models import User
from portal.core import links

from . import charters, evidence


def publish(*, text: CharterText, by: User | None, now: datetime) -> CharterVersion:
    """Make a version of the text as it stands; the same text makes none. Open charters follow a material change."""
    version, material = write_version(text, by=by, now=now)
    if material:
        for pk in list(open_charters(text).values_list("pk", flat=True)):
            reissue(pk, now=now)
    return version


@transaction.atomic
def write_version(text: CharterText, *, by: User | None, now: datetime) -> tuple[CharterVersion, bool]:
    """The version of the text, and whether what binds people changed since the one before."""
    text = CharterText.objects.select_for_update(of=("self",)).get(pk=text.pk)
    body = body_of(text)
    last = text.versions.first()
    if last and last.body == body:
        return last, False
    version = CharterVersion.objects.create(
        source=text,
        number=last.number + 1 if last else 1,
        body=body,
        material_hash=evidence.material_hash(body),
        published_at=now,
        published_by=by,
    )
    log(text, "mentoring.publish_charter", user=by, data={"version": version.number}, timestamp=now)
    return version, bool(last and last.material_hash != version.material_hash)


def body_of(text: CharterText) -> dict[str, object]:
    """The text with the programme's figures, as it will be signed."""
    return {
        "title": text.title,
        "intro": text.intro,
        "mentor_commitments": lines(text.mentor_commitments),
        "mentee_commitments": lines(text.mentee_commitments),
        "limits": lines(text.limits),
        "confidentiality": text.confidentiality,
        "end_rules": text.end_rules,
        "duration_months": text.programme.duration_months,
        "meetings_per_month": text.programme.meetings_per_month,
    }


def lines(text: str) -> list[str]:
    """One entry a line, blanks dropped."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def open_charters(text: CharterText) -> "Charter.objects":
    """Charters on this text that are not sealed yet."""
    return Charter.objects.filter(version__source=text, state__in=OPEN_CHARTER_STATES)


def reissue_outdated(pair: Pair, *, now: datetime) -> None:
    """A pair that was suspended while another text was published signs that one; inside the caller's transaction."""
    charter = pair.charters.filter(state__in=OPEN_CHARTER_STATES).select_related("version").first()
    if charter and charter.version.material_hash != charters.version_for(pair).material_hash:
        reissue(charter.pk, now=now)


@transaction.atomic
def reissue(charter_pk: int, *, now: datetime) -> Charter | None:
    """Void an open charter and issue the new text; the signature already given is lost, and both are asked again."""
    pair_pk = Charter.objects.values_list("pair_id", flat=True).get(pk=charter_pk)
    pair = Pair.objects.select_for_update(no_key=True, of=("self",)).get(pk=pair_pk)
    charter = Charter.objects.select_for_update(no_key=True, of=("self",)).get(pk=charter_pk)
    if charter.state not in OPEN_CHARTER_STATES or pair.state != PairState.MET:
        return None
    charter.void()
    charter.ended_at = now
    charter.save(update_fields=["state", "ended_at"])
    links.revoke_all(links.target_of(charter), now=now)
    return charters.issue(pair=pair, meeting=charter.first_meeting, now=now)
