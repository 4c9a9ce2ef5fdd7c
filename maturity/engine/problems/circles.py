"""Keys that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from maturity.engine.edition import Edition, Requirement
from maturity.engine.problems.notebook import Notebook
from maturity.engine.scoring.selecting import rung_value

K = TypeVar("K")
# A scenario brought into use, or AI added to it.
Step = tuple[str, str]
IN_USE, WITH_AI = "in use", "with AI"


def find_circles(edition: Edition, notebook: Notebook) -> None:
    places = {measure.key: number for number, measure in enumerate(edition.measures)}
    made_of = {m.key: [k for k in m.of.measures or () if k in places] for m in edition.measures}
    for circle in circles_in(made_of):
        told = " > ".join(circle)
        notebook.error(f"measures[{places[circle[0]]}].of.measures", f"goes in a circle: {told}")
    numbers = {scenario.key: number for number, scenario in enumerate(edition.scenarios)}
    for steps in circles_in(_steps(edition)):
        told = " > ".join(key if step == IN_USE else f"{key} {step}" for key, step in steps)
        field = "requires" if steps[0][1] == IN_USE else "ai_requires"
        notebook.error(f"scenarios[{numbers[steps[0][0]]}].{field}", f"goes in a circle: {told}")


def _steps(edition: Edition) -> dict[Step, list[Step]]:
    """AI is added to what is in use. So A may use B's AI though B was built on A."""
    graph: dict[Step, list[Step]] = {}
    for scenario in edition.scenarios:
        use, ai = (scenario.key, IN_USE), (scenario.key, WITH_AI)
        graph[use] = [s for item in scenario.requires for s in _wanted(edition, item)]
        graph[ai] = [use, *(s for item in scenario.ai_requires for s in _wanted(edition, item))]
    return graph


def _wanted(edition: Edition, requirement: Requirement) -> Iterator[Step]:
    """The step that makes a requirement hold; a plan or a row of a plain question is none."""
    key = requirement.question or f"scenario.{requirement.scenario}"
    question = edition.questions_by_key.get(key)
    if question is None or question.scenario_key is None:
        return
    low = rung_value(question, requirement.at_least)
    if low is None and requirement.at_most is None:
        low = rung_value(question, "in_use")
    if low is not None and low >= 2:
        yield question.scenario_key, IN_USE if low <= 2 else WITH_AI


def circles_in(graph: Mapping[K, Sequence[K]]) -> Iterator[list[K]]:
    """One circle out of each knot, its first key again at its end, in the order of the graph."""
    order = {key: number for number, key in enumerate(graph)}
    knots = [sorted(knot, key=order.__getitem__) for knot in _knots(graph)]
    for knot in sorted(knots, key=lambda keys: order[keys[0]]):
        inside, steps = set(knot), {knot[0]: 0}
        walked = [knot[0]]
        while True:
            after = next(key for key in graph[walked[-1]] if key in inside)
            walked.append(after)
            if after in steps:
                yield walked[steps[after] :]
                break
            steps[after] = len(steps)


def _knots(graph: Mapping[K, Sequence[K]]) -> Iterator[list[K]]:
    """Tarjan's strongly connected components that hold a circle, without recursion: what leads
    into a circle and what comes out of it are in none."""
    seen: dict[K, int] = {}
    lowest: dict[K, int] = {}
    stack: list[K] = []
    waiting: set[K] = set()
    for root in graph:
        path = [] if root in seen else [(root, iter((root,)))]
        while path:
            key, rest = path[-1]
            after = next(rest, None)
            if after is None:
                path.pop()
                if path:
                    before = path[-1][0]
                    lowest[before] = min(lowest.get(before, lowest[key]), lowest[key])
                if lowest[key] == seen[key] and key in waiting:
                    knot = _unstacked(stack, waiting, key)
                    if len(knot) > 1 or key in graph[key]:
                        yield knot
            elif after not in seen:
                seen[after] = lowest[after] = len(seen)
                stack.append(after)
                waiting.add(after)
                path.append((after, iter(graph[after])))
            elif after in waiting:
                lowest[key] = min(lowest[key], seen[after])


def _unstacked(stack: list[K], waiting: set[K], key: K) -> list[K]:
    """What was put on the stack since the key, and the key."""
    start = len(stack) - 1
    while stack[start] != key:
        start -= 1
    knot = stack[start:]
    del stack[start:]
    waiting.difference_update(knot)
    return knot
