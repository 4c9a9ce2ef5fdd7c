"""Where the plant stands and what is to be decided, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import DecisionsPart, Fact, Report
from assessments.reports.workbook.shape import Column, Row, Sheet, ends, lines, said


def summary_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Part"), 18),
        Column(_("Line"), 30),
        Column(_("What it says"), 90),
        Column(_("From (number)"), 10),
        Column(_("To (number)"), 10),
        Column(_("Unit"), 12),
    )
    rows = [
        *_about(report),
        *_standing(report),
        *(_decisions(report.decisions) if report.decisions else ()),
        *_facts(_("How the answers are known"), report.known),
        *_facts(_("Claims and cards"), (*report.ai_shares, *report.claims)),
        *_road(report),
        *_firmness(report),
    ]
    return Sheet(_("Summary"), columns, tuple(rows), frozen=2)


def _line(part: str, line: str, text: str) -> Iterable[Row]:
    """No row where nothing is said."""
    if text:
        yield (part, line, text, None, None, "")


def _several(part: str, line: str, texts: Iterable[str]) -> Iterable[Row]:
    for text in texts:
        yield from _line(part, line, text)


def _facts(part: str, facts: Iterable[Fact]) -> Iterable[Row]:
    for fact in facts:
        yield (part, fact.label, said(fact.value, fact.number), *ends(fact.number))


def _about(report: Report) -> Iterable[Row]:
    part = _("About")
    told = (
        (_("Report"), report.title),
        (_("Plant"), report.plant_name),
        (_("Organisation"), report.organisation_name),
        (_("Edition"), report.edition_name),
        (_("Newer edition"), report.edition_note),
        (_("Checksum of the edition"), report.checksum),
        (_("Submitted on"), report.dated),
        (_("Submitted by"), report.submitted_by),
        (_("For whom"), report.audience_line),
        (_("What this is"), report.disclaimer),
        (_("Code of the result"), report.code),
        (_("Compare a document at"), report.check_address),
    )
    for line, text in told:
        yield from _line(part, line, text)
    yield from _facts(_("Plant"), report.plant_facts)
    yield from _several(part, _("Begun from"), report.origin)


def _standing(report: Report) -> Iterable[Row]:
    part = _("Where the plant stands")
    told = (
        (_("In one sentence"), report.headline),
        (_("Conditions"), report.conditions_line),
        (_("Filing"), report.filing_line),
        (_("Can be filed now"), report.filing.word),
        (_("Tier by self-check"), report.tier_name),
        (_("Highest tier not ruled out"), report.best_tier_name),
        (_("Tier aimed at"), report.target_name),
    )
    for line, text in told:
        yield from _line(part, line, text)
    yield from _several(part, _("Other readings"), report.readings)
    yield from _several(part, _("To be noted"), report.warnings)
    yield from _facts(part, report.counts)


def _decisions(found: DecisionsPart) -> Iterable[Row]:
    part = _("Decisions")
    yield from _line(part, _("Stands"), found.stands)
    yield from _line(part, _("By self-check"), found.stands_verdict.word)
    yield from _line(part, _("Can be filed this year"), found.files)
    yield from _line(part, _("Can be filed now"), found.files_verdict.word)
    yield from _several(part, _("Blocked by"), found.blocked_by)
    for place, one in enumerate(found.decisions, start=1):
        own = _("Decision %(number)s") % {"number": place}
        yield from _line(own, _("What to decide"), one.text)
        yield from _line(own, _("Why"), one.why)
        yield from _line(own, _("By when"), one.by_when)
        yield from _line(own, _("Effort"), one.effort)
        yield from _line(own, _("Support that ends"), one.support)
        if one.basis:
            yield from _line(own, _("Basis"), one.basis.word)
            yield from _line(own, _("Sources"), lines(one.basis.sources))
    yield from _line(part, _("Effort of the whole road"), found.effort)
    yield from _facts(_("How sure"), found.sure)
    yield from _facts(_("Who answered"), found.answered_by)


def _road(report: Report) -> Iterable[Row]:
    road = report.road
    if road is None:
        return
    part = _("Road")
    yield from _line(part, _("Tier aimed at"), road.target_name)
    if road.headline:
        yield (part, _("In one sentence"), road.headline, *ends(road.effort_value))
    for text in (road.efforts_line, road.proof, road.budget_line, road.assumed_line):
        yield from _line(part, _("To be noted"), text)
    yield from _line(part, _("To be noted"), road.counted_line)


def _firmness(report: Report) -> Iterable[Row]:
    found = report.sensitivity
    if found is None:
        return
    part = _("How firmly the tier stands")
    yield from _line(part, found.tier_name, found.headline)
    yield from _line(part, _("What was tried"), found.moved_line)
    yield from _several(part, _("Would change the tier"), found.moved)
