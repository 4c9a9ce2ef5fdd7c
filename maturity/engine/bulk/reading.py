"""Columns of answers to rows of states, as they come out of a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from maturity.engine.bulk.shape import Ints, Mask, States
from maturity.engine.edition import Edition
from maturity.engine.scoring.compiled import AskedQuestion, Compiled, compile_edition

MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """Answers as columns, each question of a sheet at most once: the number of the sheet, the
    place of the question, its state (see `option_codes`), a count and what it is counted
    against, MISSING where not stated."""

    sheet: Ints
    question: Ints
    state: Ints
    count: Ints
    of: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Plants:
    """Each sheet's plant: its type, and its totals by key, MISSING where not stated."""

    types: Sequence[str | None]
    totals: Mapping[str, Ints]


class QuestionCodes(NamedTuple):
    """`not_applicable` is None where the question always applies."""

    place: int
    options: dict[str, int]
    not_applicable: int | None


def option_codes(edition: Edition) -> dict[str, QuestionCodes]:
    """For every question its place and the state of each option; open options are there too."""
    return {
        key: QuestionCodes(
            asked.index,
            {o.key: asked.state_of_option.get(o.key, asked.open) for o in asked.question.options},
            asked.not_applicable if asked.may_not_apply else None,
        )
        for key, asked in compile_edition(edition).questions.items()
    }


def state_rows(edition: Edition, plants: Plants, given: Given) -> States:
    """As `read_state_rows`, but lenient: a count that cannot be, above its total or stated in a
    way that the question does not ask for, is a missing count."""
    compiled = compile_edition(edition)
    questions = list(compiled.questions.values())
    types = sorted(set(plants.types), key=str)
    starts = np.array([[unanswered(a, type_) for a in questions] for type_ in types])
    numbers = {type_: number for number, type_ in enumerate(types)}
    which = np.fromiter((numbers[type_] for type_ in plants.types), np.intp, len(plants.types))
    states = starts.astype(kind_of(compiled)).reshape(-1, len(questions))[which]
    open_ = np.array([asked.open for asked in questions])
    is_asked = states[given.sheet, given.question] == open_[given.question]
    state = np.where(_is_too_narrow(questions, plants, given), open_[given.question], given.state)
    states[given.sheet[is_asked], given.question[is_asked]] = state[is_asked]
    return states


def kind_of(compiled: Compiled) -> np.dtype[np.unsignedinteger[Any]]:
    largest = max(asked.not_asked for asked in compiled.questions.values())
    return np.dtype(np.uint8 if largest <= np.iinfo(np.uint8).max else np.uint16)


def unanswered(asked: AskedQuestion, type_: str | None) -> int:
    return asked.open if asked.question.is_asked_of(type_) else asked.not_asked


def _is_too_narrow(questions: Sequence[AskedQuestion], plants: Plants, given: Given) -> Mask:
    """Where a count is stated, can be, and is less than its question's breadth."""
    found = np.zeros(len(given.sheet), np.bool_)
    order = np.argsort(given.question, kind="stable")
    ends = np.searchsorted(given.question[order], np.arange(len(questions) + 1))
    for asked in questions:
        rows = order[ends[asked.index] : ends[asked.index + 1]]
        if asked.question.breadth is not None and len(rows):
            found[rows] = _of_one_question(asked, plants, given, rows)
    return found


def _of_one_question(asked: AskedQuestion, plants: Plants, given: Given, rows: Ints) -> Mask:
    breadth = asked.question.breadth
    if breadth is None:
        return np.zeros(len(rows), np.bool_)
    count, of, state = given.count[rows], given.of[rows], given.state[rows]
    if breadth.count_of is None:
        total, is_stated = of, of != MISSING
    else:
        known = plants.totals.get(breadth.count_of)
        total = np.full(len(rows), MISSING) if known is None else known[given.sheet[rows]]
        is_stated = of == MISSING
    counts = is_stated & (count != MISSING) & (total > 0) & (count <= total)
    judged = (state < asked.not_applicable) & ~np.isin(state, sorted(asked.lowest_states))
    numerator, denominator = breadth.at_least.numerator, breadth.at_least.denominator
    # Whole numbers of any size: a total times a numerator may not fit 64 bits.
    large = count[counts].astype(object) * denominator < total[counts].astype(object) * numerator
    narrow = np.zeros(len(rows), np.bool_)
    narrow[counts] = large.astype(np.bool_)
    return narrow & judged
