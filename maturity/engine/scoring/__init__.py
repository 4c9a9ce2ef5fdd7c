"""Edition + answers -> Scorecard: exact intervals, a verdict per condition, the tier proven."""

from maturity.engine.scoring.compiled import compile_edition, measure_order
from maturity.engine.scoring.printing import tree_lines
from maturity.engine.scoring.scorecard import (
    CheckResult,
    ConditionResult,
    DemandResult,
    MeasureResult,
    Reading,
    Scorecard,
    TierResult,
    TierVerdict,
    Verdict,
)
from maturity.engine.scoring.scorer import score
from maturity.engine.scoring.sheet import Answer, Plant, Sheet, SheetError
from maturity.engine.scoring.states import Flag
from maturity.engine.scoring.stored import read_scorecard

__all__ = [
    "Answer",
    "CheckResult",
    "ConditionResult",
    "DemandResult",
    "Flag",
    "MeasureResult",
    "Plant",
    "Reading",
    "Scorecard",
    "Sheet",
    "SheetError",
    "TierResult",
    "TierVerdict",
    "Verdict",
    "compile_edition",
    "measure_order",
    "read_scorecard",
    "score",
    "tree_lines",
]
