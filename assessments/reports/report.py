"""The Report: everything page, PDF and files say about one assessment.

Frozen, plain and complete: texts are in the report's language and numbers are display strings
that reports/build rounded once. Whoever shows a Report needs nothing else, so page and PDF
cannot disagree. Keys stay beside words for shapes, colours and tests.

Verdict keys: met, not_met, undecided, with_exception (tiers, demands), excepted (conditions).
Basis keys: official, secondary, inferred, ours. `at` values are positions from 0 to 1 for drawing.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as key (for shape and colour) and word (what people read)."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Basis:
    """How sure a statement is: key, word in the report's language, and where it stands."""

    key: str
    word: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line: plant facts, counts, method data."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition of a tier: what was compared, with what, how far apart, how sure."""

    key: str
    kind: str  # criterion | eligibility | advice
    text: str
    verdict: Verdict
    measure: str  # what was counted, in words
    number: str  # "75 %", "level 2", "4 to 6 of 7 (open)"; a dash when empty
    threshold: str  # "at least 80 %"
    distance: str  # "5 points short", "1 level short", "" when met
    basis: Basis
    open_questions: tuple[str, ...] = ()  # texts of unanswered questions it waits for
    binding: tuple[str, ...] = ()  # texts of the answers that decide it
    region: str = ""  # name of the province whose rule this is; "" for national ones
    name: str = ""  # short, for headings and sentences


@dataclass(frozen=True, slots=True)
class DemandRow:
    """What the annex asks in one line, with our conditions that test it."""

    key: str
    name: str
    text: str
    verdict: Verdict
    narrow: Verdict  # in the narrow reading
    basis: Basis
    conditions: tuple[ConditionRow, ...]
    may_be_excepted: bool = False
    exception_reason: str = ""


@dataclass(frozen=True, slots=True)
class TierRow:
    """One rung of the ladder: `verdict` ANDs all lower tiers, `eligible` says "can be filed"."""

    key: str
    name: str  # "Advanced" | 先进级
    official_name: str  # 先进级, in every language
    summary: str
    basis: Basis
    verdict: Verdict
    narrow: Verdict
    eligible: Verdict
    eligible_because: tuple[str, ...]  # texts of the eligibility conditions not met or undecided
    demands: tuple[DemandRow, ...]
    criteria: tuple[ConditionRow, ...]  # criteria outside every demand
    eligibility: tuple[ConditionRow, ...]
    advice: tuple[ConditionRow, ...]
    is_reached: bool
    is_target: bool
    met_count: int
    criteria_count: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A level, an aspect or a cell of the heat map; `low_at`, `high_at` from 0 to 1 or None."""

    key: str
    name: str
    display: str  # "62 %", "40 to 62 %", "–"
    low_at: float | None
    high_at: float | None
    questions: int
    summary: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Levels (rows) by aspects (columns); a cell is None where the edition asks nothing."""

    levels: tuple[ScoreRow, ...]
    aspects: tuple[ScoreRow, ...]
    cells: tuple[tuple[ScoreRow | None, ...], ...]


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


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    name: str
    unit: str
    before: str
    before_period: str
    after: str
    after_period: str
    change: str  # "-12 %", "" when not computable
    source: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Yardstick:
    about: str  # factories | results | target
    tier: str
    text: str
    date: str
    source: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Something to list: an open question, a not-applicable answer, a contradiction, a policy."""

    key: str
    text: str
    detail: str = ""
    basis: Basis | None = None  # of what is published: policies, notes of the edition


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    language: str  # "en" | "zh-hans"
    title: str
    is_draft: bool  # not submitted: says so on its cover
    plant_name: str
    organisation_name: str
    plant_facts: tuple[Fact, ...]
    edition_name: str  # "Smart factory gradient cultivation … 2025, revision 1"
    edition_note: str  # "A newer edition is reported …"; "" when none is
    checksum: str  # of the edition, shortened for print
    dated: str  # date of submission in words; "" for a draft
    dated_iso: str  # the same as YYYY-MM-DD; "" for a draft
    submitted_by: str
    # where we stand
    headline: str
    tier_key: str  # "" when no tier is proven
    tier_name: str
    best_tier_name: str  # highest tier not ruled out; "" when none
    is_decided: bool
    target_key: str  # the tier the gaps lead to; "" when the top is reached
    target_name: str
    conditions_line: str  # "Conditions by self-check: advanced"
    filing_line: str  # "Can be filed now (excellence): no, because …"
    filing: Verdict
    readings: tuple[str, ...]  # sentences where narrow reading or exceptions differ
    warnings: tuple[str, ...]  # AI-share warning, draft, undecided
    counts: tuple[Fact, ...]  # asked, answered, not applicable, scenarios in use, with AI
    # the parts
    tiers: tuple[TierRow, ...]
    levels: tuple[ScoreRow, ...]
    aspects: tuple[ScoreRow, ...]
    heat: HeatMap
    gaps: tuple[GapRow, ...]
    scenarios: tuple[ScenarioCard, ...]
    scenario_register: tuple[Fact, ...]  # every scenario not "none": name, state
    indicators: tuple[IndicatorRow, ...]
    yardsticks: tuple[Yardstick, ...]
    checks: tuple[AnswerRow, ...]
    open_questions: tuple[AnswerRow, ...]
    not_applicable: tuple[AnswerRow, ...]
    notes: tuple[AnswerRow, ...]  # notes people wrote beside answers (user text)
    policies: tuple[AnswerRow, ...]
    method: tuple[str, ...]  # paragraphs
    limits: tuple[str, ...]
    basis_legend: tuple[Term, ...]
    glossary: tuple[Term, ...]
    sources: tuple[str, ...]
    open_by_condition: tuple[AnswerRow, ...] = field(default=())
    legend: tuple[Verdict, ...] = field(default=())  # every verdict whose shape is used
    disclaimer: str = ""  # one sentence for cover and foot: self-check, unofficial tool

    @property
    def leans_on_exceptions(self) -> bool:
        """Is the tier aimed at met only with what the plant wants to be excepted?"""
        return any(tier.is_target and tier.verdict.key == "with_exception" for tier in self.tiers)


def every_text(part: Any) -> list[str]:
    """All texts of a report, however deep."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [found for one in part for found in every_text(one)]
    if is_dataclass(part):
        return [found for field in fields(part) for found in every_text(getattr(part, field.name))]
    return []
