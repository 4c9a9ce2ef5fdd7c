"""Missing counts are told once, with the questions they stand at."""

import pytest

from assessments.actions import Change, save_answers
from assessments.models import Assessment
from assessments.reports.build import build_report
from tests.cast import Cast

COUNTED = {
    "device.abnormality": "messaged",
    "device.connection": "kept",
    "device.maintenance": "usage",
}


@pytest.mark.parametrize(("language", "mark"), [("zh-hans", "；"), ("en", "; ")])
def test_answers_without_a_count_share_one_line(
    national: Assessment, cast: Cast, language: str, mark: str
) -> None:
    changes = [Change(key, option=option) for key, option in COUNTED.items()]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    rows = build_report(national, language=language).checks
    assert [len(row.detail.split(mark)) for row in rows if row.key == "count_missing"] == [3]
