"""Each step of an action says when it was noted, also between two meetings; those of before, as their meeting says."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_the_moment(apps, schema_editor):
    rows = apps.get_model("mentoring", "Meeting").objects.filter(pk=OuterRef("meeting"))
    apps.get_model("mentoring", "ActionStep").objects.update(noted_at=Subquery(rows.values("recorded_at")))


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0009_feeds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="actionstep",
            options={
                "ordering": ["noted_at", "id"],
                "verbose_name": "progress of an action",
                "verbose_name_plural": "progress of actions",
            },
        ),
        migrations.AlterField(
            model_name="actionstep",
            name="advance",
            field=models.CharField(
                choices=[
                    ("standing", "Not begun"),
                    ("under_way", "Under way"),
                    ("done", "Done"),
                    ("dropped", "Given up"),
                    ("again", "To do again"),
                ],
                max_length=10,
                verbose_name="how far",
            ),
        ),
        migrations.AlterField(
            model_name="actionstep",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="mentoring.meeting",
            ),
        ),
        migrations.AddField(
            model_name="actionstep",
            name="noted_at",
            field=models.DateTimeField(null=True, verbose_name="noted"),
        ),
        migrations.RunPython(take_the_moment, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="actionstep",
            name="noted_at",
            field=models.DateTimeField(verbose_name="noted"),
        ),
        migrations.AddField(
            model_name="actionstep",
            name="noted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
