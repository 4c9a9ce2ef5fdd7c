"""The same verdicts for many thousand answer sheets at once, in integers."""

from maturity.engine.bulk.reading import Given, Plants, option_codes, state_rows
from maturity.engine.bulk.scoring import score_many
from maturity.engine.bulk.shape import (
    MET,
    NOT_IN_FORCE,
    NOT_MET,
    UNDECIDED,
    VERDICTS,
    ManyScores,
    Ranks,
)
from maturity.engine.bulk.sheets import read_state_rows

__all__ = [
    "MET",
    "NOT_IN_FORCE",
    "NOT_MET",
    "UNDECIDED",
    "VERDICTS",
    "Given",
    "ManyScores",
    "Plants",
    "Ranks",
    "option_codes",
    "read_state_rows",
    "score_many",
    "state_rows",
]
