"""What bulk scoring needs of an edition, prepared once: tables, bounds, and what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from maturity.engine.bulk.bounds import Bound, bound_of, expected_states
from maturity.engine.bulk.measuring import Step, step_of
from maturity.engine.bulk.shape import Mask
from maturity.engine.edition import Condition, Edition
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure, compile_edition

BYTES_AT_ONCE = 48 * 2**20
MOST_AT_ONCE = 16_384


@dataclass(frozen=True, slots=True)
class Plan:
    """`steps`: measures that arrays can hold, inputs first. `judged[key]`: the conditions on such
    a measure. `exact`: all other conditions, by their place; `exact_measures` are what the exact
    engine computes for them, inputs first, from `exact_inputs` among the steps and from states."""

    compiled: Compiled
    steps: tuple[Step, ...]
    judged: dict[str, tuple[tuple[int, Condition], ...]]
    exact: tuple[tuple[int, Condition], ...]
    exact_measures: tuple[CompiledMeasure, ...]
    exact_inputs: tuple[str, ...]
    last_used: dict[str, int]  # the step after which a measure is no more needed
    expected: Mask  # expected[q, s]: whether the bounds reckon with state s of question q
    states: int  # one more than the largest state
    at_once: int  # sheets computed together, to bound memory


_plans: WeakKeyDictionary[Edition, Plan] = WeakKeyDictionary()


def plan_of(edition: Edition) -> Plan:
    """Made once for each edition object. The edition must be free of errors: see `problems`."""
    found = _plans.get(edition)
    if found is None:
        found = _plans[edition] = _plan(edition)
    return found


def _plan(edition: Edition) -> Plan:
    compiled = compile_edition(edition)
    bounds = _bounds(edition, compiled)
    fitting: list[tuple[int, Condition]] = []
    exact: list[tuple[int, Condition]] = []
    for place, condition in enumerate(edition.conditions):
        bound = bounds[condition.measure]
        fits = bound is not None and bound.compares_with(condition.threshold)
        (fitting if fits else exact).append((place, condition))
    exact_measures, exact_inputs = _exact_parts(compiled, bounds, exact)
    wanted = {condition.measure for _, condition in fitting} | set(exact_inputs)
    wanted = _closure(compiled, wanted)
    steps = tuple(step_of(c) for c in compiled.measures if c.measure.key in wanted)
    judged: dict[str, tuple[tuple[int, Condition], ...]] = {}
    for place, condition in fitting:
        judged[condition.measure] = (*judged.get(condition.measure, ()), (place, condition))
    states = max(asked.not_asked for asked in compiled.questions.values()) + 1
    return Plan(
        compiled=compiled,
        steps=steps,
        judged=judged,
        exact=tuple(exact),
        exact_measures=exact_measures,
        exact_inputs=exact_inputs,
        last_used=_last_used(steps) | dict.fromkeys(exact_inputs, len(steps)),
        expected=_expected(compiled, states),
        states=states,
        at_once=_at_once(len(compiled.questions), steps),
    )


def _bounds(edition: Edition, compiled: Compiled) -> dict[str, Bound | None]:
    asked = list(compiled.questions.values())
    bounds: dict[str, Bound | None] = {}
    wanted = _closure(compiled, {condition.measure for condition in edition.conditions})
    for measure in compiled.measures:
        if measure.measure.key in wanted:
            children = [bounds[key] for key, _ in measure.children]
            questions = [asked[index] for index in measure.indexes]
            bounds[measure.measure.key] = bound_of(measure, questions, children)
    return bounds


def _exact_parts(
    compiled: Compiled, bounds: dict[str, Bound | None], exact: list[tuple[int, Condition]]
) -> tuple[tuple[CompiledMeasure, ...], tuple[str, ...]]:
    """The measures that do not fit, and the fitting ones that they or conditions begin with."""
    wanted = {condition.measure for _, condition in exact}
    for measure in reversed(compiled.measures):
        if measure.measure.key in wanted and bounds[measure.measure.key] is None:
            wanted |= {key for key, _ in measure.children}
    among = [measure for measure in compiled.measures if measure.measure.key in wanted]
    unfit = tuple(measure for measure in among if bounds[measure.measure.key] is None)
    fit = tuple(m.measure.key for m in among if bounds[m.measure.key] is not None)
    return unfit, fit


def _closure(compiled: Compiled, keys: set[str]) -> set[str]:
    """Those measures and everything they are made of."""
    wanted = set(keys)
    for measure in reversed(compiled.measures):
        if measure.measure.key in wanted:
            wanted |= {key for key, _ in measure.children}
    return wanted


def _last_used(steps: tuple[Step, ...]) -> dict[str, int]:
    return {key: at for at, step in enumerate(steps) for key, _ in step.compiled.children}


def _expected(compiled: Compiled, states: int) -> Mask:
    expected = np.zeros((len(compiled.questions), states), np.bool_)
    for asked in compiled.questions.values():
        expected[asked.index, sorted(expected_states(asked))] = True
    return expected


def _at_once(questions: int, steps: tuple[Step, ...]) -> int:
    inputs = max((len(step.inputs) + len(step.compiled.children) for step in steps), default=0)
    row = 8 * questions + 48 * inputs + 48 * len(steps)
    return max(256, min(MOST_AT_ONCE, BYTES_AT_ONCE // max(row, 1)))
