"""How firmly the tier stands: the answers it hangs on, and the bars and weights."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FragileRow:
    """One answer that, judged one row lower, alone would lose the tier."""

    question_key: str
    question: str
    department: str
    now: str
    below: str
    left: str  # the tier that would be left, "none" where none would
    lost: tuple[str, ...]  # names of the conditions that would not be met


@dataclass(frozen=True, slots=True)
class SensitivityPart:
    tier_name: str
    headline: str  # "Have the evidence for these ready: ...", or that nothing hangs on one answer
    answers: tuple[FragileRow, ...]
    moved: tuple[str, ...]  # one sentence for each threshold or weight that would change the tier
    moved_line: str  # what was tried
