"""Scores by level and aspect. They decide no tier."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis, Quantity


@dataclass(frozen=True, slots=True)
class Dot:
    """One question on the scale of a score; both ends differ where its answer is open."""

    key: str
    name: str
    display: str  # "67 %", "0 to 100 %"
    low_at: float
    high_at: float
    score: Quantity | None = None  # of `display`

    @property
    def is_open(self) -> bool:
        return self.low_at != self.high_at


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the questions of a score lie, lowest first; the middle one is the median. `lowest`,
    `middle` and `highest` are of the answered ones, and "–" where there is none."""

    dots: tuple[Dot, ...]
    lowest: str
    middle: str
    highest: str
    answered: int
    open: int
    lowest_value: Quantity | None = None
    middle_value: Quantity | None = None
    highest_value: Quantity | None = None


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
    score: Quantity | None = None  # percent; None where nothing is scored
    spread: Spread | None = None  # of levels and aspects


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Levels (rows) by aspects (columns); a cell is None where the edition asks nothing."""

    levels: tuple[ScoreRow, ...]
    aspects: tuple[ScoreRow, ...]
    cells: tuple[tuple[ScoreRow | None, ...], ...]
