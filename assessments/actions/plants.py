"""Plants, and the start of their assessments."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TypeVar

from django.db import IntegrityError, transaction

from accounts.audit import record
from accounts.models import Organisation, User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import (
    NoCurrentEdition,
    NotSubmitted,
    OpenAssessmentExists,
    TotalsRefused,
)
from assessments.models import Answer, Assessment, IndicatorValue, Plant
from assessments.sheet import is_still_asked
from maturity.models import Edition
from maturity.publishing import engine_edition

NATIONAL = "smart-factory"
Row = TypeVar("Row", Answer, IndicatorValue)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a plant before any question: copied into each assessment at its start."""

    name: str
    sector: str = ""
    production: str = ""
    province: str = ""
    size: str = ""
    ownership: str = ""

    @classmethod
    def of(cls, plant: Plant) -> "Facts":
        return cls(**{field: getattr(plant, field) for field in cls.__slots__})


def create_plant(*, organisation: Organisation, by: User, facts: Facts) -> Plant:
    with transaction.atomic():
        plant = Plant.objects.create(organisation=organisation, **asdict(facts))
        record("create_plant", plant, by=by, organisation=organisation)
    return plant


def start(*, plant: Plant, by: User, rubric: str = NATIONAL) -> Assessment:
    """Pin the rubric's current edition and copy the plant's facts."""
    edition = _current(rubric)
    facts = {**asdict(Facts.of(plant)), "totals": dict(plant.totals)}
    return _begin(Assessment(plant=plant, edition=edition, facts=facts, started_by=by), by=by)


def follow_up(*, assessment: Assessment, by: User, rubric: str = NATIONAL) -> Assessment:
    """A new open assessment that begins with the answers of a submitted one.

    The submitted one stays as it is. Answers the current edition no longer asks for stay behind.
    """
    if not assessment.is_submitted:
        raise NotSubmitted
    with transaction.atomic():
        begun = _begin(
            Assessment(
                plant=assessment.plant,
                edition=_current(rubric),
                follows=assessment,
                facts=assessment.facts,
                exceptions=assessment.exceptions,
                started_by=by,
            ),
            by=by,
        )
        _carry_over(assessment, begun)
    return begun


def save_facts(
    *, assessment: Assessment, by: User, facts: Facts, totals: Mapping[str, int]
) -> None:
    """Change the facts of an open assessment and, with them, of the plant itself."""
    with transaction.atomic():
        held = take(assessment)
        _check_totals(held, totals)
        held.facts = {**asdict(facts), "totals": dict(totals)}
        touch(held, by=by, fields=("facts",))
        plant = Plant.objects.select_for_update().get(pk=held.plant_id)
        for field, value in asdict(facts).items():
            setattr(plant, field, value)
        plant.totals = dict(totals)
        plant.save()
        record("save_facts", held, by=by, organisation=plant.organisation)


def _current(rubric: str) -> Edition:
    edition = Edition.objects.current().filter(rubric__slug=rubric).defer("content").first()
    if edition is None:
        raise NoCurrentEdition
    return edition


def _begin(assessment: Assessment, *, by: User) -> Assessment:
    try:
        with transaction.atomic():
            assessment.save()
            record("start", assessment, by=by, organisation=assessment.plant.organisation)
    except IntegrityError as error:
        raise OpenAssessmentExists from error
    return assessment


def _carry_over(old: Assessment, new: Assessment) -> None:
    edition = engine_edition(new.edition_id)
    answers = [answer for answer in old.answers.all() if is_still_asked(edition, answer)]
    Answer.objects.bulk_create(_copied(answer, new) for answer in answers)
    values = old.indicator_values.filter(indicator__in=edition.indicators_by_key)
    IndicatorValue.objects.bulk_create(_copied(value, new) for value in values)


def _copied(row: Row, assessment: Assessment) -> Row:
    row.pk = None
    row.assessment = assessment
    row.revision = 1
    row._state.adding = True
    return row


def _check_totals(held: Assessment, totals: Mapping[str, int]) -> None:
    edition = engine_edition(held.edition_id)
    for key, total in totals.items():
        if key not in edition.totals_by_key or total < 1:
            raise TotalsRefused(key)
    counted = {answer.question: answer.count or 0 for answer in held.answers.all()}
    for total_key, total in totals.items():
        above = [
            question.key
            for question in edition.questions
            if question.breadth
            and question.breadth.count_of == total_key
            and counted.get(question.key, 0) > total
        ]
        if above:
            raise TotalsRefused(total_key, above)
