"""What stands behind the answers: readings, firmness, review, instances, evidence."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import Fact, Report
from assessments.reports.workbook.shape import Column, Row, Sheet, counted, lines


def readings_sheet(report: Report) -> Sheet:
    """The three readings with a column a tier, then the conditions on which they part."""
    found = report.standings
    tiers = found.tiers if found else ()
    columns = (
        Column(_("Reading"), 26),
        Column(_("Tier by self-check"), 14),
        Column(_("Highest tier not ruled out"), 14),
        *(Column(tier, 14) for tier in tiers),
        Column(_("What is counted"), 60),
        Column(_("Condition on which they part"), 40),
        Column(_("As answered"), 14),
        Column(_("After review"), 14),
        Column(_("Questions behind it"), 50),
    )
    return Sheet(_("Readings"), columns, tuple(_readings(report, len(tiers))))


def _readings(report: Report, tiers: int) -> Iterable[Row]:
    found = report.standings
    if found is None:
        return
    for row in found.rows:
        words = (verdict.word for verdict in row.verdicts)
        yield (row.name, row.tier, row.best, *words, row.says, "", "", "", "")
    empty = ("",) * (tiers + 1)
    if found.parting_line:
        yield (found.parting_line, "", "", *empty, "", "", "", "")
    for part in found.parting:
        told = (part.name, part.own.word, part.reviewed.word, lines(part.questions))
        yield ("", part.tier, "", *empty, *told)


def firmness_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Question"), 50),
        Column(_("Department or area"), 18),
        Column(_("Today"), 36),
        Column(_("One row lower"), 36),
        Column(_("Tier left"), 14),
        Column(_("Conditions lost"), 50),
        Column(_("Key"), 24),
    )
    found = report.sensitivity.answers if report.sensitivity else ()
    rows = tuple(
        (r.question, r.department, r.now, r.below, r.left, lines(r.lost), r.question_key)
        for r in found
    )
    return Sheet(_("What the tier hangs on"), columns, rows)


def review_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Kind"), 18),
        Column(_("Question"), 50),
        Column(_("Answer before or as given"), 40),
        Column(_("Found, or answer now"), 40),
        Column(_("Reason"), 40),
        Column(_("By whom"), 16),
        Column(_("On which day"), 12),
        Column(_("Remark"), 30),
    )
    return Sheet(_("Review findings"), columns, tuple(_review(report)))


def _review(report: Report) -> Iterable[Row]:
    for one in report.findings:
        told = (one.question, one.answer, one.found, one.reason, one.by, one.on, one.outdated)
        yield (_("finding"), *told)
    if report.raised is not None:
        yield (_("raised late"), report.raised.line, "", "", "", "", "", "")
        for row in report.raised.rows:
            yield (_("raised late"), row.question, row.was, row.now, "", row.by, row.on, "")


def instances_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Instance"), 44),
        Column(_("Area and scenario"), 30),
        Column(_("Name"), 24),
        Column(_("State"), 18),
        Column(_("What was stated"), 60),
        Column(_("Model card"), 60),
        Column(_("Is the card complete"), 24),
        Column(_("Not stated yet"), 30),
    )
    rows = tuple(
        (
            one.label,
            one.place,
            one.name,
            one.state,
            _told(one.facts),
            _told(one.model),
            one.model_line,
            lines(one.missing),
        )
        for one in report.instances
    )
    return Sheet(_("Instances"), columns, rows)


def _told(facts: Iterable[Fact]) -> str:
    return lines(f"{fact.label} · {fact.value}" for fact in facts)


def evidence_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Number"), 10),
        Column(_("Put to"), 40),
        Column(_("Title"), 40),
        Column(_("Dated"), 12),
        Column(_("Valid until"), 12),
        Column(_("State"), 12),
        Column(_("File or link"), 40),
        Column(_("Begins with (SHA-256)"), 18),
    )
    rows = tuple(
        (
            counted(one.number),
            one.label,
            one.title,
            one.dated,
            one.expires,
            one.expired,
            one.where,
            one.checksum,
        )
        for one in report.evidence
    )
    return Sheet(_("Evidence index"), columns, rows)
