"""Figures of the plant, and what is published of others."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis, Quantity


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """What is reported of others, put on an indicator's scale: the change they report, from this
    plant's own figure before."""

    at: float
    change: str  # "-28.4 %"
    leads_to: str  # "71.6"
    text: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An indicator's own scale; zero is always on it. Positions from 0 to 1."""

    low: str
    high: str
    zero_at: float
    before_at: float | None
    after_at: float | None
    marks: tuple[ScaleMark, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    name: str
    unit: str
    before: str
    before_period: str
    after: str
    after_period: str
    change: str  # "-12 %", "" when not computable
    source: str
    basis: Basis
    key: str = ""
    better: str = ""  # "less is better"; "" where the edition does not say
    moved: str = ""  # "better", "worse", "unchanged"; "" where that cannot be said
    before_value: Quantity | None = None
    after_value: Quantity | None = None
    change_value: Quantity | None = None
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Yardstick:
    about: str  # factories | results | target
    tier: str
    text: str
    date: str
    source: str
    basis: Basis
