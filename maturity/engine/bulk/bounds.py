"""How large the numbers of a measure can become, computed from the edition alone.

Where a bound does not fit, arrays of 64-bit integers could be wrong, and the exact engine is
asked instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm, prod

from maturity.engine.scoring.compiled import AskedQuestion, CompiledMeasure
from maturity.engine.scoring.counting import OUT
from maturity.engine.scoring.intervals import Input
from maturity.engine.scoring.selecting import COUNTING
from maturity.engine.scoring.sheet import PLANT_TYPES

# One bit below what fits: sums of two products of this size still do.
LIMIT = 2**62
MOST_SUMS = 2**16


@dataclass(frozen=True, slots=True)
class Bound:
    """|value| <= `value`; every denominator is at most `over` and, unless None, divides
    `multiple`; `is_there`: no sheet leaves the measure empty."""

    value: Fraction
    over: int
    multiple: int | None
    is_there: bool

    def compares_with(self, threshold: Fraction) -> bool:
        largest = max(self.value * threshold.denominator, Fraction(abs(threshold.numerator)))
        return largest * self.over < LIMIT


def expected_states(asked: AskedQuestion) -> frozenset[int]:
    """The states that bounds reckon with: those of any sheet of a known type of plant."""
    expected = {*range(len(asked.options)), asked.open}
    if asked.may_not_apply:
        expected.add(asked.not_applicable)
    if not all(asked.question.is_asked_of(type_) for type_ in PLANT_TYPES):
        expected.add(asked.not_asked)
    return frozenset(expected)


def bound_of(
    compiled: CompiledMeasure, asked: Sequence[AskedQuestion], children: Sequence[Bound | None]
) -> Bound | None:
    """None: it does not fit. `asked` and `children` are what the measure is made of, in order."""
    fitting = [child for child in children if child is not None]
    if len(fitting) < len(children):
        return None
    if compiled.measure.aggregate in COUNTING:
        return _of_heads(compiled, asked, fitting)
    parts = [
        *(_of_question(compiled, i, question) for i, question in enumerate(asked)),
        *(
            _Part(int(weight), child.value, child.is_there)
            for weight, child in zip(child_weights(compiled), fitting, strict=True)
        ),
    ]
    over, multiple = _common(compiled, fitting)
    return _checked(compiled, parts, over, multiple)


@dataclass(frozen=True, slots=True)
class _Part:
    weight: int
    value: Fraction
    is_there: bool


def question_weights(compiled: CompiledMeasure) -> list[int]:
    """Whole numbers; a mean's without their common factor, a sum's over `scale`."""
    weights = [
        int(next((item.weight for item in row if item is not None), 0)) for row in compiled.inputs
    ]
    return _reduced(compiled, weights)


def child_weights(compiled: CompiledMeasure) -> list[int]:
    over = weights_over(compiled)
    return _reduced(compiled, [int(weight * over) for _, weight in compiled.children])


def weights_over(compiled: CompiledMeasure) -> int:
    """What the whole weights of its measures are to be divided by."""
    return lcm(1, *(weight.denominator for _, weight in compiled.children))


def sum_over(compiled: CompiledMeasure) -> int:
    """What weights stand over in a sum."""
    return weights_over(compiled) if compiled.children else compiled.scale


def _reduced(compiled: CompiledMeasure, weights: list[int]) -> list[int]:
    if compiled.measure.aggregate == "sum":
        return weights
    common = gcd(*weights) or 1
    return [weight // common for weight in weights]


def _of_question(compiled: CompiledMeasure, i: int, asked: AskedQuestion) -> _Part:
    row = compiled.inputs[i]
    known: list[Input | None] = [row[state] for state in expected_states(asked)]
    ends = [abs(Fraction(end)) for item in known if item for end in (item.low, item.high)]
    is_there = all(item is not None and not item.can_be_absent for item in known)
    value = max(ends, default=Fraction(0)) / compiled.scale
    return _Part(question_weights(compiled)[i], value, is_there)


def _common(compiled: CompiledMeasure, children: Sequence[Bound]) -> tuple[int, int | None]:
    """The largest common denominator of the inputs of one sheet, and what all of them divide."""
    if not compiled.children:
        return compiled.scale, compiled.scale
    largest = prod(child.over for child in children)
    multiples = [child.multiple for child in children if child.multiple is not None]
    if len(multiples) < len(children):
        return largest, None
    multiple = lcm(*multiples)
    return min(largest, multiple), multiple


def _checked(
    compiled: CompiledMeasure, parts: list[_Part], over: int, multiple: int | None
) -> Bound | None:
    """`over` holds for the inputs brought to one denominator."""
    aggregate, measure = compiled.measure.aggregate, compiled.measure
    top = max((part.value for part in parts), default=Fraction(0))
    weighted = sum((part.weight * part.value for part in parts), Fraction(0))
    weights = sum(part.weight for part in parts)
    is_there = any(part.is_there for part in parts)
    reached: Fraction = max(top * max(weights, 1), weighted) * over
    if aggregate == "mean":
        found = Bound(top, weights * over, _times(multiple, _sums(parts)), is_there)
    elif aggregate == "sum":
        below = sum_over(compiled)
        found = Bound(weighted / below, over * below, _times(multiple, below), is_there)
    elif aggregate == "cumulative":
        gate = measure.where.at_least if measure.where else None
        found = Bound(top + len(parts), over, multiple, is_there)
        reached = found.value * over * (gate.denominator if gate else 1)
        reached = max(reached, Fraction(abs(gate.numerator if gate else 1) * over))
    else:
        found, reached = Bound(top, over, multiple, is_there), top * over
    largest = max(reached, found.value * found.over, Fraction(found.over))
    return found if largest < LIMIT else None


def _times(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one * other


def _sums(parts: list[_Part]) -> int | None:
    """What every sum of weights that can stand under a mean divides; None: too large to say."""
    fixed = sum(part.weight for part in parts if part.is_there)
    free = [part.weight for part in parts if not part.is_there]
    if free and fixed + sum(free) > MOST_SUMS:
        return None
    reached = 1 << fixed if free else 0  # bit n: the sum n occurs
    for weight in free:
        reached |= reached << weight
    found = 1 if free else max(fixed, 1)
    for total in range(1, reached.bit_length()):
        if reached >> total & 1:
            found = lcm(found, total)
        if found >= LIMIT:
            return None
    return found


def _of_heads(
    compiled: CompiledMeasure, asked: Sequence[AskedQuestion], children: Sequence[Bound]
) -> Bound | None:
    where = compiled.measure.where
    limits = [] if where is None else [x for x in (where.at_least, where.at_most) if x is not None]
    if not all(child.compares_with(limit) for child in children for limit in limits):
        return None
    heads = len(compiled.indexes) + len(compiled.children)
    always = sum(
        not any(row[state] & OUT for state in expected_states(question))
        for row, question in zip(compiled.bits, asked, strict=True)
    )
    always += sum(child.is_there for child in children)
    if compiled.measure.aggregate == "count":
        return Bound(Fraction(heads), 1, 1, always > 0)
    least = max(1, compiled.measure.minimum or 1)
    return Bound(Fraction(1), max(heads, least), _span(max(always, least), heads), always >= least)


def _span(first: int, last: int) -> int | None:
    found = 1
    for number in range(first, last + 1):
        found = lcm(found, number)
        if found >= LIMIT:
            return None
    return found
