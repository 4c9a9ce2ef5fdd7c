"""Which answers, thresholds and weights the tier hangs on."""

from maturity.engine.sensitivity.finding import find_sensitivity
from maturity.engine.sensitivity.printing import sensitivity_lines
from maturity.engine.sensitivity.shape import (
    FragileAnswer,
    MovedThreshold,
    MovedWeight,
    Sensitivity,
)

__all__ = [
    "FragileAnswer",
    "MovedThreshold",
    "MovedWeight",
    "Sensitivity",
    "find_sensitivity",
    "sensitivity_lines",
]
