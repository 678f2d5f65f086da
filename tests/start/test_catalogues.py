import gettext
import os

import pytest

from portal.start.catalogues import FaultyCatalogue, compile_changed

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def po(tmp_path):
    file = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    return file


def test_a_catalogue_is_compiled_once_and_again_when_it_changed(po, tmp_path):
    po.write_text(f'{HEADER}\nmsgid "Tree"\nmsgstr "Arbre"\n')
    mo = po.with_suffix(".mo")
    assert compile_changed(tmp_path) == [mo]
    assert compile_changed(tmp_path) == []
    os.utime(po, (mo.stat().st_mtime + 1,) * 2)
    assert compile_changed(tmp_path) == [mo]
    with mo.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Tree") == "Arbre"


def test_a_placeholder_lost_in_translation_is_refused(po, tmp_path):
    po.write_text(f'{HEADER}\n#, python-format\nmsgid "%(n)s trees"\nmsgstr "%(m)s arbres"\n')
    with pytest.raises(FaultyCatalogue, match="placeholder"):
        compile_changed(tmp_path)
    assert not po.with_suffix(".mo").exists()
