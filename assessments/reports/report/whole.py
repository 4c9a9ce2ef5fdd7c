"""The whole report."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from assessments.reports.report.answers import AnsweredRow
from assessments.reports.report.application import ApplicationPart
from assessments.reports.report.changes import ChangesPart
from assessments.reports.report.decisions import DecisionsPart
from assessments.reports.report.figures import IndicatorRow, Yardstick
from assessments.reports.report.gaps import GapRow, ScenarioCard
from assessments.reports.report.ladder import TierRow
from assessments.reports.report.marks import AnswerRow, Fact, Term, Verdict
from assessments.reports.report.preparation import PreparationPart
from assessments.reports.report.profile import HeatMap, ScoreRow
from assessments.reports.report.proof import EvidenceRow, FindingRow, InstanceRow, RaisedPart
from assessments.reports.report.readings import ReadingsPart
from assessments.reports.report.road import RoadPart
from assessments.reports.report.sensitivity import SensitivityPart
from assessments.reports.report.verification import VerificationPart


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
    road: RoadPart | None = None  # None: nothing above to plan
    sensitivity: SensitivityPart | None = None  # None: no tier is proven that could be lost
    disclaimer: str = ""  # one sentence for cover and foot: self-check, unofficial tool
    # what stands behind the answers; empty in results from before it was kept
    standings: ReadingsPart | None = None  # the same answers read three ways
    ai_shares: tuple[Fact, ...] = ()  # with all claims, and with complete model cards
    claims: tuple[Fact, ...] = ()  # what is claimed and not borne out by cards
    known: tuple[Fact, ...] = ()  # how many answers are known in which way
    origin: tuple[str, ...] = ()  # what it began from: reopened why, followed up
    findings: tuple[FindingRow, ...] = ()
    raised: RaisedPart | None = None  # None: no result was seen before it was submitted
    to_confirm: tuple[AnswerRow, ...] = ()  # answers taken over and not looked at again
    instances: tuple[InstanceRow, ...] = ()  # in the order of the official register
    evidence: tuple[EvidenceRow, ...] = ()
    # for whom it is, and how the document is known again
    audience: str = "internal"  # internal | authority | headquarters
    audience_line: str = ""  # for whom, and what was left out for them
    code: str = ""  # random, stored at submission; "" for a draft
    check_address: str = ""  # of the page that compares documents; "" without a public address
    decisions: DecisionsPart | None = None
    verification: VerificationPart | None = None
    changes: ChangesPart | None = None  # None: no assessment was submitted before
    answers: tuple[AnsweredRow, ...] = ()  # for the files: page and PDF list what matters of them
    application: ApplicationPart | None = None  # for the draft of the application
    preparation: PreparationPart | None = None  # for the list by CMMM sub-domain

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
