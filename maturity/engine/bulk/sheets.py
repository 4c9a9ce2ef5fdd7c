"""Sheets to rows of states: quickly where nothing is amiss, else as `read_states` says."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, MutableSequence
from typing import NamedTuple

import numpy as np

from maturity.engine.bulk.reading import kind_of, unanswered
from maturity.engine.bulk.shape import States
from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Plant, Sheet
from maturity.engine.scoring.compiled import AskedQuestion, Compiled, compile_edition
from maturity.engine.scoring.states import read_states


class _Known(NamedTuple):
    place: int
    options: dict[str | None, int]
    not_applicable: int | None
    open: int
    not_asked: int
    lowest: frozenset[int]
    has_breadth: bool
    count_of: str | None
    numerator: int
    denominator: int


def read_state_rows(edition: Edition, sheets: Iterable[Sheet]) -> States:
    """One row a sheet, one column a question, in the order of `all_questions`. As strict as
    `score`: raises SheetError."""
    compiled = compile_edition(edition)
    known = {key: _known(asked) for key, asked in compiled.questions.items()}
    kind = kind_of(compiled)
    found = array("B" if kind.itemsize == 1 else "H")
    starts: dict[str | None, array[int]] = {}
    for sheet in sheets:
        type_ = sheet.plant.type
        if type_ not in starts:
            starts[type_] = array(found.typecode, _start(compiled, type_))
        row = starts[type_][:]
        if not _fill(edition, known, sheet, row):
            row = array(found.typecode, read_states(edition, compiled, sheet)[0])
        found.extend(row)
    return np.frombuffer(found, kind).reshape(-1, len(compiled.questions))


def _start(compiled: Compiled, type_: str | None) -> list[int]:
    return [unanswered(asked, type_) for asked in compiled.questions.values()]


def _known(asked: AskedQuestion) -> _Known:
    breadth = asked.question.breadth
    return _Known(
        place=asked.index,
        options={
            o.key: asked.state_of_option.get(o.key, asked.open) for o in asked.question.options
        },
        not_applicable=asked.not_applicable if asked.may_not_apply else None,
        open=asked.open,
        not_asked=asked.not_asked,
        lowest=asked.lowest_states,
        has_breadth=breadth is not None,
        count_of=breadth.count_of if breadth else None,
        numerator=breadth.at_least.numerator if breadth else 0,
        denominator=breadth.at_least.denominator if breadth else 1,
    )


def _fill(
    edition: Edition, known: dict[str, _Known], sheet: Sheet, row: MutableSequence[int]
) -> bool:
    """False: something is amiss, and the exact reader is to say what."""
    if not edition.totals_by_key.keys() >= sheet.plant.totals.keys():
        return False
    for key, answer in sheet.answers.items():
        question = known.get(key)
        if question is None:
            return False
        state = _state(question, answer, sheet.plant)
        if state is None:
            return False
        if row[question.place] != question.not_asked:
            row[question.place] = state
    return True


def _state(known: _Known, answer: Answer, plant: Plant) -> int | None:
    if answer.not_applicable:
        return known.not_applicable if answer.reason.strip() else None
    state = known.options.get(answer.option)
    count, of = answer.count, answer.of
    if state is None or (count is None and of is None):
        return state
    if not known.has_breadth:
        return None
    if state == known.open:
        return state
    if known.count_of is not None and of is not None:
        return None
    total = of if known.count_of is None else plant.totals.get(known.count_of)
    if count is None or not total:
        return state
    if count > total:
        return None
    too_narrow = count * known.denominator < total * known.numerator
    return known.open if too_narrow and state not in known.lowest else state
