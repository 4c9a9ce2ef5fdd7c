"""Properties of the score, on generated editions and against a scorer that tries everything."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.problems import problems
from maturity.engine.problems.measures import find_in_measures
from maturity.engine.problems.notebook import Notebook
from maturity.engine.scoring import compile_edition
from maturity.engine.scoring.selecting import exact_value
from tests.generated import (
    NA,
    TIERS,
    Slow,
    as_answer,
    fillings,
    possible,
    rubrics,
    sheets,
)
from tests.rubrics import Data, scored

quick = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)

# Where most of what is drawn does not fit the claim.
brief = settings(quick, max_examples=25)

RANKS: dict[str | None, int] = {None: -1, "low": 0, "high": 1}


def sound(data: Data) -> Edition:
    """The edition, if its measures can be computed; whether its tiers are in reach is no matter."""
    edition = Edition.from_data(data)
    notebook = Notebook()
    find_in_measures(edition, notebook)
    assume(not notebook.has_errors)
    return edition


@quick
@given(st.data())
def test_intervals_contain_every_filling_and_where_sharp_are_reached(data: Any) -> None:
    edition = sound(data.draw(rubrics()))
    answers = data.draw(sheets(edition))
    card = scored(edition, answers)
    every = [Slow(edition, filling) for filling in fillings(edition, answers)]
    for key, result in card.measures.items():
        found = [slow.value(key) for slow in every]
        values = [value for value in found if value is not None]
        assert result.can_be_empty or None not in found
        if not values:
            assert not result.is_sharp or result.low is None
            continue
        assert result.low is not None and result.high is not None
        assert result.low <= min(values) and max(values) <= result.high
        if result.is_sharp:
            assert (result.low, result.high) == (min(values), max(values))
            assert result.can_be_empty == (None in found)


@quick
@given(st.data())
def test_verdicts_hold_for_every_filling(data: Any) -> None:
    edition = sound(data.draw(rubrics()))
    answers = data.draw(sheets(edition))
    card = scored(edition, answers)
    every = [Slow(edition, filling) for filling in fillings(edition, answers)]
    for tier in card.tiers:
        for result in tier.conditions:
            held = {slow.holds(result.key) for slow in every}
            allowed = {"met": {True}, "not_met": {False}}.get(result.verdict, {True, False})
            assert held <= allowed
            if card.measures[result.measure].is_sharp and result.verdict == "undecided":
                assert held == {True, False}
    ranks = RANKS
    reached = [ranks[slow.tier()] for slow in every]
    assert ranks[card.tier] <= min(reached) and max(reached) <= ranks[card.best_tier]
    if card.best_tier_exact:
        assert max(reached) == ranks[card.best_tier]


@quick
@given(st.data())
def test_more_answers_only_narrow(data: Any) -> None:
    edition = sound(data.draw(rubrics()))
    answers = data.draw(sheets(edition))
    open_ = [q for q in edition.questions if q.key not in answers]
    assume(open_)
    asked = data.draw(st.sampled_from(open_))
    more = {**answers, asked.key: as_answer(data.draw(st.sampled_from(possible(asked))))}
    before, after = scored(edition, answers).measures, scored(edition, more).measures
    assert before
    for key, wide in before.items():
        narrow = after[key]
        assert wide.can_be_empty or not narrow.can_be_empty
        if narrow.low is not None and narrow.high is not None:
            assert wide.low is not None and wide.high is not None
            assert wide.low <= narrow.low <= narrow.high <= wide.high


@quick
@given(st.data())
def test_the_order_of_questions_does_not_matter(data: Any) -> None:
    plain = data.draw(rubrics())
    edition = sound(plain)
    answers = data.draw(sheets(edition))
    shuffled = Edition.from_data(
        {**plain, "questions": data.draw(st.permutations(plain["questions"]))}
    )
    one, other = scored(edition, answers), scored(shuffled, answers)
    assert one.measures == other.measures
    assert (one.tier, one.best_tier) == (other.tier, other.best_tier)


@brief
@given(st.data(), st.fractions(min_value=Fraction(1, 7), max_value=9, max_denominator=7))
def test_scaling_the_weights_of_a_mean_changes_nothing(data: Any, factor: Fraction) -> None:
    plain = data.draw(rubrics())
    edition = sound(plain)
    answers = data.draw(sheets(edition))
    weights = {q["key"]: q["weight"] for q in plain["questions"]}

    def with_weights(by: Fraction) -> Edition:
        measures = [
            {**m, "weights": {key: str(weights[key] * by) for key in m["of"]["questions"]}}
            if m["aggregate"] == "mean" and "questions" in m["of"]
            else m
            for m in plain["measures"]
        ]
        return Edition.from_data({**plain, "measures": measures})

    one, other = with_weights(Fraction(1)), with_weights(factor)
    assert scored(edition, answers).measures == scored(one, answers).measures
    assert scored(one, answers).measures == scored(other, answers).measures


@brief
@given(st.data())
def test_excluded_as_not_applicable_equals_deleting_the_question(data: Any) -> None:
    plain = {**data.draw(rubrics()), "not_applicable": "exclude"}
    plain["measures"] = [
        {k: v for k, v in m.items() if k != "not_applicable"} for m in plain["measures"]
    ]
    edition = sound(plain)
    optional = [q.key for q in edition.questions if q.may_not_apply]
    assume(optional)
    gone = data.draw(st.sampled_from(optional))
    left = [
        {**m, "of": {"questions": [k for k in m["of"]["questions"] if k != gone]}}
        if "questions" in m["of"]
        else m
        for m in plain["measures"]
    ]
    assume(all(m["of"].get("questions", True) for m in left))
    without = [q for q in plain["questions"] if q["key"] != gone]
    smaller = Edition.from_data({**plain, "measures": left, "questions": without})
    answers = {k: v for k, v in data.draw(sheets(edition)).items() if k != gone}
    excluded = scored(edition, {**answers, gone: as_answer(NA)})
    deleted = scored(smaller, answers)
    for key, result in excluded.measures.items():
        other = deleted.measures[key]
        assert (result.low, result.high) == (other.low, other.high)
        assert result.can_be_empty == other.can_be_empty


@brief
@given(st.data())
def test_all_best_answers_reach_the_top_of_an_edition_without_errors(data: Any) -> None:
    edition = Edition.from_data(data.draw(rubrics(rising=True)))
    assume(not any(p.severity == "error" for p in problems(edition)))
    best = {
        a.question.key: a.options[a.best].key for a in compile_edition(edition).questions.values()
    }
    assert scored(edition, best).tier == TIERS[-1]


@quick
@given(st.data())
def test_scoring_twice_gives_the_same_bytes(data: Any) -> None:
    plain = data.draw(rubrics())
    edition = sound(plain)
    answers = data.draw(sheets(edition))

    def written(edition: Edition) -> str:
        return json.dumps(scored(edition, answers).to_data(), ensure_ascii=False)

    assert written(edition) == written(edition) == written(Edition.from_data(edition.to_data()))


@brief
@given(st.data())
def test_raising_an_answer_never_lowers_a_tier(data: Any) -> None:
    """In editions whose conditions are all at_least and whose tags accumulate; a share among a
    tag is the one exception, see test_scoring."""
    edition = sound(data.draw(rubrics(rising=True)))
    answers = data.draw(sheets(edition))
    rises = [
        (q.key, row.key)
        for q in edition.questions
        for row in q.options
        if isinstance(given := answers.get(q.key), str)
        and (now := q.option(given)) is not None
        and exact_value(row) > exact_value(now)
    ]
    assume(rises)
    key, row = data.draw(st.sampled_from(rises))
    before, after = scored(edition, answers), scored(edition, {**answers, key: row})
    ranks = RANKS
    assert ranks[after.tier] >= ranks[before.tier]
    assert ranks[after.best_tier] >= ranks[before.best_tier]
