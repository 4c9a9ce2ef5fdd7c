"""Levels, aspects and their cells: how deep the answers go, as scores from 0 to 1."""

from __future__ import annotations

from assessments.reports.build import words
from assessments.reports.build.numbers import DASH, percent_text, percentage
from assessments.reports.build.source import Source
from assessments.reports.build.spread import spread_of
from assessments.reports.report import HeatMap, ScoreRow
from maturity.engine.edition import Aspect, Level


def level_rows(source: Source) -> tuple[ScoreRow, ...]:
    rows = (_named(source, f"level.{level.key}", level) for level in source.edition.levels)
    return tuple(row for row in rows if row)


def aspect_rows(source: Source) -> tuple[ScoreRow, ...]:
    rows = (_named(source, f"aspect.{aspect.key}", aspect) for aspect in source.edition.aspects)
    return tuple(row for row in rows if row)


def heat_map(source: Source) -> HeatMap:
    """Only what has a row or a column of its own; nothing asked: no cell."""
    levels, aspects = level_rows(source), aspect_rows(source)
    cells = tuple(
        tuple(_score(source, f"cell.{level.key}.{aspect.key}") for aspect in aspects)
        for level in levels
    )
    return HeatMap(levels, aspects, cells)


def _named(source: Source, measure_key: str, entry: Level | Aspect) -> ScoreRow | None:
    return _score(
        source,
        measure_key,
        key=entry.key,
        name=words.said(entry.name),
        summary=words.said(entry.summary),
        entry=entry,
    )


def _score(
    source: Source,
    measure_key: str,
    *,
    key: str = "",
    name: str = "",
    summary: str = "",
    entry: Level | Aspect | None = None,
) -> ScoreRow | None:
    stored = source.card.measures.get(measure_key)
    measure = source.edition.measures_by_key.get(measure_key)
    if stored is None or measure is None:
        return None
    low, high = stored.low, stored.high
    found = None if low is None or high is None else percentage(low, high)
    asked = [q for q in source.questions_of(measure) if source.is_asked(q)]
    return ScoreRow(
        key=key or measure_key,
        name=name or words.said(measure.name),
        display=percent_text(found) if found else DASH,
        low_at=None if low is None else float(low),
        high_at=None if high is None else float(high),
        questions=len(asked),
        summary=summary,
        basis=words.basis_of(entry, "summary") if entry else None,
        score=found,
        spread=spread_of(source, measure) if entry else None,
    )
