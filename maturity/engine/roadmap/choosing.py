"""For every question the rows it may end on, and what each costs from the row now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.edition import Option
from maturity.engine.roadmap.ground import Ground
from maturity.engine.roadmap.shape import EffortBasis
from maturity.engine.scoring.compiled import AskedQuestion
from maturity.engine.scoring.selecting import exact_value


@dataclass(frozen=True, slots=True)
class Stop:
    """A row that is worked for, or stopped at. Rows passed without any effort are no stops."""

    state: int
    effort: Fraction
    basis: EffortBasis


@dataclass(frozen=True, slots=True)
class Choice:
    """One row to end on. `rank`: 0 is the deepest row of the question."""

    state: int
    stops: tuple[Stop, ...]
    rank: int

    @property
    def cost(self) -> Fraction:
        return sum((stop.effort for stop in self.stops), Fraction(0))


def step_id(asked: AskedQuestion, state: int) -> str:
    return f"{asked.question.key}:{asked.options[state].key}"


def choices_of(ground: Ground, index: int) -> tuple[Choice, ...]:
    """Deepest first; empty only where wishes leave nothing. A fixed question has one choice."""
    asked, now = ground.asked[index], ground.closed[index]
    if not ground.is_movable(index):
        return (Choice(now, (), 0),)
    allowed = [s for s in range(len(asked.options)) if _is_allowed(asked.options, now, s)]
    allowed.sort(key=lambda s: (-exact_value(asked.options[s]), s))
    found = [(rank, state, _stops(ground, asked, now, state)) for rank, state in enumerate(allowed)]
    return tuple(Choice(state, stops, rank) for rank, state, stops in found if stops is not None)


def _is_allowed(options: Sequence[Option], now: int, state: int) -> bool:
    """Nothing is lowered: neither the value, nor, at the same value, any tag lost."""
    value, current = exact_value(options[state]), exact_value(options[now])
    if value == current:
        return state == now or set(options[state].tags) >= set(options[now].tags)
    return value > current


def _stops(ground: Ground, asked: AskedQuestion, now: int, end: int) -> tuple[Stop, ...] | None:
    """None where a wish forbids it."""
    passed = _passed(ground, asked, now, end)
    if passed is None or not _keeps_fixed(ground, asked, now, (now, *passed)):
        return None
    stops = [_stop(ground, asked, state) for state in passed]
    return tuple(stop for stop in stops if stop.effort or stop.state == end)


def _passed(ground: Ground, asked: AskedQuestion, now: int, end: int) -> list[int] | None:
    """Of rows of one value between the two ends the cheapest is passed; the end is the last."""
    if end == now:
        return []
    options, forbidden = asked.options, ground.wishes.forbidden
    low, high = exact_value(options[now]), exact_value(options[end])
    rows = [s for s in range(len(options)) if low < exact_value(options[s]) < high]
    path = []
    for value in sorted({exact_value(options[s]) for s in rows}):
        open_rows = [s for s in rows if exact_value(options[s]) == value]
        open_rows = [s for s in open_rows if step_id(asked, s) not in forbidden]
        fixed = [s for s in open_rows if step_id(asked, s) in ground.wishes.fixed]
        if not open_rows:
            return None
        path.append(min(fixed or open_rows, key=lambda s: (_stop(ground, asked, s).effort, s)))
    return None if step_id(asked, end) in forbidden else [*path, end]


def _keeps_fixed(ground: Ground, asked: AskedQuestion, now: int, on_path: tuple[int, ...]) -> bool:
    wanted = [s for s in range(len(asked.options)) if step_id(asked, s) in ground.wishes.fixed]
    return all(s in on_path or not _is_allowed(asked.options, now, s) for s in wanted)


def _stop(ground: Ground, asked: AskedQuestion, state: int) -> Stop:
    own = ground.wishes.estimates.get(step_id(asked, state))
    if own is not None:
        return Stop(state, own, "own")
    effort = asked.options[state].effort
    if effort is None:
        return Stop(state, Fraction(1), "counted_as_one")
    return Stop(state, effort, "rubric")
