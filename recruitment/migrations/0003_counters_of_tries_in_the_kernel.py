from django.db import migrations


class Migration(migrations.Migration):
    """Counters serve for a day: the kernel starts its own, and these go with their day."""

    dependencies = [("recruitment", "0002_the_walk_whole")]

    operations = [migrations.DeleteModel(name="Attempt")]
