"""Scorecard -> what keeps the plant from a tier, with the answers and scenarios that close it."""

from maturity.engine.gaps.finding import find_gaps, next_tier
from maturity.engine.gaps.shape import (
    ConditionGap,
    Gap,
    Prerequisite,
    ScenarioStep,
    Step,
    StepReason,
)
from maturity.engine.gaps.trap import ShareTrap, find_share_traps

__all__ = [
    "ConditionGap",
    "Gap",
    "Prerequisite",
    "ScenarioStep",
    "ShareTrap",
    "Step",
    "StepReason",
    "find_gaps",
    "find_share_traps",
    "next_tier",
]
