"""Edition + answers + target tier -> the least-effort road, proven by an exact solver."""

from maturity.engine.roadmap.estimating import read_estimates
from maturity.engine.roadmap.ground import IN_HAND
from maturity.engine.roadmap.planning import best_within_budget, plan_road
from maturity.engine.roadmap.printing import road_data, road_lines
from maturity.engine.roadmap.shape import (
    NO_WISHES,
    EffortBasis,
    OutOfHand,
    Road,
    RoadPhase,
    RoadStatus,
    RoadStep,
    WishError,
    Wishes,
)
from maturity.engine.roadmap.solver import SolverError

__all__ = [
    "IN_HAND",
    "NO_WISHES",
    "EffortBasis",
    "OutOfHand",
    "Road",
    "RoadPhase",
    "RoadStatus",
    "RoadStep",
    "SolverError",
    "WishError",
    "Wishes",
    "best_within_budget",
    "plan_road",
    "read_estimates",
    "road_data",
    "road_lines",
]
