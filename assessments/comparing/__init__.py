"""Two assessments of a plant beside each other, also across editions. Plain Python, no database.

What a verdict says is compared with what the verdict said; why it moved (the plant, or what is
asked) is told beside it and never guessed.
"""

from assessments.comparing.answers import AnswerChange, Rewording, read_answers, rewordings
from assessments.comparing.conditions import (
    ConditionChange,
    TierChange,
    read_conditions,
    read_tiers,
)
from assessments.comparing.scores import ScoreChange, read_scores
from assessments.comparing.shape import MIRRORED, Side, is_comparable
from assessments.comparing.whole import Comparison, compare

__all__ = [
    "MIRRORED",
    "AnswerChange",
    "Comparison",
    "ConditionChange",
    "Rewording",
    "ScoreChange",
    "Side",
    "TierChange",
    "compare",
    "is_comparable",
    "read_answers",
    "read_conditions",
    "read_scores",
    "read_tiers",
    "rewordings",
]
