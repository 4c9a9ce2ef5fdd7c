"""Many rows of states -> verdicts and tiers, equal to the exact engine on every one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from maturity.engine.bulk.exact import exact_verdicts, judge_exactly
from maturity.engine.bulk.judging import climb_many, in_force, judge_many, ranks_of
from maturity.engine.bulk.measuring import ends_of
from maturity.engine.bulk.plan import Plan, plan_of
from maturity.engine.bulk.shape import NOT_IN_FORCE, Codes, Ends, ManyScores, Mask, States
from maturity.engine.edition import Edition
from maturity.engine.scoring import Sheet
from maturity.engine.scoring.verdicts import outside_narrow, read_exceptions

Reasons = Mapping[str, str]


def score_many(
    edition: Edition,
    states: States,
    *,
    provinces: Sequence[str | None] | None = None,
    exceptions: Sequence[Reasons | None] | None = None,
) -> ManyScores:
    """`states[n, q]` is the state of question q in sheet n, as `read_state_rows` gives it;
    `provinces` and `exceptions` have one entry for each sheet. The edition must be free of
    errors. Raises ValueError for a state that a question does not have, SheetError for an
    exception that is not allowed."""
    plan = plan_of(edition)
    if states.ndim != 2 or states.shape[1] != len(plan.compiled.questions):
        raise ValueError("states need one row a sheet and one column a question")
    verdicts = np.empty((len(edition.conditions), len(states)), np.int8)
    unexpected = np.zeros(len(states), np.bool_)
    for start in range(0, len(states), plan.at_once):
        part = slice(start, start + plan.at_once)
        unexpected[part] = _judge_part(plan, states[part], verdicts[:, part])
    _leave_out_other_regions(edition, provinces, verdicts)
    judge_exactly(edition, plan, states, provinces, unexpected, verdicts)
    return _many_scores(edition, plan, verdicts, exceptions, unexpected)


def _judge_part(plan: Plan, states: States, verdicts: Codes) -> Mask:
    """Fills in the verdicts; gives the rows whose states the bounds do not reckon with."""
    columns = np.ascontiguousarray(states.T).astype(np.intp)
    unexpected = np.zeros(len(states), np.bool_)
    for asked, expected, column in zip(
        plan.compiled.questions.values(), plan.expected, columns, strict=True
    ):
        if column.size and not 0 <= int(column.max()) <= asked.not_asked:
            raise ValueError(f"{asked.question.key} has no state {int(column.max())}")
        unexpected |= ~expected[column]
    done: dict[str, Ends] = {}
    for at, step in enumerate(plan.steps):
        done[step.key] = ends = ends_of(step, columns, done)
        for place, condition in plan.judged.get(step.key, ()):
            verdicts[place] = judge_many(condition, ends)
        for key in [key for key in done if plan.last_used.get(key, -1) <= at]:
            del done[key]
    if plan.exact:
        exact_verdicts(plan, states, done, verdicts)
    return unexpected


def _leave_out_other_regions(
    edition: Edition, provinces: Sequence[str | None] | None, verdicts: Codes
) -> None:
    held = provinces if provinces is not None else [None] * verdicts.shape[1]
    for place, condition in enumerate(edition.conditions):
        if condition.region is not None:
            verdicts[place] = np.maximum(verdicts[place], in_force(condition, held))


def _many_scores(
    edition: Edition,
    plan: Plan,
    verdicts: Codes,
    exceptions: Sequence[Reasons | None] | None,
    unexpected: Mask,
) -> ManyScores:
    narrowed = {tier.key: outside_narrow(tier) for tier in edition.tiers}
    strict = climb_many(edition, verdicts, {})
    exact = unexpected.copy()
    for place, _ in plan.exact:
        exact |= verdicts[place] != NOT_IN_FORCE
    return ManyScores(
        tiers=tuple(tier.key for tier in edition.tiers),
        conditions=tuple(condition.key for condition in edition.conditions),
        strict=ranks_of(strict),
        narrow=ranks_of(climb_many(edition, verdicts, narrowed)),
        with_exception=ranks_of(_with_exceptions(edition, verdicts, strict, exceptions)),
        verdicts=verdicts,
        eligible=climb_many(edition, verdicts, {}, "eligibility"),
        exact=exact,
        exact_measures=tuple(dict.fromkeys(condition.measure for _, condition in plan.exact)),
    )


def _with_exceptions(
    edition: Edition,
    verdicts: Codes,
    strict: Codes,
    exceptions: Sequence[Reasons | None] | None,
) -> Codes:
    """Sheets that leave out the same conditions climb together."""
    groups: dict[frozenset[str], list[int]] = {}
    for row, reasons in enumerate(exceptions or ()):
        if reasons:
            excepted = read_exceptions(edition, Sheet(exceptions=reasons)).by_condition
            groups.setdefault(frozenset(excepted), []).append(row)
    climbed = strict.copy() if groups else strict
    for keys, rows in groups.items():
        left_out = dict.fromkeys((tier.key for tier in edition.tiers), keys)
        climbed[:, rows] = climb_many(edition, verdicts[:, rows], left_out)
    return climbed
