"""Sheet -> how firmly its tier stands."""

from __future__ import annotations

from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, Sheet
from maturity.engine.sensitivity.answers import fragile_answers
from maturity.engine.sensitivity.ground import Ground
from maturity.engine.sensitivity.shape import Sensitivity
from maturity.engine.sensitivity.thresholds import moved_thresholds
from maturity.engine.sensitivity.weights import moved_weights


def find_sensitivity(
    edition: Edition, sheet: Sheet, scorecard: Scorecard | None = None
) -> Sensitivity:
    """One thing is changed at a time, everything else stays as answered, and the tier is the one
    proven in the strict reading. Answers and weights in the order of the edition, thresholds too,
    the lower before the higher. A scorecard given must be that of this sheet. Raises SheetError."""
    ground = Ground.of(edition, sheet, scorecard)
    return Sensitivity(
        tier=ground.tier,
        answers=tuple(fragile_answers(ground)),
        thresholds=tuple(moved_thresholds(ground)),
        weights=tuple(moved_weights(ground)),
    )
