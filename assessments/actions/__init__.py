"""Everything that changes an assessment. Each act is one transaction and names its actor."""

from assessments.actions.answers import Change, Conflict, Saved, save_answers
from assessments.actions.carrying import follow_up
from assessments.actions.exceptions import save_exceptions
from assessments.actions.indicators import IndicatorChange, save_indicators
from assessments.actions.plants import Facts, create_plant, save_facts, start
from assessments.actions.submitting import submit

__all__ = [
    "Change",
    "Conflict",
    "Facts",
    "IndicatorChange",
    "Saved",
    "create_plant",
    "follow_up",
    "save_answers",
    "save_exceptions",
    "save_facts",
    "save_indicators",
    "start",
    "submit",
]
