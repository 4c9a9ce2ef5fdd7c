"""Out of the database, into an empty one and out again: the same bytes for every rubric."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from maturity.draft import SECTIONS
from maturity.models import Edition, Rubric
from maturity.rubric_file import dump_edition, load_edition
from tests.cast import NATIONAL

pytestmark = pytest.mark.django_db
PUBLIC = sorted((Path(__file__).parent / "rubrics").glob("*.yaml"))
FILES = [NATIONAL, *PUBLIC]


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def emptied() -> None:
    Rubric.objects.all().delete()
    assert not any(section.model._default_manager.exists() for section in SECTIONS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rubric_comes_out_of_an_empty_database_as_it_went_in(path: Path, tmp_path: Path) -> None:
    slug = load_edition(path).rubric
    run("load_rubric", str(path))
    first = tmp_path / "first.yaml"
    run("export_rubric", slug, "--out", str(first))
    emptied()
    assert run("load_rubric", str(first)) == f"{slug}: draft stored\n"
    assert run("export_rubric", slug).encode() == first.read_bytes()
    assert run("load_rubric", str(path)) == f"{slug}: draft unchanged\n"


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.stem)
def test_what_is_published_is_exported_as_the_draft_was(path: Path) -> None:
    slug = load_edition(path).rubric
    run("load_rubric", str(path), "--publish")
    edition = Edition.objects.get()
    assert run("export_rubric", f"{slug}@{edition.edition}.1") == run("export_rubric", slug)
    assert edition.checksum == load_edition(path).checksum


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_written_from_a_file_needs_no_database(path: Path, tmp_path: Path) -> None:
    first = dump_edition(load_edition(path))
    again = tmp_path / "again.yaml"
    again.write_bytes(first.encode())
    assert dump_edition(load_edition(again)) == first
    assert load_edition(again).checksum == load_edition(path).checksum
