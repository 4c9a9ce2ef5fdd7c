"""Which questions and measures a measure is made of, and what each answer counts there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from weakref import WeakKeyDictionary

from maturity.engine.edition import (
    Edition,
    Measure,
    NotApplicable,
    Option,
    Question,
    Selector,
    read_exact,
)

COUNTING = ("share", "count")

# For each property its questions: else every measure would look at every question.
Listed = dict[tuple[str, str | None], list[Question]]
_listed: WeakKeyDictionary[Edition, Listed] = WeakKeyDictionary()


def select_questions(edition: Edition, of: Selector) -> tuple[Question, ...]:
    """In the order of the file; `questions` keeps only those named."""
    return tuple(q for q in _candidates(edition, of) if _is_selected(edition, q, of))


def _candidates(edition: Edition, of: Selector) -> Iterable[Question]:
    """The shortest list that holds all that is selected."""
    if of.questions is not None:
        places = edition.question_places
        named = {places[key] for key in of.questions if key in places}
        return [edition.all_questions[place] for place in sorted(named)]
    wanted = [("kind", of.kind), ("level", of.level), ("aspect", of.aspect), ("area", of.area)]
    listed = _lists(edition)
    lists = [listed.get(item, []) for item in wanted if item[1] is not None]
    return min(lists, key=len, default=edition.all_questions)


def _lists(edition: Edition) -> Listed:
    found = _listed.get(edition)
    if found is None:
        found = _listed[edition] = {}
        for question in edition.all_questions:
            for item in _properties(edition, question):
                found.setdefault(item, []).append(question)
    return found


def _properties(edition: Edition, question: Question) -> Iterable[tuple[str, str | None]]:
    yield from (("level", level) for level in dict.fromkeys(levels_of(edition, question)))
    yield from (("kind", question.kind), ("aspect", question.aspect), ("area", question.area))


def _is_selected(edition: Edition, question: Question, of: Selector) -> bool:
    return (
        of.kind in (None, question.kind)
        and of.aspect in (None, question.aspect)
        and of.area in (None, question.area)
        and of.core in (None, question.core)
        and (of.level is None or of.level in levels_of(edition, question))
    )


def levels_of(edition: Edition, question: Question) -> tuple[str, ...]:
    """A scenario may belong to several levels, a question to one."""
    if question.scenario_key is not None:
        scenario = edition.scenarios_by_key.get(question.scenario_key)
        return scenario.levels if scenario else ()
    return (question.level,) if question.level else ()


def asked_row(edition: Edition, question: Question, tier: str) -> Fraction | None:
    """The value of the highest row asked at that tier or a lower one; None: no row is."""
    ranks = edition.tier_ranks
    values = [
        option.value
        for option in question.closed_options
        if option.asked_at in ranks and ranks[option.asked_at] <= ranks[tier]
    ]
    return max((value for value in values if value is not None), default=None)


def policy_of(edition: Edition, measure: Measure) -> NotApplicable:
    return measure.not_applicable or edition.not_applicable


def value_not_applicable(question: Question, policy: NotApplicable) -> Fraction | None:
    """What "not applicable" counts as; None: no input at all."""
    by_word = {"full": question.highest, "zero": question.lowest, "value": policy.value}
    return by_word.get(policy.word)


def rescaling(question: Question, measure: Measure) -> tuple[Fraction, Fraction]:
    """What is taken off a value, and what the rest is divided by."""
    if measure.as_ == "value":
        return Fraction(0), Fraction(1)
    return question.lowest, question.highest - question.lowest


def is_hit(
    edition: Edition, question: Question, measure: Measure, value: Fraction, tags: tuple[str, ...]
) -> bool:
    """Whether an answer of that value and those tags is what the measure counts."""
    return counting(edition, question, measure)(value, tags)


def counting(
    edition: Edition, question: Question, measure: Measure
) -> Callable[[Fraction, tuple[str, ...]], bool]:
    """`is_hit` for all rows of a question."""
    where = measure.where
    if where is None:
        return lambda value, tags: True
    if where.tag is not None:
        wanted = where.tag
        return lambda value, tags: wanted in tags
    low, high = where.at_least, where.at_most
    if where.reaches is None:
        return lambda value, tags: is_within(value, low, high)
    row = asked_row(edition, question, where.reaches)
    return lambda value, tags: row is not None and value >= row


def is_within(value: Fraction, at_least: Fraction | None, at_most: Fraction | None) -> bool:
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)


def is_among(measure: Measure, tags: tuple[str, ...]) -> bool:
    """`asked_at` does not depend on the answer: such inputs are left out beforehand."""
    return measure.among is None or measure.among.tag is None or measure.among.tag in tags


def exact_value(option: Option) -> Fraction:
    """Closed options have a value; `problems` refuses those without."""
    return option.value if option.value is not None else Fraction(0)


def question_inputs(edition: Edition, measure: Measure) -> tuple[Question, ...]:
    """The selected questions, without those that a share does not ask or a mean weighs at 0."""
    selected = select_questions(edition, measure.of)
    if measure.among and measure.among.asked_at is not None:
        tier = measure.among.asked_at
        selected = tuple(q for q in selected if asked_row(edition, q, tier) is not None)
    if measure.aggregate == "mean":
        selected = tuple(q for q in selected if weight_of(measure, q.key, q.weight))
    return selected


def weight_of(measure: Measure, key: str, default: Fraction) -> Fraction:
    return measure.weights.of(key, default) if measure.weights else default


def rung_value(question: Question, rung: int | str | None) -> Fraction | None:
    """What `at_least: shown` or `at_least: 2` means: the value of a row, else the number."""
    option = question.option(rung) if isinstance(rung, str) else None
    return option.value if option is not None else read_exact(rung)
