"""Generated editions and sheets, and a slow scorer that tries every filling."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from maturity.engine.edition import Edition, Measure, Question
from maturity.engine.scoring.selecting import select_questions
from tests.rubrics import Data, condition, option, question, rubric, tier

TIERS = ("low", "high")
TAG = "used"
NA = "not applicable"
Filling = dict[str, str]  # question key -> option key, or NA


@st.composite
def questions(draw: st.DrawFn, *, tags_accumulate: bool = False) -> list[Data]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        values = draw(st.lists(st.integers(-1, 3), min_size=2, max_size=3))
        values = values if max(values) > min(values) else [*values, max(values) + 1]
        gate = draw(st.integers(0, 4))
        rows = []
        for i, value in enumerate(values):
            used = value >= gate if tags_accumulate else draw(st.booleans())
            asked = draw(st.sampled_from([None, None, *TIERS]))
            more: Data = {"tags": [TAG]} if used else {}
            rows.append(option(f"r{i}", value, **more, **({"asked_at": asked} if asked else {})))
        more = {"weight": draw(st.integers(0, 3))}
        if draw(st.booleans()):
            more["may_not_apply"] = ["none here"]
        made.append(question(f"q{number}", options=rows, **more))
    return made


@st.composite
def leaf_measures(draw: st.DrawFn, asked: list[Data], *, rising: bool = False) -> list[Data]:
    made = []
    for number in range(draw(st.integers(1, 3))):
        keys = draw(st.lists(st.sampled_from([q["key"] for q in asked]), min_size=1, unique=True))
        aggregate = draw(st.sampled_from(["value", "mean", "sum", "min", "max", "share", "count"]))
        keys = keys[:1] if aggregate == "value" else keys
        if draw(st.booleans()) and aggregate != "value":
            keys = [q["key"] for q in asked]
        measure: Data = {"key": f"m{number}", "of": {"questions": keys}, "aggregate": aggregate}
        if aggregate in ("share", "count"):
            measure["where"] = draw(_where(rising=rising))
            if aggregate == "share":
                measure |= draw(_among(rising=rising))
        elif draw(st.booleans()):
            measure["as"] = "ratio"
        if draw(st.integers(0, 3)) == 0:
            policies = ["exclude", "full", "zero", {"value": "1.5"}]
            measure["not_applicable"] = draw(st.sampled_from(policies))
        made.append(measure)
    return made


def _where(*, rising: bool) -> st.SearchStrategy[Data]:
    ways: list[Data] = [{"at_least": 1}, {"tag": TAG}, {"reaches": "low"}, {"reaches": "high"}]
    if not rising:
        ways += [{"at_most": 1}, {"at_least": 0, "at_most": 1}]
    return st.sampled_from(ways)


def _among(*, rising: bool) -> st.SearchStrategy[Data]:
    ways: list[Data] = [{}, {"among": {"asked_at": "low"}}, {"among": {"asked_at": "high"}}]
    if not rising:
        ways += [{"among": {"tag": TAG}}, {"minimum": 2}]
    return st.sampled_from(ways)


@st.composite
def joined_measures(draw: st.DrawFn, leaves: list[Data], *, rising: bool = False) -> list[Data]:
    keys = [measure["key"] for measure in leaves]
    made: list[Data] = []
    for number in range(draw(st.integers(0, 2))):
        chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
        ways = ["mean", "sum", "min", "max", "count", "share"]
        aggregate = draw(st.sampled_from(ways))
        measure = {"key": f"j{number}", "of": {"measures": chosen}, "aggregate": aggregate}
        if aggregate in ("count", "share"):
            bounds: list[Data] = [{"at_least": 1}, {"at_least": "0.5"}]
            if not rising:
                bounds += [{"at_most": 1}, {"at_least": 0, "at_most": 1}]
            measure["where"] = draw(st.sampled_from(bounds))
        made.append(measure)
        keys.append(measure["key"])
    return made


@st.composite
def walked_measures(draw: st.DrawFn, asked: list[Data]) -> list[Data]:
    """Steps between 0 and 1, and the walk over them."""
    steps: list[Data] = []
    for number in range(draw(st.integers(1, 3))):
        keys = draw(st.lists(st.sampled_from([q["key"] for q in asked]), min_size=1, unique=True))
        step: Data = {"key": f"s{number}", "of": {"questions": keys}}
        shape: Data = draw(
            st.sampled_from(
                [
                    {"aggregate": "mean", "as": "ratio"},
                    {"aggregate": "share", "where": {"tag": TAG}},
                ]
            )
        )
        steps.append({**step, **shape})
    walk = {"key": "walk", "aggregate": "cumulative", "of": {"measures": [s["key"] for s in steps]}}
    return [*steps, {**walk, "where": {"at_least": draw(st.sampled_from(["0.5", "0.8", 1]))}}]


@st.composite
def rubrics(draw: st.DrawFn, *, rising: bool = False) -> Data:
    """`rising`: nothing in it falls when an answer rises."""
    asked = draw(questions(tags_accumulate=rising))
    measures = draw(leaf_measures(asked, rising=rising))
    measures += draw(joined_measures(measures, rising=rising))
    measures += draw(walked_measures(asked))
    policy = draw(st.sampled_from(["exclude", "exclude", "full", "zero"]))
    data = rubric(asked, measures, not_applicable=policy)
    data["tiers"] = [
        tier(key, *[draw(_condition(f"{key}.c{i}", measures, rising)) for i in range(2)])
        for key in TIERS
    ]
    return data


@st.composite
def _condition(draw: st.DrawFn, key: str, measures: list[Data], rising: bool) -> Data:
    bound = draw(st.sampled_from([0, "0.5", 1, 2]))
    measure = draw(st.sampled_from(measures))["key"]
    more: Data = {"if_empty": draw(st.sampled_from(["met", "not_met"]))}
    if not rising and draw(st.integers(0, 4)) == 0:
        return condition(key, measure, None, at_most=bound, **more)
    return condition(key, measure, bound, **more)


@st.composite
def sheets(draw: st.DrawFn, edition: Edition) -> Data:
    """Some questions answered, some not applicable, the others open."""
    answers: dict[str, Any] = {}
    for asked in edition.questions:
        if draw(st.booleans()):
            answers[asked.key] = as_answer(draw(st.sampled_from(possible(asked))))
    return answers


def as_answer(choice: str) -> object:
    return {"not_applicable": True, "reason": "none"} if choice == NA else choice


def possible(asked: Question) -> list[str]:
    return [o.key for o in asked.options] + ([NA] if asked.may_not_apply else [])


def fillings(edition: Edition, answers: Data) -> Iterator[Filling]:
    """Every way to answer what is open."""
    choices = []
    for asked in edition.questions:
        given = answers.get(asked.key)
        choices.append([NA if isinstance(given, dict) else given] if given else possible(asked))
    for choice in product(*choices):
        yield {q.key: key for q, key in zip(edition.questions, choice, strict=True)}


class Slow:
    """Every measure of one filling, straight from the words of the format."""

    def __init__(self, edition: Edition, filling: Filling) -> None:
        self.edition, self.filling = edition, filling

    def value(self, key: str) -> Fraction | None:
        measure = self.edition.measure(key)
        if measure.aggregate == "cumulative":
            return self._walk(measure)
        inputs = self._of_measures(measure) if measure.of.measures else self._of_questions(measure)
        if measure.aggregate in ("share", "count"):
            return self._counted(measure, inputs)
        if measure.aggregate == "mean":
            inputs = [item for item in inputs if item[0]]
        values, weights = [i[1] for i in inputs], [i[0] for i in inputs]
        if not inputs:
            return None
        weighted = sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0))
        return {
            "value": values[0],
            "min": min(values),
            "max": max(values),
            "sum": weighted,
            "mean": weighted / (sum(weights) or 1),
        }[measure.aggregate]

    def _of_measures(self, measure: Measure) -> list[tuple[Fraction, Fraction, bool, bool]]:
        values = [self.value(key) for key in measure.of.measures or ()]
        return [(Fraction(1), v, self._within(measure, v), True) for v in values if v is not None]

    def _of_questions(self, measure: Measure) -> list[tuple[Fraction, Fraction, bool, bool]]:
        """Weight, value, whether it is counted, whether it is in the denominator."""
        found = []
        for asked in select_questions(self.edition, measure.of):
            raw, tags = self._answer(measure, asked)
            if raw is None:
                continue
            span = asked.highest - asked.lowest
            value = raw if measure.as_ == "value" else (raw - asked.lowest) / span
            inside = self._inside(measure, asked, tags)
            found.append((asked.weight, value, self._hit(measure, asked, raw, tags), inside))
        return found

    def _answer(self, measure: Measure, asked: Question) -> tuple[Fraction | None, tuple[str, ...]]:
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
            return False
        if where.tag is not None:
            return where.tag in tags
        if where.reaches is not None:
            row = self._asked_row(asked, where.reaches)
            return row is not None and raw >= row
        return self._within(measure, raw)

    def _within(self, measure: Measure, value: Fraction) -> bool:
        where = measure.where
        if where is None:
            return False
        above = where.at_least is None or value >= where.at_least
        return above and (where.at_most is None or value <= where.at_most)

    def _counted(
        self, measure: Measure, inputs: list[tuple[Fraction, Fraction, bool, bool]]
    ) -> Fraction | None:
        if measure.aggregate == "count":
            return Fraction(sum(i[2] for i in inputs)) if inputs else None
        inside = [i for i in inputs if i[3]]
        if len(inside) < max(1, measure.minimum or 1):
            return None
        return Fraction(sum(i[2] for i in inside), len(inside))

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
        reached = None
        for step in self.edition.tiers:
            if not all(self.holds(c.key) for c in step.conditions):
                break
            reached = step.key
        return reached
