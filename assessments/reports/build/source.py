"""What the report is made from: an edition, a sheet, its scorecard, and facts. No database."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from assessments.dossier import EMPTY, Dossier
from assessments.readings import NO_READINGS, Readings
from assessments.reports.report import Fact
from assessments.roads import PLAIN, Plans
from maturity.engine.edition import Edition, Measure, Option, Question, Tier
from maturity.engine.gaps import ConditionGap, Gap, ShareTrap, find_gaps, find_share_traps
from maturity.engine.roadmap import Road, SolverError
from maturity.engine.scoring import (
    Answer,
    ConditionResult,
    DemandResult,
    Scorecard,
    Sheet,
    TierResult,
)
from maturity.engine.scoring.selecting import select_questions
from maturity.engine.sensitivity import Sensitivity

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    key: str
    before: Fraction | None
    before_period: str
    after: Fraction | None
    after_period: str
    data_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What people typed or the database knows; texts already in the report's language."""

    plant_name: str
    organisation_name: str = ""
    plant: tuple[Fact, ...] = ()
    sector: str = ""
    ownership: str = ""
    size: str = ""
    submitted_on: date | None = None
    submitted_by: str = ""
    edition_revision: int = 1
    checksum: str = ""
    region_names: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)  # by question: how the plant knows it
    indicators: Sequence[IndicatorFigures] = ()
    dossier: Dossier = EMPTY
    # Rows of scenarios as the plant gave them, where the cards bear out less.
    claimed: Mapping[str, str] = field(default_factory=dict)
    counts_by_cards: bool = True  # False: reopened from before there were instance cards
    begun_on: date | None = None
    code: str = ""
    check_address: str = ""
    # The assessment submitted before this one, where changes since then are told.
    earlier: Snapshot | None = None

    @property
    def is_draft(self) -> bool:
        return self.submitted_on is None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One assessment as it is judged: what two of them are compared by."""

    edition: Edition
    sheet: Sheet
    card: Scorecard
    facts: Facts

    def as_source(self) -> Source:
        return Source(self.edition, self.sheet, self.card, self.facts)


@dataclass(frozen=True)
class Source:
    """All rooms of the report read from here; lookups are computed once."""

    edition: Edition
    sheet: Sheet
    card: Scorecard
    facts: Facts
    target_key: str = ""
    plans: Plans = PLAIN
    readings: Readings = NO_READINGS

    @cached_property
    def tiers(self) -> dict[str, TierResult]:
        return {tier.key: tier for tier in self.card.tiers}

    @cached_property
    def as_claimed(self) -> Source:
        """With every scenario counted as the plant answered, whatever its cards bear out."""
        given = self.sheet.answers
        claimed = {
            key: replace(given[key], option=row)
            for key, row in self.facts.claimed.items()
            if key in given
        }
        sheet = replace(self.sheet, answers={**given, **claimed})
        return replace(self, sheet=sheet, card=self.readings.all_claims or self.card)

    @cached_property
    def earlier(self) -> Source | None:
        """The assessment submitted before this one."""
        was = self.facts.earlier
        return was.as_source() if was else None

    @cached_property
    def results(self) -> dict[str, ConditionResult]:
        """The scored conditions; one of another province has none."""
        return {c.key: c for tier in self.card.tiers for c in tier.conditions}

    @cached_property
    def demand_results(self) -> dict[str, DemandResult]:
        return {d.key: d for tier in self.card.tiers for d in tier.demands}

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """Questions whose answer is stored, but not judged."""
        return frozenset(
            flag.question for flag in self.card.flags if flag.kind in ("breadth_below", "not_asked")
        )

    @cached_property
    def reached(self) -> Tier | None:
        return self.edition.tiers_by_key.get(self.card.tier or "")

    @cached_property
    def best(self) -> Tier | None:
        return self.edition.tiers_by_key.get(self.card.best_tier or "")

    @cached_property
    def target(self) -> Tier | None:
        return self.edition.tiers_by_key.get(self.target_key)

    @cached_property
    def all_gaps(self) -> list[Gap]:
        """Towards the top tier, so those towards every tier are among them."""
        if not self.edition.tiers:
            return []
        return find_gaps(self.edition, self.sheet, self.card, self.edition.tiers[-1].key)

    @cached_property
    def condition_gaps(self) -> dict[str, ConditionGap]:
        return {c.result.key: c for gap in self.all_gaps for c in gap.conditions}

    @cached_property
    def share_traps(self) -> list[ShareTrap]:
        return find_share_traps(self.edition, self.sheet, self.card)

    @cached_property
    def road(self) -> Road | None:
        """To the tier aimed at; None at the top, where there are no tiers, and where the planner
        gave no sure answer: the rest of the report does not depend on it."""
        if self.target is None:
            return None
        try:
            return self.plans.road(self.edition, self.sheet, self.target_key)
        except SolverError:
            logger.exception("no road to %s in %s", self.target_key, self.edition.checksum)
            return None

    @cached_property
    def sensitivity(self) -> Sensitivity | None:
        """Around the tier proven; where none is, no answer can lose it."""
        if self.reached is None:
            return None
        return self.plans.sensitivity(self.edition, self.sheet, self.card)

    def up_to(self, tier: Tier) -> tuple[Tier, ...]:
        """That tier and all lower ones."""
        return self.edition.tiers[: self.edition.tier_rank(tier.key) + 1]

    def answer(self, key: str) -> Answer | None:
        return self.sheet.answers.get(key)

    def option(self, key: str) -> Option | None:
        """The row chosen, whether it is judged or not."""
        answer = self.answer(key)
        question = self.edition.questions_by_key.get(key)
        if answer is None or question is None or answer.option is None:
            return None
        return question.option(answer.option)

    def judged(self, key: str) -> Option | None:
        """The row chosen, where it counts: no open row, not set aside."""
        option = self.option(key)
        return None if option is None or option.open or key in self.set_aside else option

    def is_not_applicable(self, key: str) -> bool:
        answer = self.answer(key)
        return answer is not None and answer.not_applicable

    def is_asked(self, question: Question) -> bool:
        return question.is_asked_of(self.sheet.plant.type)

    def questions_of(self, measure: Measure) -> tuple[Question, ...]:
        """The questions a measure is made of, those of its measures included."""
        if measure.key not in self._questions:
            self._questions[measure.key] = self._select(measure)
        return self._questions[measure.key]

    def _select(self, measure: Measure) -> tuple[Question, ...]:
        if measure.of.measures is None:
            return select_questions(self.edition, measure.of)
        below = (self.questions_of(self.edition.measure(key)) for key in measure.of.measures)
        return tuple({q.key: q for questions in below for q in questions}.values())

    @cached_property
    def _questions(self) -> dict[str, tuple[Question, ...]]:
        """By measure key: the edition has hundreds of questions, and every row asks."""
        return {}
