"""By how many paths, and in which direction, each question reaches a measure.

Where a question reaches a measure by two paths, the ends of the interval may need two different
answers to it at once: the interval is then sound, but perhaps not reached.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from maturity.engine.edition import Edition, Measure, Question
from maturity.engine.scoring.selecting import COUNTING, counting, exact_value, question_inputs

# For each question the direction of each path: 1 rises with the answer, -1 falls, 0 neither.
Paths: TypeAlias = dict[str, tuple[int, ...]]


def find_paths(edition: Edition, measure: Measure, found: dict[str, Paths]) -> Paths:
    """`found`: the paths of the measures it is made of."""
    if measure.of.measures is None:
        return {
            question.key: (_push(edition, measure, question),)
            for question in question_inputs(edition, measure)
        }
    paths: Paths = {}
    direction = _direction(measure)
    for key in measure.of.measures:
        for question, pushes in found[key].items():
            turned = tuple(p * direction for p in pushes)
            paths[question] = _twice_at_most(paths.get(question, ()) + turned)
    return paths


def _twice_at_most(pushes: tuple[int, ...]) -> tuple[int, ...]:
    """Measures of measures can double the paths with each step; more than two of a kind tell
    nothing that two do not."""
    return tuple(push for push in (-1, 0, 1) for _ in range(min(2, pushes.count(push))))


def is_sharp(edition: Edition, measure: Measure, paths: Paths) -> bool:
    """Whether the ends are reached, if those of its inputs are. A count of measures between two
    bounds is not: the values between the ends of an input need not all occur."""
    if measure.of.measures is not None and not _direction(measure):
        return False
    return all(
        len(pushes) == 1 or (_is_one_way(pushes) and not edition.question(key).may_not_apply)
        for key, pushes in paths.items()
    )


def _is_one_way(pushes: tuple[int, ...]) -> bool:
    return len(set(pushes)) == 1 and pushes[0] != 0


def _direction(measure: Measure) -> int:
    """How a measure of measures moves when one of them rises. A walk's gate is an `at_least`."""
    where = measure.where
    if where is None:
        return 1
    if where.at_least is None:
        return -1
    return 1 if where.at_most is None else 0


def _push(edition: Edition, measure: Measure, question: Question) -> int:
    if measure.aggregate not in COUNTING:
        return 1
    if measure.among and measure.among.tag is not None:
        return 0
    counts = counting(edition, question, measure)
    hits = {(exact_value(o), counts(exact_value(o), o.tags)) for o in question.closed_options}
    return _way(sorted(hits))


def _way(hits: list[tuple[object, bool]]) -> int:
    """1 where all hits lie above all misses, -1 where below, and no value is both."""
    values = [value for value, _ in hits]
    turns = [now for now, after in pairwise(hits) if now[1] != after[1]]
    if len(set(values)) < len(values) or len(turns) > 1:
        return 0
    return -1 if turns and turns[0][1] else 1
