"""Weights that, a tenth lower or higher, would change the tier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.intervals import Input
from maturity.engine.sensitivity.answers import Tables, tables_of
from maturity.engine.sensitivity.ground import Ground
from maturity.engine.sensitivity.shape import MovedWeight
from maturity.engine.sensitivity.thresholds import LOWER_AND_HIGHER

WEIGHING = ("mean", "sum")
Known: TypeAlias = dict[tuple[Fraction, str | None, object], str | None]


@dataclass(frozen=True, slots=True)
class Weighing:
    """One weight and where it enters: `measure` None is a question's own weight, which enters
    every mean and sum that does not state its own for it."""

    measure: str | None
    input: str
    weight: Fraction
    used_in: tuple[CompiledMeasure, ...]


def moved_weights(ground: Ground) -> Iterator[MovedWeight]:
    """Weights not written in the file are 1, and are moved like the others."""
    known: Known = {}
    tables = tables_of(ground)
    for weighing in _question_weights(ground):
        yield from _moved(ground, weighing, tables, known)
    for measure in ground.judging:
        if measure.measure.aggregate in WEIGHING:
            for weighing in _weights_in(ground, measure):
                yield from _moved(ground, weighing, tables, known)


def _question_weights(ground: Ground) -> Iterator[Weighing]:
    used: dict[int, list[CompiledMeasure]] = {}
    for measure in ground.judging:
        if measure.measure.aggregate in WEIGHING:
            stated = _stated(measure)
            for index in measure.indexes:
                if ground.edition.all_questions[index].key not in stated:
                    used.setdefault(index, []).append(measure)
    for index in sorted(used):
        question = ground.edition.all_questions[index]
        if _is_there(ground, index):
            yield Weighing(None, question.key, question.weight, tuple(used[index]))


def _weights_in(ground: Ground, measure: CompiledMeasure) -> Iterator[Weighing]:
    stated = _stated(measure)
    for index in measure.indexes:
        key = ground.edition.all_questions[index].key
        if key in stated and _is_there(ground, index):
            yield Weighing(measure.measure.key, key, stated[key], (measure,))
    for key, weight in measure.children:
        yield Weighing(measure.measure.key, key, weight, (measure,))


def _stated(measure: CompiledMeasure) -> dict[str, Fraction]:
    weights = measure.measure.weights
    return dict(weights.by_key) if weights else {}


def _is_there(ground: Ground, index: int) -> bool:
    asked = ground.compiled.questions[ground.edition.all_questions[index].key]
    return ground.states[index] != asked.not_asked


def _moved(
    ground: Ground, weighing: Weighing, tables: dict[int, Tables], known: Known
) -> Iterator[MovedWeight]:
    if not weighing.weight:
        return
    for factor in LOWER_AND_HIGHER:
        # Inputs that count the same in the same measures are measured once.
        same = (factor, weighing.measure, _counted(ground, weighing, tables))
        if same not in known:
            instead = {
                m.measure.key: _reweighed(ground, m, weighing, factor) for m in weighing.used_in
            }
            fresh = ground.measured_again(ground.states, None, instead)
            known[same] = ground.tier_with(ground.changed_verdicts(fresh))
        if known[same] != ground.tier:
            moved = weighing.weight * factor
            yield MovedWeight(weighing.measure, weighing.input, weighing.weight, moved, known[same])


def _counted(ground: Ground, weighing: Weighing, tables: dict[int, Tables]) -> object:
    used = {measure.measure.key for measure in weighing.used_in}
    if any(measure.children for measure in weighing.used_in):
        return weighing.input
    index = ground.compiled.questions[weighing.input].index
    state = ground.states[index]
    return tuple((key, table[state]) for key, table in tables[index] if key in used)


def _reweighed(
    ground: Ground, measure: CompiledMeasure, weighing: Weighing, factor: Fraction
) -> CompiledMeasure:
    """`by_state` remembers results with the old weight, so it is left behind."""
    children = tuple((k, w * factor if k == weighing.input else w) for k, w in measure.children)
    index = ground.compiled.questions.get(weighing.input)
    at = None if index is None or measure.children else index.index
    rows = zip(measure.inputs, measure.indexes, strict=False)
    inputs = tuple(_heavier(row, factor) if here == at else row for row, here in rows)
    return replace(measure, children=children, inputs=inputs, by_state=None)


def _heavier(row: tuple[Input | None, ...], factor: Fraction) -> tuple[Input | None, ...]:
    return tuple(item and item._replace(weight=item.weight * factor) for item in row)
