"""Scores by level and aspect. They decide no tier."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A level, an aspect or a cell of the heat map; `low_at`, `high_at` from 0 to 1 or None."""

    key: str
    name: str
    display: str  # "62 %", "40 to 62 %", "–"
    low_at: float | None
    high_at: float | None
    questions: int
    summary: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Levels (rows) by aspects (columns); a cell is None where the edition asks nothing."""

    levels: tuple[ScoreRow, ...]
    aspects: tuple[ScoreRow, ...]
    cells: tuple[tuple[ScoreRow | None, ...], ...]
