"""A number that no sheet can count: it does not fit 64 bits, and is in nobody's way."""

from maturity.engine.bulk import read_state_rows, score_many
from maturity.engine.scoring import Sheet, score
from tests.rubrics import condition, edition, question, tier

HUGE = 10**18


def test_what_not_applicable_would_count_is_left_aside_where_it_cannot_be_answered() -> None:
    asked = question("q", 0, "0.000000000000000001")
    measure = {"key": "m", "of": {"questions": ["q"]}, "aggregate": "min"}
    always = {**measure, "not_applicable": {"value": HUGE}}
    found = edition(
        [asked], [always], tiers=[tier("t", condition("c", "m", "0.000000000000000001"))]
    )
    sheets = [Sheet.from_data({"answers": {"q": row}}) for row in ("r0", "r1")]
    many = score_many(found, read_state_rows(found, sheets))
    assert [many.tier_key(int(rank)) for rank in many.strict.tier] == [None, "t"]
    assert [score(found, sheet).tier for sheet in sheets] == [None, "t"]
