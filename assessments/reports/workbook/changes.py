"""What changed since the assessment before."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import (
    AnswerRow,
    ChangedAnswer,
    ChangedVerdict,
    ChangesPart,
    Report,
    Verdict,
)
from assessments.reports.report.changes import ChangedFact
from assessments.reports.workbook.shape import Column, Row, Sheet, ends, lines
from assessments.reports.workbook.words import kind_word


def changes_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("About"), 20),
        Column(_("Tier"), 14),
        Column(_("What"), 50),
        Column(_("Was"), 36),
        Column(_("Now"), 36),
        Column(_("It went"), 18),
        Column(_("Asked before"), 20),
        Column(_("Asked now"), 20),
        Column(_("Remark"), 50),
        Column(_("Number"), 10),
    )
    rows = _rows(report.changes) if report.changes else ()
    return Sheet(_("Changes"), columns, tuple(rows), frozen=3)


def _rows(part: ChangesPart) -> Iterable[Row]:
    for text in (part.since, part.headline, *part.limits):
        yield _said(part.title, text)
    for fact in part.counts:
        number, _to, _unit = ends(fact.number)
        yield (part.title, "", fact.label, "", fact.value, "", "", "", "", number)
    for tier in part.tiers:
        told = (_word(tier.was), _word(tier.now))
        yield (_("tier"), tier.name, "", *told, "", "", "", "", None)
    yield from (_verdict(one) for one in part.verdicts)
    yield from (_answer(one) for one in part.answers)
    for kind, facts in (
        (_("score"), part.scores),
        (_("AI share"), part.shares),
        (_("fact of the plant"), part.facts),
    ):
        yield from (_fact(kind, one) for one in facts)
    for kind, rows in (
        (_("asked anew"), part.asked_anew),
        (_("no longer asked"), part.no_longer_asked),
        (_("asked in another way"), part.reworded),
    ):
        yield from (_listed(kind, one) for one in rows)


def _said(about: str, text: str) -> Row:
    return (about, "", text, "", "", "", "", "", "", None)


def _word(verdict: Verdict | None) -> str:
    return verdict.word if verdict else ""


def _verdict(one: ChangedVerdict) -> Row:
    was = " · ".join(part for part in (_word(one.was), one.was_number) if part)
    now = " · ".join(part for part in (_word(one.now), one.now_number) if part)
    before = one.was_threshold
    told = (one.moved_word, before, one.threshold, lines(one.notes), None)
    return (kind_word(one.kind), one.tier, one.name, was, now, *told)


def _answer(one: ChangedAnswer) -> Row:
    return (_("answer"), "", one.question, one.was, one.now, one.moved_word, "", "", "", None)


def _fact(kind: str, one: ChangedFact) -> Row:
    return (kind, "", one.label, one.was, one.now, one.change, "", "", "", None)


def _listed(kind: str, one: AnswerRow) -> Row:
    return (kind, "", one.text, "", "", "", "", "", lines((one.detail, one.mark)), None)
