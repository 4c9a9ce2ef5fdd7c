"""Which sheets there are, and in what order. What people count with is always there; what is
empty besides has no sheet."""

from __future__ import annotations

from assessments.reports.report import Report
from assessments.reports.workbook.answers import answers_sheet
from assessments.reports.workbook.around import lists_sheet, method_sheet
from assessments.reports.workbook.behind import (
    evidence_sheet,
    firmness_sheet,
    instances_sheet,
    readings_sheet,
    review_sheet,
)
from assessments.reports.workbook.changes import changes_sheet
from assessments.reports.workbook.figures import indicators_sheet, yardsticks_sheet
from assessments.reports.workbook.gaps import gaps_sheet
from assessments.reports.workbook.ladder import conditions_sheet, ladder_sheet
from assessments.reports.workbook.profile import profile_sheet
from assessments.reports.workbook.road import outside_sheet, phases_sheet, road_sheet
from assessments.reports.workbook.scenarios import register_sheet, scenarios_sheet
from assessments.reports.workbook.shape import Sheet
from assessments.reports.workbook.summary import summary_sheet
from assessments.reports.workbook.verification import verification_sheet

_ALWAYS = (
    summary_sheet,
    ladder_sheet,
    conditions_sheet,
    answers_sheet,
    gaps_sheet,
    road_sheet,
    scenarios_sheet,
    indicators_sheet,
)
_IF_THERE = (
    phases_sheet,
    outside_sheet,
    register_sheet,
    yardsticks_sheet,
    profile_sheet,
    readings_sheet,
    firmness_sheet,
    review_sheet,
    instances_sheet,
    evidence_sheet,
    verification_sheet,
    changes_sheet,
    lists_sheet,
    method_sheet,
)


def sheets_of(report: Report) -> list[Sheet]:
    more = (make(report) for make in _IF_THERE)
    return [*(make(report) for make in _ALWAYS), *(sheet for sheet in more if sheet.rows)]
