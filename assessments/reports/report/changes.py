"""What changed between two assessments of one plant, also across editions."""

from dataclasses import dataclass

from assessments.reports.report.marks import AnswerRow, Fact, Verdict


@dataclass(frozen=True, slots=True)
class ChangedTier:
    key: str
    name: str
    was: Verdict | None  # None: that edition has no such tier
    now: Verdict | None


@dataclass(frozen=True, slots=True)
class ChangedVerdict:
    key: str
    tier: str
    name: str
    was: Verdict | None  # None: the older edition has no such condition
    now: Verdict | None
    was_number: str
    now_number: str
    threshold: str  # of the newer; of the older where the newer has none
    moved: str  # rose | fell | nearer | farther | otherwise | same | asked_anew | no_longer_asked
    moved_word: str = ""
    was_threshold: str = ""  # "" where it is the same
    kind: str = "criterion"  # criterion | eligibility | advice
    tier_key: str = ""
    notes: tuple[str, ...] = ()  # what of the condition itself is otherwise than before


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    key: str
    question: str
    was: str
    now: str
    moved: str  # rose | fell | given | withdrawn | counted | otherwise
    moved_word: str = ""


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """`change`: with its sign, where the two can be subtracted."""

    label: str
    was: str
    now: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class ChangesPart:
    title: str
    since: str  # with which assessment, on which edition, of which day
    headline: str  # tier then and now, in one sentence
    counts: tuple[Fact, ...]  # how many rose, fell, were asked anew ...
    verdicts: tuple[ChangedVerdict, ...]  # in a report only what moved
    answers: tuple[ChangedAnswer, ...]  # only what moved
    asked_anew: tuple[AnswerRow, ...]
    no_longer_asked: tuple[AnswerRow, ...]
    limits: tuple[str, ...]  # what cannot be compared, and why
    tiers: tuple[ChangedTier, ...] = ()
    scores: tuple[ChangedFact, ...] = ()  # levels, then aspects
    shares: tuple[ChangedFact, ...] = ()  # of AI, as far as cards bear it out
    facts: tuple[ChangedFact, ...] = ()  # of the plant, where they changed
    reworded: tuple[AnswerRow, ...] = ()  # asked in both editions, but not in the same way
