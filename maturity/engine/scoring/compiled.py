"""An edition prepared for scoring: every table that does not depend on the answers.

A question's state is a number: 0, 1, ... for its closed options in display order, then "not
applicable", "open" and "not asked". For each measure and each of its questions a table says
what a state counts, in integers over one denominator, so that scoring adds small integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from graphlib import TopologicalSorter
from math import lcm
from weakref import WeakKeyDictionary

from maturity.engine.edition import Condition, Edition, Measure, Option, Question, Text
from maturity.engine.scoring.counting import HIT, MISS, OUT
from maturity.engine.scoring.intervals import Input, Interval
from maturity.engine.scoring.paths import Paths, find_paths, is_sharp
from maturity.engine.scoring.selecting import (
    COUNTING,
    counting,
    exact_value,
    is_among,
    policy_of,
    question_inputs,
    rescaling,
    value_not_applicable,
    weight_of,
)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with its place in the list of states."""

    question: Question
    index: int
    options: tuple[Option, ...]  # the closed ones: one for each of the first states
    state_of_option: dict[str, int]
    not_applicable: int
    open: int
    not_asked: int
    may_not_apply: bool
    best: int
    lowest_states: frozenset[int]


@dataclass(frozen=True, slots=True)
class CompiledMeasure:
    """`tables[i]` belongs to the question at `indexes[i]`: bits for a share or count, inputs
    (None: never there) for the other aggregates, their numbers multiplied by `scale`."""

    measure: Measure
    indexes: tuple[int, ...]
    bits: tuple[tuple[int, ...], ...]
    inputs: tuple[tuple[Input | None, ...], ...]
    scale: int
    children: tuple[tuple[str, Fraction], ...]
    reaching: tuple[int, ...]
    is_sharp: bool
    bands: tuple[tuple[Fraction, Fraction | None, Text], ...]
    by_state: dict[int, Interval] | None  # of one question only: remembered for each state


@dataclass(frozen=True, slots=True)
class Compiled:
    questions: dict[str, AskedQuestion]
    measures: tuple[CompiledMeasure, ...]  # inputs before what is made of them
    by_key: dict[str, CompiledMeasure]
    judging: tuple[CompiledMeasure, ...]  # only what criteria need, in the same order
    pages: tuple[tuple[str, ...], ...]  # the capability questions of each department


_compiled: WeakKeyDictionary[Edition, Compiled] = WeakKeyDictionary()


def compile_edition(edition: Edition) -> Compiled:
    """Made once for each edition object. The edition must be free of errors: see `problems`."""
    found = _compiled.get(edition)
    if found is None:
        found = _compiled[edition] = _compile(edition)
    return found


def _compile(edition: Edition) -> Compiled:
    questions = {
        question.key: _asked(index, question)
        for index, question in enumerate(edition.all_questions)
    }
    paths: dict[str, Paths] = {}
    measures: list[CompiledMeasure] = []
    for key in measure_order(edition):
        measure = edition.measure(key)
        paths[key] = find_paths(edition, measure, paths)
        sharp = is_sharp(edition, measure, paths[key]) and all(
            done.is_sharp for done in measures if done.measure.key in (measure.of.measures or ())
        )
        measures.append(_compile_measure(edition, measure, questions, paths[key], sharp))
    by_key = {measure.measure.key: measure for measure in measures}
    judging = measures_behind(measures, (c for c in edition.conditions if c.kind == "criterion"))
    return Compiled(questions, tuple(measures), by_key, judging, _pages(edition))


def measures_behind(
    measures: Sequence[CompiledMeasure], conditions: Iterable[Condition]
) -> tuple[CompiledMeasure, ...]:
    """The measures of these conditions and what they are made of, inputs first."""
    wanted = {condition.measure for condition in conditions}
    for compiled in reversed(measures):
        if compiled.measure.key in wanted:
            wanted |= set(compiled.measure.of.measures or ())
    return tuple(compiled for compiled in measures if compiled.measure.key in wanted)


def _pages(edition: Edition) -> tuple[tuple[str, ...], ...]:
    pages: dict[str | None, tuple[str, ...]] = {}
    for group in edition.questions_by_department():
        key = group.department.key if group.department else None
        pages[key] = pages.get(key, ()) + tuple(q.key for q in group.questions)
    return tuple(pages.values())


def measure_order(edition: Edition) -> list[str]:
    """Inputs first. Raises graphlib.CycleError on a cycle."""
    graph = {measure.key: measure.of.measures or () for measure in edition.measures}
    return list(TopologicalSorter(graph).static_order())


def _asked(index: int, question: Question) -> AskedQuestion:
    options, lowest = question.closed_options, question.lowest
    rows = range(len(options))
    return AskedQuestion(
        question=question,
        index=index,
        options=options,
        state_of_option={option.key: state for state, option in enumerate(options)},
        not_applicable=len(options),
        open=len(options) + 1,
        not_asked=len(options) + 2,
        may_not_apply=bool(question.may_not_apply),
        best=max(rows, key=lambda i: (exact_value(options[i]), len(options[i].tags))),
        lowest_states=frozenset(i for i in rows if options[i].value == lowest),
    )


def _compile_measure(
    edition: Edition,
    measure: Measure,
    questions: dict[str, AskedQuestion],
    paths: Paths,
    sharp: bool,
) -> CompiledMeasure:
    asked: list[AskedQuestion] = []
    if measure.of.measures is None:
        asked = [questions[q.key] for q in question_inputs(edition, measure)]
    counting = measure.aggregate in COUNTING
    raw = [] if counting else [_input_row(edition, measure, a) for a in asked]
    scale = lcm(1, *(_denominator(item) for row in raw for item in row if item))
    return CompiledMeasure(
        measure=measure,
        indexes=tuple(a.index for a in asked),
        bits=tuple(_bit_row(edition, measure, a) for a in asked) if counting else (),
        inputs=tuple(tuple(_scaled(item, scale) for item in row) for row in raw),
        scale=scale,
        children=_children(measure),
        reaching=tuple(sorted(questions[key].index for key in paths)),
        is_sharp=sharp,
        bands=_bands(measure),
        by_state={} if len(asked) == 1 else None,
    )


def _children(measure: Measure) -> tuple[tuple[str, Fraction], ...]:
    weighted = [(key, weight_of(measure, key, Fraction(1))) for key in measure.of.measures or ()]
    return tuple((key, w) for key, w in weighted if w or measure.aggregate != "mean")


def _bands(measure: Measure) -> tuple[tuple[Fraction, Fraction | None, Text], ...]:
    starts: list[Fraction | None] = [band.from_ for band in measure.bands[1:]]
    ends = [*starts, None]
    return tuple(
        (band.from_, band.to if band.to is not None else end, band.label)
        for band, end in zip(measure.bands, ends, strict=False)
    )


def _values(
    edition: Edition, measure: Measure, question: Question
) -> list[tuple[Fraction, tuple[str, ...]] | None]:
    """For each closed option, then for "not applicable": raw value and tags; None: no input."""
    rows: list[tuple[Fraction, tuple[str, ...]] | None] = [
        (exact_value(option), option.tags) for option in question.closed_options
    ]
    missing = value_not_applicable(question, policy_of(edition, measure))
    return [*rows, None if missing is None else (missing, ())]


def _bit_row(edition: Edition, measure: Measure, asked: AskedQuestion) -> tuple[int, ...]:
    bits = [OUT] * (asked.not_asked + 1)
    counts = counting(edition, asked.question, measure)
    for state, row in enumerate(_values(edition, measure, asked.question)):
        if row is not None and is_among(measure, row[1]):
            bits[state] = HIT if counts(*row) else MISS
    for state in _possible(asked):
        bits[asked.open] = (bits[asked.open] if state else 0) | bits[state]
    return tuple(bits)


def _input_row(
    edition: Edition, measure: Measure, asked: AskedQuestion
) -> tuple[Input | None, ...]:
    question = asked.question
    weight = weight_of(measure, question.key, question.weight)
    start, length = rescaling(question, measure)
    ends = [
        None if row is None else (row[0] - start) / length
        for row in _values(edition, measure, question)
    ]
    fixed = [None if end is None else Input(weight, end, end, False) for end in ends]
    possible = [ends[state] for state in _possible(asked)]
    there = [end for end in possible if end is not None]
    open_ = Input(weight, min(there), max(there), None in possible)
    return (*fixed, open_, None)


def _possible(asked: AskedQuestion) -> range:
    """The states that a filling can give an open question."""
    return range(asked.not_applicable + (1 if asked.may_not_apply else 0))


def _denominator(item: Input) -> int:
    return lcm(*(Fraction(number).denominator for number in item[:3]))


def _scaled(item: Input | None, scale: int) -> Input | None:
    if item is None:
        return None
    return Input(
        int(item.weight * scale), int(item.low * scale), int(item.high * scale), item.can_be_absent
    )
