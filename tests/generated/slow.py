"""A slow scorer of one filling, straight from the words of the format."""

from fractions import Fraction
from typing import NamedTuple

from maturity.engine.edition import Edition, Measure, Question
from tests.generated.questions import TIERS
from tests.generated.sheets import Filling


class Item(NamedTuple):
    """One input: what it weighs and is worth, whether it is counted, and in the denominator."""

    weight: Fraction
    value: Fraction
    is_hit: bool
    is_inside: bool


class Slow:
    """Every measure of one filling."""

    def __init__(self, edition: Edition, filling: Filling, province: str | None = None) -> None:
        self.edition, self.filling, self.province = edition, filling, province
        self.known: dict[str, Fraction | None] = {}

    def value(self, key: str) -> Fraction | None:
        if key not in self.known:
            self.known[key] = self._value(self.edition.measure(key))
        return self.known[key]

    def _value(self, measure: Measure) -> Fraction | None:
        if measure.aggregate == "cumulative":
            return self._walk(measure)
        inputs = self._of_measures(measure) if measure.of.measures else self._of_questions(measure)
        if measure.aggregate in ("share", "count"):
            return self._counted(measure, inputs)
        if measure.aggregate == "mean":
            inputs = [item for item in inputs if item.weight]
        values = [item.value for item in inputs]
        if not inputs:
            return None
        weighted = sum((item.weight * item.value for item in inputs), Fraction(0))
        return {
            "value": values[0],
            "min": min(values),
            "max": max(values),
            "sum": weighted,
            "mean": weighted / (sum(item.weight for item in inputs) or 1),
        }[measure.aggregate]

    def _of_measures(self, measure: Measure) -> list[Item]:
        found = []
        for key in measure.of.measures or ():
            value = self.value(key)
            if value is not None:
                weight = self._weight(measure, key, Fraction(1))
                found.append(Item(weight, value, self._within(measure, value), True))
        return found

    def _of_questions(self, measure: Measure) -> list[Item]:
        found = []
        for asked in self.edition.all_questions:
            raw, tags = self._answer(measure, asked)
            if raw is None or not self._is_selected(measure, asked):
                continue
            span = asked.highest - asked.lowest
            value = raw if measure.as_ == "value" else (raw - asked.lowest) / span
            weight = self._weight(measure, asked.key, asked.weight)
            hit, inside = self._hit(measure, asked, raw, tags), self._inside(measure, asked, tags)
            found.append(Item(weight, value, hit, inside))
        return found

    def _is_selected(self, measure: Measure, asked: Question) -> bool:
        of = measure.of
        wanted = [
            (of.kind, {asked.kind}),
            (of.level, self._levels(asked)),
            (of.aspect, {asked.aspect}),
            (of.core, {asked.core}),
        ]
        named = of.questions is None or asked.key in of.questions
        return named and all(want is None or want in found for want, found in wanted)

    def _levels(self, asked: Question) -> set[str | None]:
        for scenario in self.edition.scenarios:
            if asked.key == f"scenario.{scenario.key}":
                return set(scenario.levels)
        return {asked.level}

    def _weight(self, measure: Measure, key: str, default: Fraction) -> Fraction:
        by_key = dict(measure.weights.by_key) if measure.weights else {}
        return by_key.get(key, default)

    def _answer(self, measure: Measure, asked: Question) -> tuple[Fraction | None, tuple[str, ...]]:
        if asked.key not in self.filling:
            return None, ()
        row = asked.option(self.filling[asked.key])
        if row is not None:
            return row.value, row.tags
        policy = measure.not_applicable or self.edition.not_applicable
        words = {"exclude": None, "full": asked.highest, "zero": asked.lowest}
        return words.get(policy.word, policy.value), ()

    def _asked_row(self, asked: Question, tier: str) -> Fraction | None:
        upto = TIERS[: TIERS.index(tier) + 1]
        rows = [o.value for o in asked.options if o.asked_at in upto and o.value is not None]
        return max(rows, default=None)

    def _inside(self, measure: Measure, asked: Question, tags: tuple[str, ...]) -> bool:
        among = measure.among
        if among is None:
            return True
        if among.tag is not None:
            return among.tag in tags
        return self._asked_row(asked, among.asked_at or "") is not None

    def _hit(self, measure: Measure, asked: Question, raw: Fraction, tags: tuple[str, ...]) -> bool:
        where = measure.where
        if where is None:
            return True
        if where.tag is not None:
            return where.tag in tags
        if where.reaches is not None:
            row = self._asked_row(asked, where.reaches)
            return row is not None and raw >= row
        return self._within(measure, raw)

    def _within(self, measure: Measure, value: Fraction) -> bool:
        where = measure.where
        if where is None:
            return True
        above = where.at_least is None or value >= where.at_least
        return above and (where.at_most is None or value <= where.at_most)

    def _counted(self, measure: Measure, inputs: list[Item]) -> Fraction | None:
        if measure.aggregate == "count":
            return Fraction(sum(i.is_hit for i in inputs)) if inputs else None
        inside = [i for i in inputs if i.is_inside]
        if len(inside) < max(1, measure.minimum or 1):
            return None
        return Fraction(sum(i.is_hit for i in inside), len(inside))

    def _walk(self, measure: Measure) -> Fraction | None:
        assert measure.where is not None and measure.where.at_least is not None
        total = None
        for key in measure.of.measures or ():
            step = self.value(key)
            if step is None:
                continue
            if step < measure.where.at_least:
                return (total or Fraction(0)) + step
            total = (total or Fraction(0)) + 1
        return total

    def holds(self, key: str) -> bool:
        wanted = self.edition.condition(key)
        value = self.value(wanted.measure)
        if value is None:
            return wanted.if_empty == "met"
        if wanted.at_least is not None:
            return value >= wanted.at_least
        return value <= wanted.threshold

    def tier(self) -> str | None:
        """The highest tier whose criteria, and all below, hold in the plant's province."""
        reached = None
        for step in self.edition.tiers:
            criteria = [c for c in step.conditions if c.kind == "criterion"]
            in_force = [c for c in criteria if c.region in (None, self.province)]
            if not all(self.holds(c.key) for c in in_force):
                break
            reached = step.key
        return reached
