"""Storing simulated plants, with everything a real assessment has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Membership, Organisation, User
from assessments.actions.plants import NATIONAL, current_edition
from assessments.models import Answer, Assessment, Plant, Result
from assessments.simulate.answers import GivenRow
from assessments.simulate.drawing import DrawnPlant, draw_plants
from maturity.engine.edition import Edition as Content
from maturity.engine.scoring import Answer as GivenAnswer
from maturity.engine.scoring import Plant as PlantFacts
from maturity.engine.scoring import Scorecard, Sheet, score
from maturity.models import Edition
from maturity.publishing import engine_edition

AT_ONCE = 500
ACCOUNT = "simulation"


class AlreadySimulated(Exception):
    """Plants of this seed are there; nothing was written."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        number = organisation.plants.count()
        super().__init__(f"{organisation.name} has {number} plants already; nothing was written")


@dataclass(frozen=True, slots=True)
class Simulated:
    """`tiers`: how many plants came out at each tier, "" for none; empty while all are open."""

    organisation: Organisation
    edition: Edition
    plants: int
    answers: int
    tiers: dict[str, int]


def simulate(
    *,
    plants: int,
    seed: int,
    by: User | None = None,
    rubric: str = NATIONAL,
    leave_open: bool = False,
) -> Simulated:
    """Write synthetic assessments of the rubric's current edition. `by` acts, and manages the
    organisation so as to see it; without it an account acts with which nobody can log in.

    Raises AlreadySimulated, and NoCurrentEdition from `current_edition`.
    """
    edition = current_edition(rubric)
    content = engine_edition(edition.pk)
    with transaction.atomic():
        person = by or simulation_account()
        home = _organisation(seed, edition, person, plants)
        if by is not None:
            Membership.objects.get_or_create(
                user=by, organisation=home, defaults={"role": "manager"}
            )
    writer = _Writer(home, edition, content, person)
    drawn = draw_plants(content, plants, seed)
    while batch := list(islice(drawn, AT_ONCE)):
        writer.write(batch, leave_open=leave_open)
    return Simulated(home, edition, plants, writer.answers, writer.tiers)


def simulation_account() -> User:
    """Nobody: an account without a usable password that cannot log in."""
    account, is_new = User.objects.get_or_create(
        username=ACCOUNT, defaults={"display_name": "Simulation 模拟", "is_active": False}
    )
    if is_new:
        account.set_unusable_password()
        account.save()
    return account


def _organisation(seed: int, edition: Edition, person: User, plants: int) -> Organisation:
    home, _ = Organisation.objects.get_or_create(
        slug=f"simulated-{seed}", defaults={"name": f"Simulated plants (seed {seed}) 模拟工厂"}
    )
    if home.plants.exists():
        raise AlreadySimulated(home)
    details = {"seed": seed, "plants": plants, "edition": edition.slug, "synthetic": True}
    record("simulate", home, by=person, organisation=home, **details)
    return home


class _Writer:
    """Writes batches of plants; each batch is one transaction, scored before it begins."""

    def __init__(
        self, home: Organisation, edition: Edition, content: Content, person: User
    ) -> None:
        self.home, self.edition, self.content, self.person = home, edition, content, person
        self.answers = 0
        self.tiers: dict[str, int] = {}

    def write(self, batch: Sequence[DrawnPlant], *, leave_open: bool) -> None:
        cards = [] if leave_open else [self._score(plant) for plant in batch]
        with transaction.atomic():
            plants = Plant.objects.bulk_create(
                Plant(organisation=self.home, totals=p.totals, **asdict(p.facts)) for p in batch
            )
            assessments = Assessment.objects.bulk_create(
                self._assessment(drawn, plant, is_submitted=not leave_open)
                for drawn, plant in zip(batch, plants, strict=True)
            )
            answers = list(self._answers(batch, assessments))
            Answer.objects.bulk_create(answers)
            for assessment, card in zip(assessments, cards, strict=False):
                self._store(assessment, card)
        self.answers += len(answers)
        for card in cards:
            self.tiers[card.tier or ""] = self.tiers.get(card.tier or "", 0) + 1

    def _score(self, drawn: DrawnPlant) -> Scorecard:
        sheet = sheet_of(drawn)
        return score(self.content, sheet, revision=self.edition.revision)

    def _assessment(self, drawn: DrawnPlant, plant: Plant, *, is_submitted: bool) -> Assessment:
        now = timezone.now()
        facts: dict[str, object] = {**asdict(drawn.facts), "totals": drawn.totals}
        made = Assessment(
            plant=plant,
            edition=self.edition,
            facts=facts,
            revision=1,
            # Drawn without cards: answers count as they were given.
            cards=None,
            started_by=self.person,
            changed_at=now,
            changed_by=self.person,
        )
        if is_submitted:
            names = {"organisation": self.home.name, "submitted_by": str(self.person)}
            made.facts = {**facts, **names}
            made.status = Assessment.Status.SUBMITTED
            made.submitted_at, made.submitted_by = now, self.person
        return made

    def _answers(
        self, batch: Sequence[DrawnPlant], assessments: Sequence[Assessment]
    ) -> Iterator[Answer]:
        now = timezone.now()
        for drawn, assessment in zip(batch, assessments, strict=True):
            for row in drawn.answers:
                yield self._answer(assessment, row, now)

    def _answer(self, assessment: Assessment, row: GivenRow, now: datetime) -> Answer:
        return Answer(
            assessment_id=assessment.pk,
            question=row.question,
            option=row.option,
            not_applicable=row.not_applicable,
            reason=row.reason,
            count=row.count,
            of=row.of,
            answered_at=now,
            answered_by_id=self.person.pk,
        )

    def _store(self, assessment: Assessment, card: Scorecard) -> None:
        Result.objects.create(
            assessment=assessment,
            scorecard=card.to_data(),
            tier=card.tier or "",
            best_tier=card.best_tier or "",
        )


def sheet_of(drawn: DrawnPlant) -> Sheet:
    """As `read_sheet` will read it from what is stored."""
    plant = PlantFacts(drawn.facts.production, drawn.facts.province, drawn.totals)
    return Sheet(plant=plant, answers={row.question: _given(row) for row in drawn.answers})


def _given(row: GivenRow) -> GivenAnswer:
    if row.not_applicable:
        return GivenAnswer(not_applicable=True, reason=row.reason)
    return GivenAnswer(option=row.option, count=row.count, of=row.of)
