"""The only place that knows the solver: one thread, one seed, no gap, no output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from maturity.engine.roadmap.program import LARGEST, Program, Row

OPTIONS: dict[str, object] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
}


# Work is counted, not timed, so that the same sheet always gets the same road: the size of the
# program, times the solver's iterations and so many more for each run. A few seconds of it; the
# national edition takes a fortieth.
ALLOWED = 500_000_000
FOR_A_RUN = 360
FOR_A_NODE = 40

# Goals are whole numbers; half of one is far more than a tolerance.
MARGIN = 0.5
LARGEST_SURE = 10**8


class SolverError(RuntimeError):
    """The solver ended neither with an answer nor with the proof that there is none."""


class WorkError(SolverError):
    """Given up: it would take more work than is allowed."""


class Solver:
    """A program that can be solved again and again, with rows added and goals changed."""

    def __init__(self, program: Program) -> None:
        import highspy

        self._highspy = highspy
        self._columns, self._whole = len(program.highest), tuple(program.whole)
        # Rows without a column are not looked at by the solver where there are no columns at all.
        self._impossible = {n for n, row in enumerate(program.rows) if _is_impossible(row)}
        # The class that highspy.Highs is made of; that one prints its licence when it is made.
        self._highs = highspy._Highs()  # type: ignore[attr-defined]
        for name, value in OPTIONS.items():
            self._highs.setOptionValue(name, value)
        # The last solution: often still one, and then a bound from the start.
        self._known: Any = None
        self._highs.passModel(self._model(program))
        self._left = ALLOWED

    def _model(self, program: Program) -> Any:
        kinds = self._highspy.HighsVarType
        model = self._highspy.HighsLp()
        model.num_col_, model.num_row_ = self._columns, len(program.rows)
        model.col_cost_ = [0.0] * self._columns
        model.col_lower_ = [0.0] * self._columns
        model.col_upper_ = [float(most) for most in program.highest]
        model.integrality_ = [
            kinds.kInteger if whole else kinds.kContinuous for whole in program.whole
        ]
        model.row_lower_ = [float(row.least) for row in program.rows]
        most = self._highspy.kHighsInf
        model.row_upper_ = [float(r.least) if r.is_exact else most for r in program.rows]
        starts, columns, numbers = [0], list[int](), list[float]()
        for row in program.rows:
            columns += row.terms
            numbers += map(float, row.terms.values())
            starts.append(len(columns))
        model.a_matrix_.format_ = self._highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = starts
        model.a_matrix_.index_, model.a_matrix_.value_ = columns, numbers
        return model

    @property
    def rows(self) -> int:
        return int(self._highs.getNumRow())

    def add(self, row: Row) -> int:
        """Its number, by which it can be released."""
        number = self.rows
        if _is_impossible(row):
            self._impossible.add(number)
        most = self._highspy.kHighsInf
        numbers = [float(n) for n in row.terms.values()]
        self._highs.addRow(float(row.least), most, len(row.terms), list(row.terms), numbers)
        return number

    def release(self, numbers: Iterable[int]) -> None:
        """These rows bind no longer."""
        most = self._highspy.kHighsInf
        for number in numbers:
            self._highs.changeRowBounds(number, -most, most)
            self._impossible.discard(number)

    def fix(self, values: Mapping[int, int]) -> None:
        for at, value in values.items():
            self._highs.changeColBounds(at, float(value), float(value))

    def free(self, at: int) -> None:
        self._highs.changeColBounds(at, 0.0, 1.0)

    def _set_goal(self, goal: Mapping[int, int]) -> None:
        costs = [float(goal.get(at, 0)) for at in range(self._columns)]
        self._highs.changeColsCost(self._columns, list(range(self._columns)), costs)

    def beyond(self, goal: Mapping[int, int], most: int) -> list[int]:
        """Columns that are 0 in every solution whose goal is at most that: the relaxed program
        and its reduced costs say by how much each would raise the goal. Of numbers too large to
        be sure of it, none."""
        if max(map(abs, goal.values()), default=0) > LARGEST_SURE:
            return []
        kinds = self._highspy.HighsVarType
        everywhere = list(range(self._columns))
        self._highs.changeColsIntegrality(
            self._columns, everywhere, [kinds.kContinuous] * self._columns
        )
        self._set_goal(goal)
        self._highs.run()
        is_solved = self._highs.getModelStatus() == self._highspy.HighsModelStatus.kOptimal
        bound = self._highs.getInfo().objective_function_value
        reduced = list(self._highs.getSolution().col_dual)
        whole = [kinds.kInteger if w else kinds.kContinuous for w in self._whole]
        self._highs.changeColsIntegrality(self._columns, everywhere, whole)
        margin = most - bound + MARGIN
        return [at for at in everywhere if is_solved and self._whole[at] and reduced[at] > margin]

    def minimise(self, goal: Mapping[int, int]) -> list[int] | None:
        """The columns of a best solution, rounded, or of the best found with the work allowed;
        None: there is none. Raises SolverError."""
        if self._impossible or not self._columns:
            return None if self._impossible else []
        self._set_goal(_leading(goal))
        if self._known is not None:
            self._highs.setSolution(self._known)
        self._work()
        status = self._highs.getModelStatus()
        found = self._highspy.HighsModelStatus
        if status == found.kInfeasible:
            return None
        if status == found.kSolutionLimit:
            self._give_up_without_solution()
        elif status != found.kOptimal:
            raise SolverError(str(status))
        self._known = self._highspy.HighsSolution()
        self._known.col_value = list(self._highs.getSolution().col_value)
        return [round(value) for value in self._known.col_value]

    def allow_at_most(self, work: int) -> None:
        self._left = min(self._left, work)

    @property
    def has_work_left(self) -> bool:
        return self._left > 0

    def _work(self) -> None:
        if not self.has_work_left:
            raise WorkError("no work is left")
        size = int(self._highs.getNumNz()) + self._columns
        nodes = 1 + self._left // (size * FOR_A_NODE)
        self._highs.setOptionValue("mip_max_nodes", nodes)
        self._highs.run()
        iterations = max(0, self._highs.getInfo().simplex_iteration_count)
        self._left -= size * (FOR_A_RUN + iterations)

    def _give_up_without_solution(self) -> None:
        self._left = 0
        if self._highs.getInfo().primal_solution_status != self._highspy.kSolutionStatusFeasible:
            raise WorkError("no solution was found with the work allowed")


def _leading(goal: Mapping[int, int]) -> Mapping[int, int]:
    """Of numbers too large for its tolerances only the first digits."""
    largest = max(map(abs, goal.values()), default=0)
    if largest <= LARGEST:
        return goal
    return {at: number * LARGEST // largest for at, number in goal.items()}


def _is_impossible(row: Row) -> bool:
    return row.least > 0 and not row.terms
