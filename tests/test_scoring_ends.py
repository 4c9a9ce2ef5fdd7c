"""Every aggregate over every small set of inputs, against all that these inputs can be."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from maturity.engine.scoring.counting import HIT, MISS, OUT, count_ends, share_ends
from maturity.engine.scoring.intervals import Input, Interval, both_ends, walk_ends

HALF = Fraction(1, 2)


def ends_of(values: Iterable[Fraction | None]) -> Interval:
    found = set(values)
    numbers = found - {None}
    return Interval(min(numbers, default=None), max(numbers, default=None), None in found)


def kinds() -> Iterator[tuple[int, ...]]:
    """For up to three inputs what each can be: out, a miss, a hit, or several of these."""
    for number in range(4):
        yield from combinations_with_replacement(range(1, 8), number)


def heads(kinds: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(kinds.count(bits) for bits in range(8))


def each_is(kinds: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    yield from product(*([thing for thing in (OUT, MISS, HIT) if bits & thing] for bits in kinds))


def test_a_count_over_everything_its_inputs_can_be() -> None:
    for bits in kinds():
        every = (
            Fraction(things.count(HIT)) if set(things) - {OUT} else None for things in each_is(bits)
        )
        assert count_ends(heads(bits)) == ends_of(every), bits


@pytest.mark.parametrize("minimum", [None, 1, 2, 3, 4])
def test_a_share_over_everything_its_inputs_can_be(minimum: int | None) -> None:
    for bits in kinds():
        every = (share(things, minimum or 1) for things in each_is(bits))
        assert share_ends(heads(bits), minimum) == ends_of(every), bits


def share(things: tuple[int, ...], minimum: int) -> Fraction | None:
    inside = len(things) - things.count(OUT)
    return Fraction(things.count(HIT), inside) if inside >= minimum else None


INPUTS = [
    Input(weight, low, high, can_be_absent)
    for weight, low, high in [
        (1, -1, -1),
        (2, -1, 2),
        (1, 0, 1),
        (3, 1, 1),
        (1, 2, 3),
        (2, -3, -2),
        (1, HALF, 2),
    ]
    for can_be_absent in (False, True)
]


def each_value(inputs: tuple[Input, ...]) -> Iterator[list[tuple[int, int]]]:
    """Weight and value of what is there."""
    choices = [[item.low, item.high, *([None] if item.can_be_absent else [])] for item in inputs]
    for values in product(*choices):
        yield [(i.weight, v) for i, v in zip(inputs, values, strict=True) if v is not None]


def total(items: list[tuple[int, int]]) -> int:
    return sum(weight * value for weight, value in items)


AGGREGATES = {
    "mean": lambda items: Fraction(total(items), sum(weight for weight, _ in items)),
    "sum": lambda items: Fraction(total(items)),
    "min": lambda items: Fraction(min(value for _, value in items)),
    "max": lambda items: Fraction(max(value for _, value in items)),
}


@pytest.mark.parametrize("aggregate", AGGREGATES)
def test_an_aggregate_over_everything_its_inputs_can_be(aggregate: str) -> None:
    result = AGGREGATES[aggregate]
    for number in range(4):
        for inputs in combinations_with_replacement(INPUTS, number):
            every = (result(items) if items else None for items in each_value(inputs))
            assert both_ends(aggregate, inputs) == ends_of(every), inputs


@pytest.mark.parametrize("item", INPUTS)
def test_a_value_is_that_of_its_one_input(item: Input) -> None:
    assert both_ends("value", [item]) == (item.low, item.high, item.can_be_absent)


def test_an_input_that_weighs_nothing_is_still_there() -> None:
    assert both_ends("sum", [Input(0, 1, 2, False)]) == (0, 0, False)
    assert both_ends("sum", [Input(0, 1, 2, True)]) == (0, 0, True)


def test_a_mean_takes_in_what_draws_it_down_and_stops_where_nothing_does() -> None:
    """One by one from the lowest: the third would no longer draw it down."""
    there, perhaps = Input(1, 9, 9, False), [Input(1, low, 9, True) for low in (6, 0, 4)]
    assert both_ends("mean", [there, *perhaps]).low == Fraction(9 + 0 + 4, 3)
    assert both_ends("mean", perhaps).low == 0
    highs = [Input(1, 0, high, True) for high in (3, 9, 5)]
    assert both_ends("mean", [Input(1, 0, 0, False), *highs]).high == Fraction(0 + 9 + 5, 3)


STEPS = [
    Input(1, low, high, can_be_absent)
    for low, high in [(0, HALF), (HALF, HALF), (0, 1), (1, 1)]
    for can_be_absent in (False, True)
]


@pytest.mark.parametrize("gate", [Fraction(1), HALF])
def test_a_walk_over_everything_its_steps_can_be(gate: Fraction) -> None:
    for number in range(4):
        for steps in product(STEPS, repeat=number):
            every = (walk([value for _, value in items], gate) for items in each_value(steps))
            assert walk_ends(steps, gate) == ends_of(every), steps


def walk(values: list[int], gate: Fraction) -> Fraction | None:
    reached = Fraction(0)
    for value in values:
        if value < gate:
            return reached + value
        reached += 1
    return reached if values else None
