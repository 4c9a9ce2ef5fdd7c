"""Plants, and the start of their assessments."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from accounts.audit import record
from accounts.models import Organisation, User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import (
    NoCurrentEdition,
    OpenAssessmentExists,
    Stale,
    TotalsRefused,
)
from assessments.models import Assessment, Plant
from maturity.models import Edition
from maturity.publishing import engine_edition

NATIONAL = "smart-factory"


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
    facts = {**asdict(Facts.of(plant)), "totals": dict(plant.totals)}
    begun = Assessment(plant=plant, edition=current_edition(rubric), facts=facts, started_by=by)
    return begin(begun, by=by)


def save_facts(
    *,
    assessment: Assessment,
    by: User,
    facts: Facts,
    totals: Mapping[str, int],
    replacing: Mapping[str, object] | None = None,
) -> None:
    """Change the facts of an open assessment and, with them, of the plant itself.

    `replacing` is what the person saw: refused as Stale where something else is stored by now.
    Without it the facts are written over whatever is there, as at a start.
    """
    stated = {**asdict(facts), "totals": dict(totals)}
    with transaction.atomic():
        held = take(assessment)
        if replacing is not None and held.facts not in (replacing, stated):
            raise Stale
        _check_totals(held, totals)
        held.facts = stated
        touch(held, by=by, fields=("facts",))
        plant = Plant.objects.select_for_update().get(pk=held.plant_id)
        for field, value in asdict(facts).items():
            setattr(plant, field, value)
        plant.totals = dict(totals)
        plant.save()
        record("save_facts", held, by=by, organisation=plant.organisation)


def current_edition(rubric: str) -> Edition:
    edition = Edition.objects.current().filter(rubric__slug=rubric).defer("content").first()
    if edition is None:
        raise NoCurrentEdition
    return edition


def begin(assessment: Assessment, *, by: User) -> Assessment:
    """Totals the edition does not ask for stay with the plant: its scoring would refuse them."""
    known = engine_edition(assessment.edition_id).totals_by_key
    totals = {key: total for key, total in assessment.totals.items() if key in known}
    assessment.facts = {**assessment.facts, "totals": totals}
    try:
        with transaction.atomic():
            assessment.save()
            record("start", assessment, by=by, organisation=assessment.plant.organisation)
    except IntegrityError as error:
        raise OpenAssessmentExists from error
    return assessment


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
