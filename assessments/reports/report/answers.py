"""Every answer asked of the plant, one row each: for those who want to check or count again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    key: str
    aspect: str  # "" where the question belongs to none
    level: str
    place: str  # department, or the area of a scenario
    question: str
    answer: str  # the row chosen, in full; "not answered yet", "does not apply"
    state: str  # given | open | not_applicable
    at: int | None = None  # "30 of 42": where the row holds, where that was asked and stated
    of: int | None = None
    reason: str = ""  # why it does not apply
    known: str = ""  # how the plant knows it; "" while open
    remark: str = ""  # what it counts as instead, or why it does not count
