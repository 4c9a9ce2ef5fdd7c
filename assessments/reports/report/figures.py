"""Figures of the plant, and what is published of others."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis


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


@dataclass(frozen=True, slots=True)
class Yardstick:
    about: str  # factories | results | target
    tier: str
    text: str
    date: str
    source: str
    basis: Basis
