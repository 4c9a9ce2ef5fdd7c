"""What keeps a plant from the tier aimed at, and the scenarios that help."""

from dataclasses import dataclass

from assessments.reports.report.ladder import ConditionRow
from assessments.reports.report.marks import Fact, Quantity, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """One answer that would have to be one or more rows deeper (or given at all)."""

    question_key: str
    question: str
    department: str
    now: str  # row chosen today, or "not answered yet"
    needed: str  # the row that would do
    effort: str  # "about 4 months" (an estimate of this tool), "" when unknown
    is_open: bool
    effort_value: Quantity | None = None  # of `effort`
    option: str = ""  # key of the row needed: with the question's the step of a what-if


@dataclass(frozen=True, slots=True)
class Prerequisite:
    text: str
    state: str  # met | missing | open | note
    word: str


@dataclass(frozen=True, slots=True)
class EvidenceClaim:
    text: str
    kind: str  # "company statement", "news", "official"
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """An AI + Manufacturing scenario that would close a gap: why here, what it needs first."""

    key: str
    name: str
    official_name: str
    area: str
    aspect: str
    summary: str
    state: str  # what the register says today, in words
    state_key: str  # none | planned | in_use | in_use_ai | open | not_applicable
    why: str  # which gap it closes
    with_ai: bool  # the step is "add AI to it", not "put it into use"
    prerequisites: tuple[Prerequisite, ...]
    obstacles: tuple[str, ...]
    techniques: tuple[str, ...]
    indicators: tuple[str, ...]
    evidence: tuple[EvidenceClaim, ...]
    effort: str
    basis: tuple[Fact, ...]  # what of this card is official, secondary, inferred, ours
    sources: tuple[str, ...]
    effort_value: Quantity | None = None  # of `effort`


@dataclass(frozen=True, slots=True)
class GapRow:
    """What keeps the plant from the target tier, under one demand or one condition."""

    key: str
    title: str
    verdict: Verdict
    conditions: tuple[ConditionRow, ...]  # only those not met or undecided
    steps: tuple[Step, ...]
    scenario_keys: tuple[str, ...]  # into Report.scenarios
    in_own_hands: bool  # False: prior tier, CMMM assessment, position in the industry
    advice: str  # what to do about it where it is not in the plant's hands
    kind: str = "criterion"  # criterion (counts for the tier) | eligibility (who may file)
