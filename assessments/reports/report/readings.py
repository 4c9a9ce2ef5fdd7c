"""The same answers read three ways: as answered, after review, as proven."""

from dataclasses import dataclass

from assessments.reports.report.marks import Verdict


@dataclass(frozen=True, slots=True)
class ReadingRow:
    key: str  # self | reviewed | proven
    name: str
    tier: str  # "none" where no tier is shown
    best: str  # the best tier still possible
    verdicts: tuple[Verdict, ...]  # one for each of ReadingsPart.tiers
    says: str  # what is counted here, in plain sentences


@dataclass(frozen=True, slots=True)
class PartingRow:
    """A condition that is judged otherwise after the review, and the questions behind it."""

    tier: str
    name: str
    own: Verdict
    reviewed: Verdict
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingsPart:
    tiers: tuple[str, ...]
    rows: tuple[ReadingRow, ...]
    parting_line: str  # "" without a review
    parting: tuple[PartingRow, ...]
