"""The ladder: tiers, what the annex asks in one line, and our conditions that test it."""

from dataclasses import dataclass

from assessments.reports.report.marks import Basis, Counted, Quantity, Verdict


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
    exact: str = ""  # more digits of a number that was rounded and has no counts beside it
    exception_reason: str = ""  # stated for this condition alone
    value: Quantity | None = None  # of `number`; None where that is a row of a question
    asked: Quantity | None = None  # of `threshold`
    asked_as: str = "at_least"  # at_least | at_most
    counted: Counted | None = None  # heads told in `number`
    lacking: Quantity | None = None  # of `distance`, where it is one number


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
