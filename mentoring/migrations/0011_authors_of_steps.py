"""Steps of before were noted by whoever recorded the meeting.

Apart from the column itself: PostgreSQL makes no index on a table whose keys have just been written.
"""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def take_the_author(apps, schema_editor):
    rows = apps.get_model("mentoring", "Meeting").objects.filter(pk=OuterRef("meeting"))
    apps.get_model("mentoring", "ActionStep").objects.update(noted_by=Subquery(rows.values("recorded_by")))


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0010_history_of_actions")]

    operations = [migrations.RunPython(take_the_author, migrations.RunPython.noop)]
