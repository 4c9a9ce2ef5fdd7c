"""Generated sheets, and every way to answer what they leave open."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from maturity.engine.edition import Edition, Question
from tests.rubrics import Data

NA = "not applicable"
PLANT_TYPES = ("discrete", "process")
# Question key -> option key, or NA. What the plant is not asked is not in it.
Filling = dict[str, str]


@st.composite
def sheets(draw: st.DrawFn, edition: Edition) -> Data:
    """Some questions answered, some not applicable, the others open."""
    answers: dict[str, Any] = {}
    for asked in edition.all_questions:
        if draw(st.booleans()):
            answers[asked.key] = as_answer(draw(st.sampled_from(possible(asked))))
    return answers


@st.composite
def whole_sheets(draw: st.DrawFn, edition: Edition) -> Data:
    """A file of answers: a plant with its type, province and totals, answers with counts and
    with rows that leave a question open, and exceptions."""
    plant: Data = {"type": draw(st.sampled_from([None, *PLANT_TYPES]))}
    plant["province"] = draw(st.sampled_from([None, "jiangsu", "beijing"]))
    plant["totals"] = draw(st.sampled_from([{}, {"machines": 0}, *[{"machines": 4}] * 3]))
    answers: Data = {}
    for asked in edition.all_questions:
        if draw(st.booleans()):
            answers[asked.key] = draw(_answer(asked))
    excepted = [e.key for e in (*edition.demands, *edition.conditions) if e.may_be_excepted]
    reasons = {key: "rented" for key in excepted if draw(st.booleans())}
    return {"plant": plant, "answers": answers, "exceptions": reasons}


@st.composite
def _answer(draw: st.DrawFn, asked: Question) -> object:
    unknown = [row.key for row in asked.options if row.open]
    choices = possible(asked) + unknown
    # More often than a row among others, for a policy is read only then.
    choices += [NA] * 2 if NA in choices else unknown
    choice = draw(st.sampled_from(choices))
    if choice == NA or asked.breadth is None or draw(st.integers(0, 4)) == 0:
        return as_answer(choice)
    if asked.breadth.count_of is None:
        return {"option": choice, "count": draw(st.sampled_from([0, 1, 3])), "of": 3}
    return {"option": choice, "count": draw(st.sampled_from([0, 1, 2, 4]))}


def as_answer(choice: str) -> object:
    return {"not_applicable": True, "reason": "none"} if choice == NA else choice


def possible(asked: Question) -> list[str]:
    """What a filling can say of an open question."""
    return [o.key for o in asked.options if not o.open] + ([NA] if asked.may_not_apply else [])


def choices_of(asked: Question, answer: Any, plant: Data | None = None) -> list[str]:
    """What a filling can say of it after this answer; nothing, if the plant is not asked."""
    kind = (plant or {}).get("type")
    if kind is not None and kind not in asked.applies_to:
        return []
    if answer is None:
        return possible(asked)
    fields = answer if isinstance(answer, dict) else {"option": answer}
    if fields.get("not_applicable"):
        return [NA]
    row = asked.option(fields["option"])
    assert row is not None
    if row.open or (row.value != asked.lowest and _is_too_narrow(asked, fields, plant or {})):
        return possible(asked)
    return [row.key]


def _is_too_narrow(asked: Question, fields: Data, plant: Data) -> bool:
    """A count or a total that nobody stated is not judged."""
    if asked.breadth is None or "count" not in fields:
        return False
    counted_in = asked.breadth.count_of
    total = plant.get("totals", {}).get(counted_in) if counted_in else fields.get("of")
    return bool(total) and Fraction(fields["count"], total) < asked.breadth.at_least


def fillings(edition: Edition, answers: Data, plant: Data | None = None) -> Iterator[Filling]:
    """Every way to answer what is open."""
    choices = {q.key: choices_of(q, answers.get(q.key), plant) for q in edition.all_questions}
    asked = {key: found for key, found in choices.items() if found}
    for choice in product(*asked.values()):
        yield dict(zip(asked, choice, strict=True))
