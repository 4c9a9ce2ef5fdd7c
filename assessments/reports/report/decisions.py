"""Page one: what a director decides with."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis, Fact, Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    key: str
    text: str  # what to decide, as one sentence
    why: str  # what it unlocks, with its number
    by_when: str  # a published date or what it has to precede; never a promise
    effort: str  # "about 4 months of work"; "" where none is known
    basis: Basis | None = None  # of the date
    support: str = ""  # published support that ends, until when, how sure; never an amount


@dataclass(frozen=True, slots=True)
class DecisionsPart:
    stands: str  # where the plant stands by self-check
    stands_verdict: Verdict
    files: str  # what can be filed this year
    files_verdict: Verdict
    blocked_by: tuple[str, ...]  # what blocks the filing that would come next
    decisions: tuple[Decision, ...]  # three at most, in order of what they unlock
    effort: str  # of the whole road, in points of the rubric or in the plant's own unit
    sure: tuple[Fact, ...]  # as answered, after review, as proven
    answered_by: tuple[Fact, ...]  # who gave how many of the answers
