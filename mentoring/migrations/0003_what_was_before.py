"""Rows of before: an open programme opens on a day; a proposal points to what had been agreed outside the portal."""

import hashlib
import json
import unicodedata

from django.db import migrations
from django.utils import timezone

OF_THE_MENTEE = ("first_name", "aim", "words", "commune", "partner", "supports")


def give_opening_days(apps, schema_editor):
    Programme = apps.get_model("mentoring", "Programme")
    Programme.objects.filter(is_open=True).update(opens_on=timezone.localdate())


def give_orientations_and_agreements(apps, schema_editor):
    Proposal = apps.get_model("mentoring", "Proposal")
    Orientation = apps.get_model("mentoring", "Orientation")
    CardAgreement = apps.get_model("mentoring", "CardAgreement")
    for proposal in Proposal.objects.order_by("sent_at"):
        content = {name: proposal.card.get(name, "") for name in OF_THE_MENTEE}
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        fingerprint = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
        proposal.orientation, _made = Orientation.objects.get_or_create(
            mentor_id=proposal.mentor_id, defaults={"completed_at": proposal.sent_at}
        )
        proposal.agreement, _made = CardAgreement.objects.get_or_create(
            mentee_id=proposal.mentee_id,
            content_hash=fingerprint,
            defaults={"content": content, "means": "phone", "agreed_at": proposal.sent_at},
        )
        proposal.save(update_fields=["orientation", "agreement"])


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0002_the_walk_whole")]

    operations = [
        migrations.RunPython(give_opening_days, migrations.RunPython.noop),
        migrations.RunPython(give_orientations_and_agreements, migrations.RunPython.noop),
    ]
