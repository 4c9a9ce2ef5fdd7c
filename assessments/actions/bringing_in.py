"""Bringing a workbook back: everything it would change, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from assessments.actions.answers import save_answers
from assessments.actions.indicators import save_indicators
from assessments.actions.instances import save_instance
from assessments.actions.locking import take
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked, Refused, Stale
from assessments.actions.systems import add_system, change_system
from assessments.models import AnswerChange, Assessment, Plant, ScenarioInstance, System
from assessments.workbook.answers import change_of
from assessments.workbook.brought import Brought
from assessments.workbook.current import read_current
from assessments.workbook.figures import indicator_change
from assessments.workbook.planning import Plan, Step, make_plan
from assessments.workbook.register import card_of, system_facts

THEIRS, WORKBOOK = "theirs", "workbook"


class PlanChanged(Stale):
    """Somebody saved something between the dry run and this: it has to be looked at again."""


class ChoiceMissing(Refused):
    """At some conflict nobody has chosen yet."""


class NotBroughtIn(Refused):
    """An action refused what the dry run had found in order; `place` says at which row."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many of each were changed."""

    answers: int = 0
    indicators: int = 0
    systems: int = 0
    instances: int = 0

    @property
    def total(self) -> int:
        return self.answers + self.indicators + self.systems + self.instances


def bring_in(
    *,
    assessment: Assessment,
    by: User,
    brought: Brought,
    seen: str,
    choices: Mapping[str, str],
) -> BroughtIn:
    """`seen`: the digest of the plan that was shown; `choices` by step id, at each conflict.

    The plan is made again while assessment and register are held, so nothing can slip in between.
    """
    with transaction.atomic():
        held = take(assessment)
        _hold_register(held.plant_id)
        plan = make_plan(brought, read_current(held))
        if plan.says_nothing:
            # Sent twice: everything stands there already.
            return BroughtIn()
        if plan.refused or plan.digest != seen:
            raise PlanChanged
        wanted = _wanted(plan, choices)
        ids = _save_systems(held.plant, _of("systems", wanted), by=by)
        done = BroughtIn(
            answers=_save_answers(held, _of("answers", wanted), by=by),
            indicators=_save_indicators(held, _of("indicators", wanted), by=by),
            systems=len(_of("systems", wanted)),
            instances=_save_instances(held, _of("instances", wanted), ids, by=by),
        )
        if done.total:
            _keep_record(held, brought, done, by=by)
    return done


def _hold_register(plant_id: int) -> None:
    """The plant, then its systems in one order, whichever rows come first: two workbooks of two
    editions wait for one another instead of each holding what the other needs."""
    # Keys stay free to be named: whoever adds a system meanwhile holds its name until then.
    Plant.objects.select_for_update(no_key=True).get(pk=plant_id)
    list(System.objects.select_for_update().filter(plant=plant_id).order_by("pk"))


def _wanted(plan: Plan, choices: Mapping[str, str]) -> list[Step]:
    chosen = {step.id: choices.get(step.id) for step in plan.conflicts}
    if not set(chosen.values()) <= {THEIRS, WORKBOOK}:
        raise ChoiceMissing
    kept = [step for step in plan.conflicts if chosen[step.id] == WORKBOOK]
    return [*plan.changes, *kept]


def _of(kind: str, steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.kind == kind]


def _save_answers(held: Assessment, steps: Sequence[Step], *, by: User) -> int:
    changes = [
        change_of(step.line, step.content, step.line.revision) for step in steps if step.line
    ]
    if not changes:
        return 0
    act = AnswerChange.Act.BROUGHT_IN
    try:
        saved = save_answers(assessment=held, by=by, changes=changes, act=act)
    except AnswerRefused as refusal:
        place = next(step.place for step in steps if step.key == refusal.question)
        raise NotBroughtIn(place) from refusal
    if saved.conflicts:
        raise PlanChanged
    return len(saved.keys)


def _save_indicators(held: Assessment, steps: Sequence[Step], *, by: User) -> int:
    changes = [
        indicator_change(step.line, step.content, step.line.revision) for step in steps if step.line
    ]
    return len(save_indicators(assessment=held, by=by, changes=changes).keys) if changes else 0


def _save_systems(plant: Plant, steps: Sequence[Step], *, by: User) -> dict[str, int]:
    """What an instance of the same workbook calls a new system -> its id."""
    ids = {}
    stored = System.objects.in_bulk([int(step.key) for step in steps if step.key])
    for step in steps:
        facts = system_facts(step.content)
        try:
            if step.key and step.line:
                system, revision = stored[int(step.key)], step.line.revision
                change_system(system=system, by=by, facts=facts, revision=revision)
            else:
                ids[f"+{step.place}"] = add_system(plant=plant, by=by, facts=facts).pk
        except (KeyError, Refused) as refusal:
            raise _told(step, refusal) from refusal
    return ids


def _save_instances(
    held: Assessment, steps: Sequence[Step], ids: Mapping[str, int], *, by: User
) -> int:
    stored = ScenarioInstance.objects.in_bulk([int(step.key) for step in steps if step.key])
    for step in steps:
        card, model = card_of(step.content)
        try:
            save_instance(
                assessment=held,
                by=by,
                scenario=step.content["scenario"],
                instance=stored[int(step.key)] if step.key else None,
                card=card,
                model=model,
                systems=[ids[one] if one in ids else int(one) for one in step.content["systems"]],
                revision=step.line.revision if step.line else 0,
            )
        except (KeyError, Refused) as refusal:
            raise _told(step, refusal) from refusal
    return len(steps)


def _told(step: Step, refusal: Exception) -> Refused:
    if isinstance(refusal, AssessmentIsLocked):
        return refusal
    if isinstance(refusal, Stale | KeyError):
        return PlanChanged()
    return NotBroughtIn(step.place)


def _keep_record(held: Assessment, brought: Brought, done: BroughtIn, *, by: User) -> None:
    record(
        "bring_in",
        held,
        by=by,
        organisation=held.plant.organisation,
        answers=done.answers,
        indicators=done.indicators,
        systems=done.systems,
        instances=done.instances,
        written_at=brought.written_at,
        written_by=brought.written_by,
    )
