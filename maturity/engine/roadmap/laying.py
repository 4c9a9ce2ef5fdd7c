"""From the rows that a plan ends on to steps, in the order in which one builds on another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.gaps import StepReason
from maturity.engine.roadmap.choosing import Choice, Stop, step_id
from maturity.engine.roadmap.ground import Ground
from maturity.engine.roadmap.model import Choices
from maturity.engine.roadmap.requiring import Need, needs_of


@dataclass(frozen=True, slots=True)
class Laid:
    """One step: the question at `index` goes from the row `before` to that of its stop."""

    id: str
    index: int
    before: int
    stop: Stop
    is_first: bool
    needs: tuple[str, ...]


def lay_steps(ground: Ground, choices: Choices, states: Sequence[int]) -> dict[str, Laid]:
    """In the order of the edition, rows of one question one after another."""
    paths = {
        index: next(choice for choice in options if choice.state == states[index])
        for index, options in enumerate(choices)
        if states[index] != ground.closed[index]
    }
    return {laid.id: laid for index in paths for laid in _of_question(ground, index, paths)}


def _of_question(ground: Ground, index: int, paths: Mapping[int, Choice]) -> Iterator[Laid]:
    asked, before = ground.asked[index], ground.start[index]
    previous: tuple[str, ...] = ()
    for stop in paths[index].stops:
        id_ = step_id(asked, stop.state)
        built = needs_of(ground, index, before)
        wanted = [need for need in needs_of(ground, index, stop.state) if need not in built]
        needs = [step for need in wanted for step in _step_for(ground, need, paths)]
        yield Laid(
            id_, index, before, stop, not previous, tuple(dict.fromkeys([*previous, *needs]))
        )
        before, previous = stop.state, (id_,)


def _step_for(ground: Ground, need: Need, paths: Mapping[int, Choice]) -> Iterator[str]:
    """The first step that brings what is needed, unless it is there today."""
    if ground.closed[need.index] not in need.states and need.index in paths:
        enough = (s.state for s in paths[need.index].stops if s.state in need.states)
        yield from [step_id(ground.asked[need.index], state) for state in list(enough)[:1]]


def reason_of(ground: Ground, laid: Laid) -> StepReason:
    """Why the question as a whole is on the road."""
    asked = ground.asked[laid.index]
    if ground.states[laid.index] != asked.open:
        return "raise"
    return "widen" if asked.question.key in ground.narrow else "answer"


def from_option(ground: Ground, laid: Laid) -> str | None:
    asked = ground.asked[laid.index]
    is_open = ground.states[laid.index] == asked.open
    return None if laid.is_first and is_open else asked.options[laid.before].key


def phase_numbers(laid: Mapping[str, Laid], per_phase: int | None) -> dict[str, int]:
    """As early as possible, with at most so many steps in each phase: those with the longest
    chain still to come first, else in the order of the edition."""
    chain = _chains(laid)
    left = sorted(laid, key=lambda id_: -chain[id_])  # stable: the edition's order within
    phases: dict[str, int] = {}
    number = 0
    while left:
        number += 1
        ready = [id_ for id_ in left if all(need in phases for need in laid[id_].needs)]
        # What needs itself in a circle would never be ready; `problems` refuses such editions.
        for id_ in (ready or left)[:per_phase]:
            phases[id_] = number
        left = [id_ for id_ in left if id_ not in phases]
    return phases


def _chains(laid: Mapping[str, Laid]) -> dict[str, int]:
    """How many steps come one after another from each on, itself included."""
    chain = dict.fromkeys(laid, 0)
    for id_ in reversed(in_order(laid)):
        chain[id_] += 1
        for need in laid[id_].needs:
            chain[need] = max(chain[need], chain[id_])
    return chain


def in_order(laid: Mapping[str, Laid]) -> list[str]:
    """Every step after what it needs."""
    waiting = {id_: len(step.needs) for id_, step in laid.items()}
    after: dict[str, list[str]] = {id_: [] for id_ in laid}
    for id_, step in laid.items():
        for need in step.needs:
            after[need].append(id_)
    found = [id_ for id_, number in waiting.items() if not number]
    for id_ in found:
        for follower in after[id_]:
            waiting[follower] -= 1
            if not waiting[follower]:
                found.append(follower)
    return found + [id_ for id_ in laid if id_ not in set(found)]


def built_on(laid: Mapping[str, Laid]) -> dict[str, frozenset[str]]:
    """Each step with all that cannot be without it."""
    found: dict[str, set[str]] = {id_: {id_} for id_ in laid}
    for id_ in reversed(in_order(laid)):
        for need in laid[id_].needs:
            found[need] |= found[id_]
    return {id_: frozenset(steps) for id_, steps in found.items()}


def states_with(
    ground: Ground, laid: Mapping[str, Laid], done: Sequence[str] | frozenset[str]
) -> tuple[int, ...]:
    """The rows once these steps are done, and no others."""
    states = list(ground.start)
    for id_, step in laid.items():
        if id_ in done:
            states[step.index] = step.stop.state
    return tuple(states)


def states_without(
    ground: Ground, laid: Mapping[str, Laid], states: Sequence[int], withdrawn: frozenset[str]
) -> tuple[int, ...]:
    """`withdrawn`: with a step also the later rows of its question."""
    left = list(states)
    for step in (laid[id_] for id_ in withdrawn):
        if step.is_first or step_id(ground.asked[step.index], step.before) not in withdrawn:
            left[step.index] = step.before
    return tuple(left)


def effort_of(steps: Sequence[Laid]) -> Fraction:
    return sum((step.stop.effort for step in steps), Fraction(0))
