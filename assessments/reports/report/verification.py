"""What an on-site expert checks: claim by claim, where to stand, in two minutes each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerificationRow:
    number: str
    key: str  # of the question
    claim: str  # what the plant says, as a statement
    count: str  # "30 of 40 key machines"; "" where nothing is counted
    place: str  # where to stand, and with whom
    check: str  # the two-minute check
    proof: str  # numbers of the evidence index; "" without any
    because: str  # why it is on the sheet: what hangs on it
    about: str = ""  # the question or the scenario that the claim answers
    stop: str = ""  # where to stand, without company: rows of one stop stand together
    company: str = ""  # with whom; "" where nobody is named


@dataclass(frozen=True, slots=True)
class VerificationAspect:
    key: str
    name: str
    rows: tuple[VerificationRow, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class VerificationPart:
    intro: tuple[str, ...]  # how it was chosen, what it is not
    aspects: tuple[VerificationAspect, ...]
    minutes: int
    minutes_line: str
    left_line: str  # how many claims are not on the sheet; "" where all are
