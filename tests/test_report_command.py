"""`manage.py report` writes every report that can be asked for, and refuses the others by name."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from assessments.reports.pdf.words import EN, ZH

pytestmark = pytest.mark.django_db


def written(assessment, tmp_path, **options):
    out = tmp_path / "report.pdf"
    call_command("report", assessment.pk, out=out, stdout=None, **options)
    return PdfReader(BytesIO(out.read_bytes()))


def test_both_languages_are_one_document_with_chinese_first(assessment, tmp_path, capsys):
    made = written(assessment, tmp_path, language="both", length="summary")
    said = [page.extract_text() for page in made.pages]
    assert len(said) == 4
    assert ZH.stands in said[0]
    assert EN.stands in said[2]


@pytest.mark.parametrize("audience", ["internal", "authority", "headquarters"])
def test_every_audience_is_served(assessment, tmp_path, audience, capsys):
    made = written(assessment, tmp_path, language="en", audience=audience, length="standard")
    assert EN.stands in made.pages[0].extract_text()


def test_headquarters_get_no_chinese_report_alone(assessment, tmp_path, capsys):
    with pytest.raises(CommandError, match="headquarters has no --language zh-hans"):
        written(assessment, tmp_path, language="zh-hans", audience="headquarters")
