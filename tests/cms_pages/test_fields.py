"""The stream of blocks stays out of migrations."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db.migrations.writer import MigrationWriter
from wagtail import blocks
from wagtail.fields import StreamField

from cms_pages.blocks import HomeStream, PageStream
from cms_pages.fields import BodyField

MIGRATIONS = sorted((Path(__file__).parents[2] / "cms_pages" / "migrations").glob("0*.py"))


def written(field):
    return MigrationWriter.serialize(field)[0]


def test_two_fields_with_other_blocks_are_written_alike():
    one, other = BodyField(PageStream(), blank=True), BodyField([("word", blocks.CharBlock())], blank=True)
    assert written(one) == written(other) == "cms_pages.fields.BodyField(blank=True)"


def test_what_is_no_block_still_makes_a_migration():
    assert written(BodyField(PageStream())) != written(BodyField(PageStream(), blank=True))


def test_a_field_of_wagtail_would_write_every_block_down():
    """The fault that this field cures, shown on the same blocks."""
    assert len(written(StreamField(HomeStream()))) > 20 * len(written(BodyField(HomeStream())))


def test_no_change_of_a_model_is_left_without_a_migration():
    out = StringIO()
    call_command("makemigrations", "cms_pages", "hub", dry_run=True, stdout=out)
    assert out.getvalue().strip().startswith("No changes detected")


def test_migrations_hold_no_block_and_stay_small():
    assert MIGRATIONS
    for path in MIGRATIONS:
        text = path.read_text()
        assert "wagtail.blocks" not in text
        assert len(text.splitlines()) < 250
