"""Where arrays of 64-bit integers might not do: the exact engine, once for each distinct row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from maturity.engine.bulk.plan import Plan
from maturity.engine.bulk.shape import MET, NOT_IN_FORCE, NOT_MET, UNDECIDED, Codes, Mask, States
from maturity.engine.edition import Condition, Edition
from maturity.engine.scoring import Verdict
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.measuring import measure_all
from maturity.engine.scoring.scorer import judge_states
from maturity.engine.scoring.verdicts import judge

CODES: dict[Verdict, int] = {"not_met": NOT_MET, "undecided": UNDECIDED, "met": MET}


def exact_verdicts(plan: Plan, condition: Condition, states: States) -> Codes:
    """Only the answers that reach the condition's measure tell sheets apart."""
    measures = _needed(plan, condition.measure)
    reaching = list(plan.compiled.by_key[condition.measure].reaching)
    rows, which = _distinct(states[:, reaching])
    codes = np.empty(len(rows), np.int8)
    filled = [0] * len(plan.compiled.questions)
    for number, row in enumerate(rows.tolist()):
        for index, state in zip(reaching, row, strict=True):
            filled[index] = state
        codes[number] = CODES[judge(condition, measure_all(measures, filled)[condition.measure])]
    return codes[which]


def judge_exactly(
    edition: Edition,
    plan: Plan,
    states: States,
    provinces: Sequence[str | None] | None,
    rows: Mask,
    verdicts: Codes,
) -> None:
    """Overwrites the verdicts of these rows. For states that the bounds do not reckon with."""
    known: dict[tuple[bytes, str | None], list[int]] = {}
    for row in np.flatnonzero(rows).tolist():
        province = provinces[row] if provinces is not None else None
        at = (states[row].tobytes(), province)
        if at not in known:
            judged = judge_states(edition, plan.compiled, states[row].tolist(), province)
            known[at] = [
                CODES[judged.verdicts[c.key]] if c.key in judged.verdicts else NOT_IN_FORCE
                for c in edition.conditions
            ]
        verdicts[:, row] = known[at]


def _needed(plan: Plan, key: str) -> list[CompiledMeasure]:
    wanted = {key}
    for measure in reversed(plan.compiled.measures):
        if measure.measure.key in wanted:
            wanted |= {child for child, _ in measure.children}
    return [measure for measure in plan.compiled.measures if measure.measure.key in wanted]


def _distinct(rows: States) -> tuple[States, np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """The distinct rows, and for every row which of them it is."""
    if not rows.shape[1]:
        return rows[:1], np.zeros(len(rows), np.intp)
    packed = np.ascontiguousarray(rows)
    whole = packed.view(np.dtype((np.void, packed.dtype.itemsize * packed.shape[1]))).ravel()
    _, first, which = np.unique(whole, return_index=True, return_inverse=True)
    return packed[first], which
