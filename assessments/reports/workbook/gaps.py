"""What keeps the plant from the tier aimed at: a row a condition, then a row a step."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import ConditionRow, GapRow, Report, Step
from assessments.reports.workbook.shape import Column, Row, Sheet, ends, lines, single, unit_of
from assessments.reports.workbook.words import kind_word, yes_or_no


def gaps_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Gap"), 26),
        Column(_("Kind"), 12),
        Column(_("Verdict by self-check"), 14),
        Column(_("In the plant's hands"), 12),
        Column(_("The row tells"), 12),
        Column(_("What"), 46),
        Column(_("Department or area"), 18),
        Column(_("Today"), 36),
        Column(_("Needed"), 36),
        Column(_("Still open"), 8),
        Column(_("From (number)"), 10),
        Column(_("To (number)"), 10),
        Column(_("Unit"), 12),
        Column(_("As shown"), 26),
    )
    names = {card.key: card.name for card in report.scenarios}
    rows = (row for gap in report.gaps for row in _rows(gap, names))
    return Sheet(_("Gaps"), columns, tuple(rows))


def _rows(gap: GapRow, names: dict[str, str]) -> Iterable[Row]:
    own = (gap.title, kind_word(gap.kind), gap.verdict.word, yes_or_no(gap.in_own_hands))
    for condition in gap.conditions:
        yield (*own, _("condition"), *_condition(condition))
    for step in gap.steps:
        yield (*own, _("step"), *_step(step))
    scenarios = lines(names[key] for key in gap.scenario_keys if key in names)
    for kind, text in ((_("scenarios"), scenarios), (_("advice"), gap.advice)):
        if text:
            yield (*own, kind, text, "", "", "", "", None, None, "", "")


def _condition(row: ConditionRow) -> Row:
    """What is lacking, where that is one number."""
    lacking = single(row.lacking)
    told = (lacking, lacking, unit_of(row.lacking), row.distance)
    return (row.name, "", row.number, row.threshold, "", *told)


def _step(step: Step) -> Row:
    return (
        step.question,
        step.department,
        step.now,
        step.needed,
        yes_or_no(step.is_open),
        *ends(step.effort_value),
        step.effort,
    )
