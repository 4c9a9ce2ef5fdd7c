"""What changed between two assessments of one plant, also across editions."""

from dataclasses import dataclass

from assessments.reports.report.marks import AnswerRow, Fact, Verdict


@dataclass(frozen=True, slots=True)
class ChangedVerdict:
    key: str
    tier: str
    name: str
    was: Verdict | None  # None: the older edition has no such condition
    now: Verdict | None
    was_number: str
    now_number: str
    threshold: str  # of the newer; "was: ..." is told where it moved
    moved: str  # rose | fell | same | asked_anew | no_longer_asked


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    key: str
    question: str
    was: str
    now: str
    moved: str  # rose | fell | given | withdrawn | otherwise


@dataclass(frozen=True, slots=True)
class ChangesPart:
    title: str
    since: str  # with which assessment, on which edition, of which day
    headline: str  # tier then and now, in one sentence
    counts: tuple[Fact, ...]  # how many rose, fell, were asked anew ...
    verdicts: tuple[ChangedVerdict, ...]  # only what moved
    answers: tuple[ChangedAnswer, ...]
    asked_anew: tuple[AnswerRow, ...]
    no_longer_asked: tuple[AnswerRow, ...]
    limits: tuple[str, ...]  # what cannot be compared, and why
