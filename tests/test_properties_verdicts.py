"""Properties of verdicts and tiers, against a scorer that tries everything."""

from collections import Counter
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.problems import problems
from maturity.engine.scoring import compile_edition
from tests.generated import (
    TIERS,
    rubrics,
    sheets,
)
from tests.generated.claims import often, seldom, sound
from tests.rubrics import Data, option, question, scored
from tests.rubrics import edition as edition_of

RANKS: dict[str | None, int] = {None: -1, "low": 0, "high": 1}


@seldom
@given(st.data())
def test_all_best_answers_reach_the_top_of_an_edition_without_errors(data: Any) -> None:
    edition = Edition.from_data(data.draw(rubrics(rising=True)))
    assume(not any(p.severity == "error" for p in problems(edition)))
    assert scored(edition, _all_best(edition)).tier == TIERS[-1]


def _all_best(edition: Edition) -> Data:
    asked = compile_edition(edition).questions.values()
    return {a.question.key: a.options[a.best].key for a in asked}


@seldom
@given(st.data())
def test_where_all_rises_and_applies_the_best_tier_is_reached(data: Any) -> None:
    plain = data.draw(rubrics(rising=True))
    for asked in plain["questions"]:
        asked.pop("may_not_apply", None)
    edition = sound(plain)
    answers = data.draw(sheets(edition))
    card = scored(edition, answers)
    best = {key: row for key, row in _all_best(edition).items() if key not in answers}
    assert card.best_tier_exact
    assert scored(edition, {**answers, **best}).tier == card.best_tier


def _rise(data: Any, edition: Edition, answers: Data) -> Data:
    """The same answers with one of them higher."""
    rises = [
        (asked.key, row.key)
        for asked in edition.questions
        for row in asked.options
        if isinstance(given := answers.get(asked.key), str)
        and (now := asked.option(given)) is not None
        and (row.value or 0) > (now.value or 0)
    ]
    assume(rises)
    key, row = data.draw(st.sampled_from(rises))
    return {**answers, key: row}


@often
@given(st.data())
def test_raising_an_answer_never_lowers_a_tier(data: Any) -> None:
    """In editions whose conditions are all at_least and whose tags accumulate; without shares
    among a tag, which are the one exception: see the next claim."""
    edition = sound(data.draw(rubrics(rising=True)))
    answers = data.draw(sheets(edition))
    before, after = scored(edition, answers), scored(edition, _rise(data, edition, answers))
    assert RANKS[after.tier] >= RANKS[before.tier]
    assert RANKS[after.best_tier] >= RANKS[before.best_tier]


def test_only_a_larger_denominator_lets_a_number_fall() -> None:
    """The share trap: a row more, and a share among a tag falls, or is there at all and low;
    with it what is made of it. Nothing else does."""
    seen: Counter[str] = Counter()

    @often
    @given(st.data())
    def claim(data: Any) -> None:
        seen.update(_fallen(data))

    claim()
    assert seen["trap"] >= 3 and seen["of_trap"] >= 3


def _fallen(data: Any) -> set[str]:
    edition = trapped(data.draw(st.integers(2, 4)), data.draw(st.integers(1, 2)))
    answers = data.draw(sheets(edition))
    before = scored(edition, answers).measures
    after = scored(edition, _rise(data, edition, answers)).measures
    fallen = {key for key, result in before.items() if _has_fallen(result, after[key])}
    assert fallen <= {"trap", "of_trap"}
    assert "of_trap" not in fallen or before["trap"] != after["trap"]
    return fallen


def trapped(count: int, minimum: int) -> Edition:
    """Questions like those of scenarios, and every aggregate over them."""
    rows = [option("r0", 0), option("r1", 1, tags=["used"]), option("r2", 2, tags=["used", "ai"])]
    asked = [question(f"q{i}", options=rows, may_not_apply=["x"]) for i in range(count)]
    keys = {"of": {"questions": [q["key"] for q in asked]}}
    trap = {"key": "trap", "aggregate": "share", "where": {"tag": "ai"}, "minimum": minimum}
    measures: list[Data] = [{**keys, **trap, "among": {"tag": "used"}}]
    measures += [{**keys, "key": name, "aggregate": name} for name in ("mean", "sum", "min", "max")]
    measures += [{**keys, "key": name, "aggregate": name, "where": {"tag": "ai"}}
                 for name in ("share", "count")]  # fmt: skip
    measures += [{"key": "of_trap", "of": {"measures": ["trap", "mean"]}, "aggregate": "mean"}]
    walk = {"key": "walk", "of": {"measures": ["share"]}, "aggregate": "cumulative"}
    return edition_of(asked, [*measures, {**walk, "where": {"at_least": "0.5"}}])


def _has_fallen(before: Any, after: Any) -> bool:
    if None in (before.low, after.low):
        return False
    return bool(after.low < before.low or after.high < before.high)
