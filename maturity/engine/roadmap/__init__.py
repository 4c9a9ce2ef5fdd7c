"""Edition + answers + target tier -> the least-effort road, proven by an exact solver."""

from maturity.engine.roadmap.shape import (
    NO_WISHES,
    OutOfHand,
    Road,
    RoadPhase,
    RoadStep,
    WishError,
    Wishes,
)

__all__ = [
    "NO_WISHES",
    "OutOfHand",
    "Road",
    "RoadPhase",
    "RoadStep",
    "WishError",
    "Wishes",
]
