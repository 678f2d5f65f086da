"""Both languages of the portal exist from the first migration on; pages are written in French first."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def add_languages(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    locales = apps.get_model("wagtailcore", "Locale").objects
    for code in ("fr", "en"):
        locales.get_or_create(language_code=code)


class Migration(migrations.Migration):
    dependencies = [("cms_pages", "0001_initial")]
    operations = [migrations.RunPython(add_languages, migrations.RunPython.noop)]
