"""The one best plan: least cost, then fewest steps, then earlier questions first.

Whatever the solver finds is judged by the exact engine; what fails is sent back with a row that
excludes it and all that fails for the same reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor, prod

from maturity.engine.edition import Condition
from maturity.engine.roadmap.ground import Ground, judge_conditions
from maturity.engine.roadmap.model import Model
from maturity.engine.roadmap.program import Row
from maturity.engine.roadmap.solver import Solver, SolverError, WorkError

# Goals stay below this, so that a solver tells neighbouring whole numbers apart.
LARGEST_GOAL = 10**6

# Among roads that cost the same in as many steps: six times what the national edition needs to
# put them all in order. Where it is spent, the order of the last questions is as it was found.
ALLOWED_FOR_ORDER = 60_000_000

# Where a condition has no exact form, plans are sent back one by one: not for ever.
MOST_SENT_BACK = 500

Columns = list[int]


@dataclass(frozen=True, slots=True)
class Plan:
    """The row that every question ends on. `is_proven`: no plan costs one unit less; without that,
    the work allowed was spent before all plans were ruled out, or all ties settled."""

    states: tuple[int, ...]
    is_proven: bool


def best_plan(model: Model) -> Plan | None:
    """None: no rows whatever meet the conditions."""
    return Search(model).best_plan()


def best_partial_plan(model: Model, budget: Fraction) -> Plan | None:
    """As many of its (guarded) conditions as the budget allows. None: it allows not even what
    wishes demand."""
    if budget < model.spent:
        return None
    search = Search(model)
    search.hold_at_most(model.costs, floor((budget - model.spent) / model.unit))
    found = search.best(_as_many(model))
    if found is None:
        return None
    is_most = search.solver.has_work_left
    search.hold(_as_many(model), found)
    plan = search.best_plan()
    return plan and replace(plan, is_proven=plan.is_proven and is_most)


def never_met(model: Model) -> tuple[str, ...] | None:
    """Of its (guarded) conditions those that no rows meet, even if no other had to be met. None:
    what wishes demand cannot be had, whatever the conditions."""
    search = Search(model)
    most = search.best(_as_many(model))
    if most is None:
        return None
    left = [key for key, at in model.guards.items() if not most[at]]
    return tuple(key for key in left if not search.can_hold(model.guards[key]))


def _as_many(model: Model) -> dict[int, int]:
    return dict.fromkeys(model.guards.values(), -1)


class Search:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.solver = Solver(model.program)
        self.held: list[tuple[Mapping[int, int], int]] = []
        self.too_dear: list[int] = []  # rows that only say so
        self.sent_back = 0
        self.dropped: frozenset[int] = frozenset()

    def best_plan(self) -> Plan | None:
        """One goal after the other, each then held."""
        found = self.best(self.model.costs)
        if found is None:
            return None
        found, is_proven = self._cheapest(found)
        self.hold(self.model.costs, found)
        found = self._better(self.model.steps, found)
        self.hold(self.model.steps, found)
        self.solver.allow_at_most(ALLOWED_FOR_ORDER)
        self._drop_dearer(found)
        for goal in self._order_goals():
            if self._value(goal, found):
                found = self._better(goal, found)
            self.solver.fix({at: found[at] for at in goal})
        return Plan(self.model.states(found), is_proven)

    def best(self, goal: Mapping[int, int]) -> Columns | None:
        """A solution with the smallest goal of all that the exact engine accepts."""
        while True:
            columns = self.solver.minimise(goal)
            if columns is None:
                return None
            too_dear = self._too_dear(columns)
            cut = too_dear or self._failing(columns)
            if cut is None:
                return columns
            number = self.solver.add(cut)
            self.too_dear += [number] if too_dear else []
            self.sent_back += 1
            if self.sent_back > MOST_SENT_BACK:
                raise WorkError("the conditions are too entangled for an exact road")

    def can_hold(self, guard: int) -> bool:
        """Whether some solution has 1 in that column."""
        self.solver.fix({guard: 1})
        found = self.best({})
        self.solver.free(guard)
        return found is not None

    def _better(self, goal: Mapping[int, int], found: Columns) -> Columns:
        """What was found stays where no work is left to better it."""
        try:
            better = self.best(goal)
        except WorkError:
            return found
        if better is None:
            raise SolverError("a solution that was found is no longer one")
        return min(better, found, key=lambda columns: self._value(goal, columns))

    def _value(self, goal: Mapping[int, int], columns: Columns) -> int:
        return sum(number * columns[at] for at, number in goal.items())

    def hold(self, goal: Mapping[int, int], found: Columns) -> None:
        """Nothing found later has a larger goal."""
        self.hold_at_most(goal, self._value(goal, found))

    def hold_at_most(self, goal: Mapping[int, int], most: int) -> None:
        self.held.append((goal, most))
        row = self.model.row_at_most(goal, most)
        if row is not None:
            self.solver.add(row)

    def _cheapest(self, found: Columns) -> tuple[Columns, bool]:
        """Until "one unit less" was tried and has no solution: of large costs the solver sees
        only the first digits. And whether it came to that within the work allowed."""
        while reached := self._value(self.model.costs, found):
            try:
                cheaper = self._within(self.model.costs, reached - 1)
            except WorkError:
                return found, False
            if cheaper is None:
                break
            found = cheaper
        return found, True

    def _within(self, goal: Mapping[int, int], most: int) -> Columns | None:
        """A solution whose goal is at most that; what was only sent back for being above it is
        allowed again afterwards."""
        before = self.solver.rows
        self.hold_at_most(goal, most)
        self.too_dear = list(range(before, self.solver.rows))
        try:
            return self.best({})
        finally:
            self.held.pop()
            self.solver.release(self.too_dear)

    def _drop_dearer(self, found: Columns) -> None:
        """Rows that no plan as good as this one ends on; it makes the rest of the search small."""
        costs, steps = self.model.costs, self.model.steps
        most = self._value(costs, found), self._value(steps, found)
        times = most[1] + 1
        goal = {at: costs[at] * times + steps[at] for at in costs}
        dropped = self.solver.beyond(goal, most[0] * times + most[1])
        self.solver.fix(dict.fromkeys(dropped, 0))
        self.dropped = frozenset(dropped)

    def _order_goals(self) -> Iterator[dict[int, int]]:
        """How much less deep than they could be some questions end, as digits of one number, an
        earlier question before a later one. Together these goals leave one solution."""
        block: list[list[int]] = []
        for options in self.model.columns_by_question():
            columns = [at for at in options if at not in self.dropped]
            if len(columns) == 1:
                continue
            if block and len(columns) * prod(map(len, block)) > LARGEST_GOAL:
                yield _digits(block)
                block = []
            block.append(columns)
        if block:
            yield _digits(block)

    def _too_dear(self, columns: Columns) -> Row | None:
        broken = (goal for goal, most in self.held if self._value(goal, columns) > most)
        return next((self._cheaper_row(goal, columns) for goal in broken), None)

    def _failing(self, columns: Columns) -> Row | None:
        model = self.model
        wanted = [c for c in model.conditions if not model.guards or columns[model.guards[c.key]]]
        full = final_states(model.ground, model.states(columns))
        verdicts = judge_conditions(model.ground, wanted, full)
        failed = next((c for c in wanted if verdicts[c.key] != "met"), None)
        return None if failed is None else self._excluding(failed, full)

    def _cheaper_row(self, goal: Mapping[int, int], columns: Columns) -> Row:
        """At least one question must end on a row that counts less."""
        less: dict[int, int] = {}
        for options in self.model.columns_by_question():
            taken = max(goal.get(at, 0) * columns[at] for at in options)
            less |= {at: 1 for at in options if goal.get(at, 0) < taken}
        return Row(less, 1)

    def _excluding(self, failed: Condition, states: Sequence[int]) -> Row:
        """At least one of the answers it depends on must be another. Those that make no
        difference, whatever they are, are left out of it."""
        model, ground = self.model, self.model.ground
        reaching = ground.compiled.by_key[failed.measure].reaching
        left = [i for i in reaching if len(model.rows.states[i]) > 1]
        trial = list(states)
        for index in list(left):
            kept, trial[index] = trial[index], ground.asked[index].open
            if judge_conditions(ground, [failed], trial)[failed.key] == "not_met":
                left.remove(index)
            else:
                trial[index] = kept
        terms = {
            model.rows.columns[index, state]: 1
            for index in left
            for state in model.rows.states[index]
            if state != states[index]
        }
        if failed.key in model.guards:
            terms[model.guards[failed.key]] = -1
            return Row(terms, 0)
        return Row(terms, 1)


def _digits(block: list[list[int]]) -> dict[int, int]:
    goal: dict[int, int] = {}
    size = 1
    for columns in reversed(block):
        goal |= {at: rank * size for rank, at in enumerate(columns)}
        size *= len(columns)
    return goal


def final_states(ground: Ground, states: Sequence[int]) -> tuple[int, ...]:
    """Standing answers that are open stay open: what they turn out to be is not planned."""
    return tuple(
        start if start == asked.open else state
        for start, state, asked in zip(ground.start, states, ground.asked, strict=True)
    )
