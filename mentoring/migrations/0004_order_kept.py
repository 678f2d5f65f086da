from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0003_what_was_before")]

    operations = [
        migrations.RemoveField(model_name="programme", name="is_open"),
        migrations.AlterField(
            model_name="proposal",
            name="agreement",
            field=models.ForeignKey(
                on_delete=models.deletion.PROTECT, related_name="+", to="mentoring.cardagreement"
            ),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="orientation",
            field=models.ForeignKey(
                on_delete=models.deletion.PROTECT, related_name="+", to="mentoring.orientation"
            ),
        ),
    ]
