"""Many sheets at once say what the exact engine says of each."""

from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.engine.bulk import VERDICTS, ManyScores, bounds, read_state_rows, score_many
from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Plant, Scorecard, Sheet, SheetError, score
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL
from tests.generated import rubrics, whole_sheets
from tests.generated.claims import sound
from tests.rubrics import Data

PROVINCES = [None, "jiangsu", "hubei"]


def bulk(edition: Edition, given: list[Sheet]) -> ManyScores:
    return score_many(
        edition,
        read_state_rows(edition, given),
        provinces=[sheet.plant.province for sheet in given],
        exceptions=[sheet.exceptions for sheet in given],
    )


def told(many: ManyScores, row: int) -> Data:
    found: Data = {
        name: (many.tier_key(ranks.tier[row]), many.tier_key(ranks.best_tier[row]))
        for name, ranks in (
            ("strict", many.strict),
            ("narrow", many.narrow),
            ("with_exception", many.with_exception),
        )
    }
    found["eligible"] = [VERDICTS[code] for code in many.eligible[:, row]]
    found["verdicts"] = {
        key: VERDICTS[code]
        for key, code in zip(many.conditions, many.verdicts[:, row], strict=True)
    }
    return found


def of_card(edition: Edition, card: Scorecard) -> Data:
    verdicts = {c.key: c.verdict for tier in card.tiers for c in tier.conditions}
    return {
        "strict": (card.tier, card.best_tier),
        "narrow": (card.narrow.tier, card.narrow.best_tier),
        "with_exception": (card.with_exception.tier, card.with_exception.best_tier),
        "eligible": [tier.eligible for tier in card.tiers],
        "verdicts": {c.key: verdicts.get(c.key) for c in edition.conditions},
    }


def check(edition: Edition, given: list[Sheet]) -> ManyScores:
    many = bulk(edition, given)
    assert given
    for row, sheet in enumerate(given):
        assert told(many, row) == of_card(edition, score(edition, sheet)), row
    return many


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """With types, breadth, regions, demands and exceptions, and weights that share no factor."""
    data = draw(rubrics(whole=True))
    for question in data["questions"]:
        if draw(st.integers(0, 3)) == 0:
            question["weight"] = draw(st.sampled_from(["0.254", "1.5", "0.1"]))
    return sound(data)


def drawn_sheet(data: Any, edition: Edition) -> Sheet:
    return Sheet.from_data(data.draw(whole_sheets(edition)))


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_bulk_equals_the_exact_engine_on_generated_editions(data: Any) -> None:
    edition = data.draw(editions())
    many = check(edition, [drawn_sheet(data, edition) for _ in range(8)])
    assert not many.exact_measures
    assert not many.exact.any()


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.data(), st.sampled_from([1, 12, 100]))
def test_whatever_part_of_an_edition_does_not_fit_the_scores_are_right(
    data: Any, limit: int
) -> None:
    edition = data.draw(editions())
    with patch.object(bounds, "LIMIT", limit):
        many = check(edition, [drawn_sheet(data, edition) for _ in range(6)])
    if limit == 1:
        assert set(many.exact_measures) == {c.measure for c in edition.conditions}


@pytest.fixture(scope="module")
def national_edition() -> Edition:
    return load_edition(NATIONAL)


def random_sheet(edition: Edition, rng: Random) -> Sheet:
    """Of any kind: empty or full, poor or rich, with counts, exceptions and what does not apply."""
    totals = {total.key: rng.randint(1, 60) for total in edition.totals if rng.random() < 0.9}
    openness, poverty = rng.choice([0.0, 0.05, 0.3, 1.0]), rng.choice([0.0, 0.03, 0.5])
    answers = {}
    for question in edition.all_questions:
        if rng.random() < openness:
            continue
        if question.may_not_apply and rng.random() < 0.1:
            answers[question.key] = Answer(not_applicable=True, reason="none here")
            continue
        rows = question.options if rng.random() < poverty else question.options[-2:]
        count = of = None
        if question.breadth is not None and rng.random() < 0.8:
            key = question.breadth.count_of
            of = None if key else rng.randint(1, 20)
            total = totals.get(key) if key else of
            count = rng.randint(total // 3, total) if total else None
        answers[question.key] = Answer(option=rng.choice(rows).key, count=count, of=of)
    excepted = [demand.key for demand in edition.demands if demand.may_be_excepted]
    return Sheet(
        Plant(rng.choice([None, "discrete", "process"]), rng.choice(PROVINCES), totals),
        answers,
        dict.fromkeys(excepted[: rng.randint(0, len(excepted))], "a reason"),
    )


def test_bulk_equals_the_exact_engine_on_the_national_edition(national_edition: Edition) -> None:
    rng = Random(7)  # noqa: S311 - draws test data
    many = check(national_edition, [random_sheet(national_edition, rng) for _ in range(300)])
    assert not many.exact.any()
    assert set(many.strict.best_tier.tolist()) >= {-1, 0, 1, 2, 3}
    assert (many.with_exception.best_tier > many.strict.best_tier).any()


def test_more_sheets_than_are_computed_together_are_scored_alike(
    national_edition: Edition,
) -> None:
    rng = Random(8)  # noqa: S311 - draws test data
    some = [random_sheet(national_edition, rng) for _ in range(40)]
    states = read_state_rows(national_edition, some)
    one = score_many(national_edition, states)
    many = score_many(national_edition, np.tile(states, (1000, 1)))
    assert np.array_equal(np.tile(one.verdicts, (1, 1000)), many.verdicts)
    assert np.array_equal(np.tile(one.strict.tier, 1000), many.strict.tier)


def test_no_sheets_give_no_scores(national_edition: Edition) -> None:
    many = score_many(national_edition, read_state_rows(national_edition, []))
    assert many.strict.tier.shape == (0,)
    assert many.verdicts.shape == (len(national_edition.conditions), 0)


def test_a_state_that_a_question_does_not_have_is_refused(national_edition: Edition) -> None:
    states = read_state_rows(national_edition, [Sheet()])
    states[0, 0] = 200
    with pytest.raises(ValueError, match="has no state 200"):
        score_many(national_edition, states)
    with pytest.raises(ValueError, match="one column a question"):
        score_many(national_edition, states[:, 1:])


def test_an_exception_that_is_not_allowed_is_refused(national_edition: Edition) -> None:
    states = read_state_rows(national_edition, [Sheet()])
    with pytest.raises(SheetError, match="may not be excepted"):
        score_many(national_edition, states, exceptions=[{"basic.cmmm": "a reason"}])
