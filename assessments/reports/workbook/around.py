"""Lists, and how it was judged: contradictions, open questions, method, limits, sources."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import AnswerRow, Report
from assessments.reports.workbook.shape import Column, Row, Sheet, basis_cells


def lists_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("List"), 26),
        Column(_("What"), 60),
        Column(_("More"), 60),
        Column(_("Mark"), 20),
        Column(_("Basis"), 14),
        Column(_("Sources"), 40),
    )
    return Sheet(_("Checks and notes"), columns, tuple(_lists(report)))


def _lists(report: Report) -> Iterable[Row]:
    for name, rows in (
        (_("Answers that contradict"), report.checks),
        (_("Undecided, and what it waits for"), report.open_by_condition),
        (_("Open questions"), report.open_questions),
        (_("Do not apply"), report.not_applicable),
        (_("Notes"), report.notes),
        (_("To be confirmed"), report.to_confirm),
        (_("Policies and notes"), report.policies),
    ):
        yield from (_row(name, row) for row in rows)


def _row(name: str, row: AnswerRow) -> Row:
    return (name, row.text, row.detail, row.mark, *basis_cells(row.basis))


def method_sheet(report: Report) -> Sheet:
    columns = (Column(_("Part"), 20), Column(_("Term"), 26), Column(_("Text"), 100))
    return Sheet(_("Method and sources"), columns, tuple(_method(report)))


def _method(report: Report) -> Iterable[Row]:
    yield from ((_("Method"), "", text) for text in report.method)
    yield from ((_("Limits"), "", text) for text in report.limits)
    yield from ((_("Basis"), term.term, term.text) for term in report.basis_legend)
    yield from ((_("Verdicts"), verdict.word, "") for verdict in report.legend)
    yield from ((_("Glossary"), term.term, term.text) for term in report.glossary)
    yield from ((_("Sources"), "", text) for text in report.sources)
