"""Synthetic plants for benchmarks and demos: nobody's answers, in the national mix of tiers."""

from assessments.simulate.answers import GivenRow
from assessments.simulate.drawing import DrawnPlant, draw_plants
from assessments.simulate.mix import BELOW_ALL_TIERS, aims_of, shares_of
from assessments.simulate.writing import AlreadySimulated, Simulated, sheet_of, simulate

__all__ = [
    "BELOW_ALL_TIERS",
    "AlreadySimulated",
    "DrawnPlant",
    "GivenRow",
    "Simulated",
    "aims_of",
    "draw_plants",
    "shares_of",
    "sheet_of",
    "simulate",
]
