"""Generated editions and sheets, and a slow scorer that tries every filling."""

from tests.generated.everything import Everything, reading, told
from tests.generated.measures import joined_measures, leaf_measures, walked_measures
from tests.generated.questions import TAG, TIERS, questions
from tests.generated.sheets import (
    NA,
    Filling,
    as_answer,
    choices_of,
    fillings,
    possible,
    sheets,
    whole_sheets,
)
from tests.generated.slow import Slow
from tests.generated.whole import PROVINCE, TOTAL, rubrics

__all__ = [
    "NA",
    "PROVINCE",
    "TAG",
    "TIERS",
    "TOTAL",
    "Everything",
    "Filling",
    "Slow",
    "as_answer",
    "choices_of",
    "fillings",
    "joined_measures",
    "leaf_measures",
    "possible",
    "questions",
    "reading",
    "rubrics",
    "sheets",
    "told",
    "walked_measures",
    "whole_sheets",
]
