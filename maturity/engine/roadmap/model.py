"""The program of a road: one column for each row that a question may end on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from maturity.engine.edition import Condition
from maturity.engine.roadmap.bounding import Bounding, Loose
from maturity.engine.roadmap.choosing import Choice
from maturity.engine.roadmap.ground import Ground
from maturity.engine.roadmap.inputs import Rows
from maturity.engine.roadmap.program import Linear, Program, Row
from maturity.engine.roadmap.requiring import Need, needs_of
from maturity.engine.scoring.compiled import measures_behind

# For each question, in order, the rows that it may end on.
Choices = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """`costs`: of each column, in whole units; `unit`: how much effort one unit is; `spent`: on
    the questions that have no choice."""

    ground: Ground
    conditions: tuple[Condition, ...]
    choices: Choices
    rows: Rows
    program: Program
    guards: Mapping[str, int]
    costs: Mapping[int, int]
    steps: Mapping[int, int]
    unit: Fraction
    spent: Fraction

    @classmethod
    def of(
        cls,
        ground: Ground,
        conditions: Sequence[Condition],
        choices: Choices,
        *,
        guarded: bool = False,
    ) -> Model:
        """`guarded`: each condition has a column, and holds where that is 1."""
        needs = _all_needs(ground, choices)
        kept = _undominated(ground, conditions, choices, needs)
        program = Program()
        rows = _rows(ground, kept, program)
        guards = {c.key: program.add_column() for c in conditions} if guarded else {}
        bounding = Bounding(ground.compiled, rows, program)
        for condition in conditions:
            try:
                bounding.require(condition, guards.get(condition.key))
            except Loose:
                continue
        _add_needs(rows, program, needs)
        costs, unit = _whole_costs(rows, kept)
        steps = {
            rows.columns[index, choice.state]: len(choice.stops)
            for index, options in enumerate(kept)
            for choice in options
            if (index, choice.state) in rows.columns
        }
        spent = sum((options[0].cost for options in kept if len(options) == 1), Fraction(0))
        return cls(
            ground, tuple(conditions), kept, rows, program, guards, costs, steps, unit, spent
        )

    def states(self, solution: Sequence[int]) -> tuple[int, ...]:
        found = [states[0] for states in self.rows.states]
        for (index, state), at in self.rows.columns.items():
            if solution[at]:
                found[index] = state
        return tuple(found)

    def columns_by_question(self) -> list[list[int]]:
        """Of every question that can end on several rows; the deepest row first."""
        columns = self.rows.columns
        return [
            [columns[index, choice.state] for choice in options]
            for index, options in enumerate(self.choices)
            if len(options) > 1
        ]

    def row_at_most(self, numbers: Mapping[int, int], most: int) -> Row | None:
        terms = {at: Fraction(-n) for at, n in numbers.items()}
        return self.program.row(Linear(Fraction(most), terms))


def _all_needs(ground: Ground, choices: Choices) -> dict[tuple[int, int], tuple[Need, ...]]:
    return {
        (index, choice.state): needs_of(ground, index, choice.state)
        for index, options in enumerate(choices)
        for choice in options
    }


def _rows(ground: Ground, choices: Choices, program: Program) -> Rows:
    columns: dict[tuple[int, int], int] = {}
    for index, options in enumerate(choices):
        if len(options) > 1:
            for choice in options:
                columns[index, choice.state] = program.add_column()
            terms = {columns[index, choice.state]: 1 for choice in options}
            program.rows.append(Row(terms, 1, is_exact=True))
    return Rows(ground, tuple(tuple(c.state for c in options) for options in choices), columns)


def _add_needs(
    rows: Rows, program: Program, needs: Mapping[tuple[int, int], tuple[Need, ...]]
) -> None:
    for index, states in enumerate(rows.states):
        wanted = dict.fromkeys(need for state in states for need in needs[index, state])
        for need in wanted:
            asking = frozenset(state for state in states if need in needs[index, state])
            enough = rows.one_of(need.index, need.states)
            program.add_at_least_zero(enough.plus(rows.one_of(index, asking), -1))


def _whole_costs(rows: Rows, choices: Choices) -> tuple[dict[int, int], Fraction]:
    costs = {
        (index, choice.state): choice.cost
        for index, options in enumerate(choices)
        for choice in options
    }
    scale = lcm(1, *(cost.denominator for cost in costs.values()))
    divisor = gcd(*(int(cost * scale) for cost in costs.values())) or 1
    unit = Fraction(divisor, scale)
    return {at: int(costs[place] / unit) for place, at in rows.columns.items()}, unit


def _undominated(
    ground: Ground,
    conditions: Sequence[Condition],
    choices: Choices,
    needs: Mapping[tuple[int, int], tuple[Need, ...]],
) -> Choices:
    """Of rows that count the same everywhere only the best: cheapest, fewest steps, deepest."""
    tables: dict[int, list[Sequence[object]]] = {}
    for compiled in measures_behind(ground.compiled.measures, conditions):
        for index, row in zip(compiled.indexes, compiled.bits or compiled.inputs, strict=True):
            tables.setdefault(index, []).append(row)
    asked: dict[int, list[frozenset[int]]] = {}
    for need in dict.fromkeys(need for wanted in needs.values() for need in wanted):
        asked.setdefault(need.index, []).append(need.states)
    kept = []
    for index, options in enumerate(choices):
        best: dict[object, Choice] = {}
        for choice in options:
            alike = (
                tuple(row[choice.state] for row in tables.get(index, ())),
                tuple(choice.state in states for states in asked.get(index, ())),
                needs[index, choice.state],
            )
            if alike not in best or _order(choice) < _order(best[alike]):
                best[alike] = choice
        kept.append(tuple(choice for choice in options if choice in best.values()))
    return tuple(kept)


def _order(choice: Choice) -> tuple[Fraction, int, int]:
    return choice.cost, len(choice.stops), choice.rank
