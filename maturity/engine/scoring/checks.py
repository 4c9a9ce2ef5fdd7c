"""Contradictions across answers. They are shown and never change a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from maturity.engine.edition import Check, Clause, Edition, Option, read_exact
from maturity.engine.scoring.compiled import Compiled
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.scorecard import CheckResult
from maturity.engine.scoring.selecting import exact_value, is_within, rung_value

# A department's page of fewer answers says nothing by their being alike.
FEWEST_ON_PAGE = 5


class Found:
    """The closed answers of a sheet, and its measures."""

    def __init__(
        self,
        edition: Edition,
        compiled: Compiled,
        states: Sequence[int],
        intervals: Mapping[str, Interval],
    ) -> None:
        self.edition, self.compiled, self.intervals = edition, compiled, intervals
        self.rows: dict[str, int] = {
            key: states[asked.index]
            for key, asked in compiled.questions.items()
            if states[asked.index] < asked.not_applicable
        }

    def option(self, key: str) -> Option | None:
        row = self.rows.get(key)
        return None if row is None else self.compiled.questions[key].options[row]

    def is_at_lowest(self, key: str) -> bool:
        return self.rows.get(key) in self.compiled.questions[key].lowest_states


def run_checks(found: Found) -> tuple[CheckResult, ...]:
    return tuple(result for check in found.edition.checks for result in _run(check, found))


def _run(check: Check, found: Found) -> Iterator[CheckResult]:
    if check.rule is not None:
        for questions in RULES.get(check.rule, _elsewhere)(found):
            yield CheckResult(check.key, questions)
    elif check.if_ and all(_holds(clause, found) for clause in check.if_):
        yield CheckResult(
            check.key, tuple(_asked_in(clause) for clause in check.if_ if _asked_in(clause))
        )


def _asked_in(clause: Clause) -> str:
    return clause.question or (f"scenario.{clause.scenario}" if clause.scenario else "")


def _holds(clause: Clause, found: Found) -> bool:
    """An open answer contradicts nothing."""
    if clause.measure is not None:
        return _measure_holds(clause, found.intervals[clause.measure])
    question = found.edition.question(_asked_in(clause))
    option = found.option(question.key)
    if option is None:
        return False
    if clause.tag is not None and clause.tag not in option.tags:
        return False
    low, high = rung_value(question, clause.at_least), rung_value(question, clause.at_most)
    return is_within(exact_value(option), low, high)


def _measure_holds(clause: Clause, interval: Interval) -> bool:
    if interval.low is None or interval.high is None or interval.can_be_empty:
        return False
    low, high = read_exact(clause.at_least), read_exact(clause.at_most)
    return is_within(interval.low, low, high) and is_within(interval.high, low, high)


def _prerequisite_at_lowest(found: Found) -> Iterator[tuple[str, ...]]:
    """A scenario said to be in use, with what it builds on still at its lowest row."""
    for scenario in found.edition.scenarios:
        option = found.option(scenario.question_key)
        if option is None or "deployed" not in option.tags:
            continue
        needed = [r.question for r in scenario.requires if r.question]
        low = tuple(key for key in needed if found.is_at_lowest(key))
        if low:
            yield (scenario.question_key, *low)


def _same_row_on_page(found: Found) -> Iterator[tuple[str, ...]]:
    for page in found.compiled.pages:
        keys = [key for key in page if key in found.rows]
        if len(keys) >= FEWEST_ON_PAGE and len({found.rows[key] for key in keys}) == 1:
            yield tuple(keys)


def _elsewhere(_: Found) -> Iterator[tuple[str, ...]]:
    """Rules that need history, register or stored counts are judged where those are known."""
    return iter(())


RULES: dict[str, Callable[[Found], Iterator[tuple[str, ...]]]] = {
    "prerequisite_at_lowest": _prerequisite_at_lowest,
    "same_row_on_page": _same_row_on_page,
}
