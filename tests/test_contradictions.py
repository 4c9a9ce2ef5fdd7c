"""Checks on the indicators: equal, without a period, or too good; never a verdict."""

from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.actions import IndicatorChange, save_indicators
from assessments.contradictions import Change, find_doubts
from assessments.reports.build import build_report
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL

EDITION = load_edition(NATIONAL)


def change(key: str, before: str | None, after: str | None, *, periods=("2023", "2025")) -> Change:
    first, last = (None if n is None else Fraction(n) for n in (before, after))
    return Change(key, first, periods[0], last, periods[1])


def doubted(*changes: Change) -> list[str]:
    return [i.key for doubt in find_doubts(EDITION, changes) for i in doubt.about]


@pytest.mark.parametrize(
    ("given", "is_doubted"),
    [
        (change("defect_rate", "1.8", "1.1"), False),
        (change("defect_rate", "1.8", "1.8"), True),
        (change("defect_rate", "1", "0.2"), False),  # better by exactly 80 %
        (change("defect_rate", "1", "0.19"), True),
        (change("defect_rate", "1", "1.9"), False),  # worse, however much
        (change("nc_rate", "50", "90"), False),
        (change("nc_rate", "50", "91"), True),
        (change("nc_rate", "0", "91"), False),
        (change("nc_rate", None, "91", periods=("", "2025")), False),
        (change("nc_rate", None, "91", periods=("", "")), True),
        (change("nc_rate", "50", "60", periods=(" ", "2025")), True),
        (change("nc_rate", None, None, periods=("", "")), False),
    ],
)
def test_an_indicator_is_doubted_when_equal_undated_or_too_good(given, is_doubted):
    assert doubted(given) == ([given.indicator] if is_doubted else [])


def test_a_doubt_stands_on_review_and_report_and_changes_no_verdict(national, cast, client):
    clean = build_report(national, language="en")
    too_good = IndicatorChange("defect_rate", Decimal("1.8"), "2023", Decimal("0.1"), "2025")
    save_indicators(assessment=national, by=cast.manager, changes=[too_good])
    told = build_report(type(national).objects.with_names().get(pk=national.pk), language="en")
    assert {row.key for row in told.checks} - {row.key for row in clean.checks} == {
        "indicator_change"
    }
    assert [t.verdict for t in told.tiers] == [t.verdict for t in clean.tiers]
    client.force_login(cast.manager)
    page = client.get(f"/assessments/{national.pk}/review/").content.decode()
    assert f"/assessments/{national.pk}/indicators/" in page and "80" in page
