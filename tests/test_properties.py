"""Properties of measures, on generated editions and against a scorer that tries everything."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from tests.generated import (
    NA,
    as_answer,
    choices_of,
    possible,
    rubrics,
    sheets,
    whole_sheets,
)
from tests.generated.claims import often, seldom, sound
from tests.rubrics import Data, scored


@often
@given(st.data())
def test_more_answers_only_narrow(data: Any) -> None:
    edition = sound(data.draw(rubrics(whole=True)))
    sheet = data.draw(whole_sheets(edition))
    before = scored(edition, **sheet)
    assume(before.open)
    asked = edition.question(data.draw(st.sampled_from(before.open)))
    more = as_answer(data.draw(st.sampled_from(possible(asked))))
    after = scored(edition, **{**sheet, "answers": {**sheet["answers"], asked.key: more}})
    for key, wide in before.measures.items():
        narrow = after.measures[key]
        assert wide.can_be_empty or not narrow.can_be_empty
        if narrow.low is not None and narrow.high is not None:
            assert wide.low is not None and wide.high is not None
            assert wide.low <= narrow.low <= narrow.high <= wide.high
    for tier, later in zip(before.tiers, after.tiers, strict=True):
        for result, then in zip(tier.conditions, later.conditions, strict=True):
            assert result.verdict in ("undecided", then.verdict)


@often
@given(st.data())
def test_the_order_of_questions_does_not_matter(data: Any) -> None:
    plain = data.draw(rubrics(whole=True))
    edition = sound(plain)
    sheet = data.draw(whole_sheets(edition))
    shuffled = Edition.from_data(
        {**plain, "questions": data.draw(st.permutations(plain["questions"]))}
    )
    answers = dict(data.draw(st.permutations(list(sheet["answers"].items()))))
    one, other = scored(edition, **sheet), scored(shuffled, **{**sheet, "answers": answers})
    assert one.measures == other.measures
    assert (one.tier, one.best_tier) == (other.tier, other.best_tier)
    assert (one.with_exception, one.narrow) == (other.with_exception, other.narrow)


@seldom
@given(st.data(), st.fractions(min_value=Fraction(1, 7), max_value=9, max_denominator=7))
def test_scaling_the_weights_of_a_mean_changes_nothing(data: Any, factor: Fraction) -> None:
    plain = data.draw(rubrics())
    edition = sound(plain)
    answers = data.draw(sheets(edition))

    def with_weights(by: Fraction) -> Edition:
        measures = [_weighed(plain, m, by) if m["aggregate"] == "mean" else m
                    for m in plain["measures"]]  # fmt: skip
        return Edition.from_data({**plain, "measures": measures})

    one, other = with_weights(Fraction(1)), with_weights(factor)
    assert scored(edition, answers).measures == scored(one, answers).measures
    assert scored(one, answers).measures == scored(other, answers).measures


def _weighed(plain: Data, measure: Data, by: Fraction) -> Data:
    """With every weight written out, and multiplied."""
    own = {q["key"]: q["weight"] for q in plain["questions"]}
    inputs = measure["of"].get("questions") or measure["of"]["measures"]
    weights = {key: own.get(key, 1) for key in inputs} | measure.get("weights", {})
    return {**measure, "weights": {key: str(Fraction(w) * by) for key, w in weights.items()}}


@seldom
@given(st.data())
def test_excluded_as_not_applicable_equals_deleting_the_question(data: Any) -> None:
    plain = {**data.draw(rubrics(whole=True)), "not_applicable": "exclude"}
    plain["measures"] = [
        {k: v for k, v in m.items() if k != "not_applicable"} for m in plain["measures"]
    ]
    edition = sound(plain)
    sheet = data.draw(whole_sheets(edition))
    optional = [q for q in edition.questions if q.may_not_apply]
    asked = [q.key for q in optional if choices_of(q, as_answer(NA), sheet["plant"])]
    assume(asked)
    gone = data.draw(st.sampled_from(asked))
    left = [without(m, gone) for m in plain["measures"]]
    assume(all(m["of"].get("questions", True) for m in left))
    others = [q for q in plain["questions"] if q["key"] != gone]
    smaller = Edition.from_data({**plain, "measures": left, "questions": others})
    answers = {k: v for k, v in sheet["answers"].items() if k != gone}
    excluded = scored(edition, **{**sheet, "answers": {**answers, gone: as_answer(NA)}})
    deleted = scored(smaller, **{**sheet, "answers": answers})
    for key, result in excluded.measures.items():
        other = deleted.measures[key]
        assert (result.low, result.high) == (other.low, other.high)
        assert result.can_be_empty == other.can_be_empty
    assert excluded.tier == deleted.tier
    assert (excluded.narrow, excluded.with_exception) == (deleted.narrow, deleted.with_exception)


def without(measure: Data, gone: str) -> Data:
    """The measure, not naming that question."""
    if "questions" not in measure["of"]:
        return measure
    named = [key for key in measure["of"]["questions"] if key != gone]
    weights = {key: w for key, w in measure.get("weights", {}).items() if key != gone}
    return {**measure, "of": {"questions": named}, **({"weights": weights} if weights else {})}


@often
@given(st.data())
def test_scoring_twice_gives_the_same_bytes(data: Any) -> None:
    plain = data.draw(rubrics(whole=True))
    edition = sound(plain)
    sheet = data.draw(whole_sheets(edition))

    def written(edition: Edition) -> str:
        return json.dumps(scored(edition, **sheet).to_data(), ensure_ascii=False)

    assert written(edition) == written(edition) == written(Edition.from_data(edition.to_data()))
