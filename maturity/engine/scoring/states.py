"""Answers to states, refusing what no form could have sent, and flagging what is not judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NoReturn

from maturity.engine.edition import Breadth, Edition
from maturity.engine.scoring.compiled import AskedQuestion, Compiled
from maturity.engine.scoring.sheet import Answer, Plant, Sheet, SheetError

FlagKind = Literal["breadth_below", "count_missing", "not_asked"]


@dataclass(frozen=True, slots=True)
class Flag:
    """`breadth_below`: too few, so the answer stays open. `count_missing`: not judged.
    `not_asked`: the plant's type is not asked this question; the answer is left aside."""

    kind: FlagKind
    question: str


def read_states(
    edition: Edition, compiled: Compiled, sheet: Sheet
) -> tuple[list[int], tuple[Flag, ...]]:
    """The state of every question, in the order of `all_questions`. Raises SheetError."""
    _check_names(edition, sheet)
    states: list[int] = []
    flags: list[Flag] = []
    answers, plant = sheet.answers, sheet.plant
    for key, asked in compiled.questions.items():
        answer = answers.get(key)
        is_asked = asked.question.is_asked_of(plant.type)
        if answer is None:
            states.append(asked.open if is_asked else asked.not_asked)
            continue
        state, flag = _state(asked, answer, plant)
        if not is_asked:
            state, flag = asked.not_asked, "not_asked"
        states.append(state)
        if flag:
            flags.append(Flag(flag, key))
    return states, tuple(flags)


def _check_names(edition: Edition, sheet: Sheet) -> None:
    for key in sheet.answers:
        if key not in edition.questions_by_key:
            raise SheetError(f"answers.{key[:80]}", "unknown question")
    for key in sheet.plant.totals:
        if key not in edition.totals_by_key:
            raise SheetError(f"plant.totals.{key[:80]}", "unknown total")


def _state(asked: AskedQuestion, answer: Answer, plant: Plant) -> tuple[int, FlagKind | None]:
    if answer.not_applicable:
        return _not_applicable(asked, answer), None
    state = asked.state_of_option.get(answer.option or "", asked.open)
    if state == asked.open and asked.question.option(answer.option or "") is None:
        _refuse(asked, f"unknown option {str(answer.option)[:80]!r}")
    has_count = answer.count is not None or answer.of is not None
    if asked.question.breadth is None and has_count:
        _refuse(asked, "has a count, but this question asks for none")
    if state == asked.open or asked.question.breadth is None:
        return state, None
    flag = _breadth_flag(asked, asked.question.breadth, answer, plant.totals)
    if state in asked.lowest_states:
        return state, None
    return (asked.open if flag == "breadth_below" else state), flag


def _not_applicable(asked: AskedQuestion, answer: Answer) -> int:
    if not asked.may_not_apply:
        _refuse(asked, 'always applies: it cannot be answered "not applicable"')
    if not answer.reason.strip():
        _refuse(asked, '"not applicable" needs a reason')
    return asked.not_applicable


def _breadth_flag(
    asked: AskedQuestion, breadth: Breadth, answer: Answer, totals: Mapping[str, int]
) -> FlagKind | None:
    total = answer.of
    if breadth.count_of is not None:
        if answer.of is not None:
            _refuse(asked, f'"of" is not asked here: it is counted against {breadth.count_of}')
        total = totals.get(breadth.count_of)
    if answer.count is None or not total:
        return "count_missing"
    if answer.count > total:
        _refuse(asked, f"a count of {answer.count} is larger than the total of {total}")
    return "breadth_below" if Fraction(answer.count, total) < breadth.at_least else None


def _refuse(asked: AskedQuestion, message: str) -> NoReturn:
    raise SheetError(f"answers.{asked.question.key}", message)
