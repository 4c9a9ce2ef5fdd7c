"""A plan as a road: steps, phases, what each closes and what stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from maturity.engine.edition import Condition
from maturity.engine.roadmap.ground import (
    IN_HAND,
    Ground,
    Measured,
    Way,
    judge_conditions,
    planned_of,
)
from maturity.engine.roadmap.laying import (
    Laid,
    built_on,
    effort_of,
    from_option,
    lay_steps,
    phase_numbers,
    reason_of,
    states_with,
    states_without,
)
from maturity.engine.roadmap.model import Choices
from maturity.engine.roadmap.searching import Plan, final_states
from maturity.engine.roadmap.shape import Road, RoadPhase, RoadStatus, RoadStep
from maturity.engine.scoring import Verdict


def tell_road(ground: Ground, way: Way, choices: Choices, plan: Plan, status: RoadStatus) -> Road:
    laid = lay_steps(ground, choices, plan.states)
    steps = _steps(ground, way, laid)
    final = final_states(ground, plan.states)
    after = _after(ground, way, final)
    unmet = tuple(c.key for c in way.planned if after[c.key] != "met")
    return Road(
        target=way.target.key,
        status="there" if not steps and not unmet else status,
        effort=effort_of(list(laid.values())),
        steps=steps,
        phases=_phases(ground, laid, steps),
        out_of_hand=way.out_of_hand,
        excepted=way.excepted,
        unmet=unmet,
        assumed_worst=_assumed_worst(ground, way, laid),
        counted_as_one=_counted_as_one(laid),
        cheaper_is_impossible=plan.is_proven,
        after=after,
    )


def no_road(ground: Ground, way: Way, never: tuple[str, ...]) -> Road:
    return Road(
        target=way.target.key,
        status="out_of_reach",
        effort=Fraction(0),
        steps=(),
        phases=(),
        out_of_hand=way.out_of_hand,
        excepted=way.excepted,
        unmet=never,
        assumed_worst=_assumed_worst(ground, way, {}),
        counted_as_one=(),
        cheaper_is_impossible=False,
        after=_after(ground, way, ground.start),
    )


def _steps(ground: Ground, way: Way, laid: Mapping[str, Laid]) -> tuple[RoadStep, ...]:
    phases = phase_numbers(laid, ground.wishes.per_phase)
    closes = _closes(ground, way.planned, laid)
    found = [
        RoadStep(
            id=id_,
            question=ground.asked[step.index].question.key,
            reason=reason_of(ground, step),
            from_option=from_option(ground, step),
            to_option=ground.asked[step.index].options[step.stop.state].key,
            effort=step.stop.effort,
            effort_basis=step.stop.basis,
            phase=phases[id_],
            needs=step.needs,
            closes=closes[id_],
        )
        for id_, step in laid.items()
    ]
    return tuple(sorted(found, key=lambda step: step.phase))


def _closes(
    ground: Ground, planned: Sequence[Condition], laid: Mapping[str, Laid]
) -> dict[str, tuple[str, ...]]:
    """What would not be met without the step and all that builds on it."""
    done = states_with(ground, laid, frozenset(laid))
    end = Measured.of(ground, planned, done)
    found = {}
    for id_, withdrawn in built_on(laid).items():
        moved = frozenset(laid[other].index for other in withdrawn)
        then = end.judge_again(states_without(ground, laid, done, withdrawn), moved)
        found[id_] = tuple(key for key, verdict in then.items() if verdict != "met")
    return found


def _phases(
    ground: Ground, laid: Mapping[str, Laid], steps: Sequence[RoadStep]
) -> tuple[RoadPhase, ...]:
    phases = []
    done: list[str] = []
    for number in range(1, max((step.phase for step in steps), default=0) + 1):
        own = tuple(step.id for step in steps if step.phase == number)
        done += own
        reaches = _reaches(ground, states_with(ground, laid, frozenset(done)))
        phases.append(RoadPhase(number, own, effort_of([laid[id_] for id_ in own]), reaches))
    return tuple(phases)


def _reaches(ground: Ground, states: Sequence[int]) -> str | None:
    reached = None
    for tier in ground.edition.tiers:
        criteria = [c for c in ground.in_force(tier) if c.kind == "criterion"]
        verdicts = judge_conditions(ground, planned_of(ground, criteria), states)
        if any(verdict != "met" for verdict in verdicts.values()):
            break
        reached = tier.key
    return reached


def _after(ground: Ground, way: Way, states: Sequence[int]) -> dict[str, Verdict]:
    conditions = [c for tier in way.tiers for c in tier.conditions if c.kind != "advice"]
    return judge_conditions(ground, conditions, states)


def _counted_as_one(laid: Mapping[str, Laid]) -> tuple[str, ...]:
    """In the order of the edition, whatever the phases."""
    places = {id_: (step.index, step.stop.state) for id_, step in laid.items()}
    counted = (id_ for id_, step in laid.items() if step.stop.basis == "counted_as_one")
    return tuple(sorted(counted, key=places.__getitem__))


def _assumed_worst(ground: Ground, way: Way, laid: Mapping[str, Laid]) -> tuple[str, ...]:
    looked_at = {i for c in way.planned for i in ground.compiled.by_key[c.measure].reaching}
    looked_at |= {step.index for step in laid.values()}
    return tuple(
        asked.question.key
        for asked in ground.asked
        if asked.index in looked_at
        and asked.question.kind in IN_HAND
        and ground.states[asked.index] == asked.open
    )
