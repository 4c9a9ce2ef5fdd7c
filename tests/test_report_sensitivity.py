"""What the result hangs on, in the report: which evidence to have ready, which bars matter."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from assessments import roads
from assessments.reports.build import compose
from assessments.roads import Plans
from maturity.engine.scoring import Sheet, score
from maturity.engine.sensitivity import FragileAnswer, MovedThreshold, MovedWeight, Sensitivity
from tests.reporting import report_of
from tests.test_report_road import FACTS, edition


def sensitive(found: Sensitivity) -> Any:
    sheet = Sheet.from_data({"answers": {"a": "r1", "b": "r1"}})
    plans = Plans(roads.road_to, lambda *_: found)
    made = edition()
    card = score(made, sheet)
    assert card.tier == "low"
    part = compose(made, sheet, card, FACTS, language="en", plans=plans).sensitivity
    assert part is not None
    return part


FRAGILE = FragileAnswer("a", "r1", "r0", None, ("low.a",))


def test_the_evidence_to_have_ready_is_named_answer_by_answer():
    part = sensitive(Sensitivity("low", (FRAGILE, replace(FRAGILE, question="b")), (), ()))
    assert part.headline == (
        "Have the evidence for these ready: if any one of these 2 answers were judged one row "
        "lower, the conditions of the low tier would no longer be met."
    )
    first = part.answers[0]
    assert (first.question, first.department, first.now, first.below) == ("a", "Shop", "r1", "r0")
    assert (first.left, first.lost) == ("none", ("A",))


def test_one_answer_is_spoken_of_as_one():
    assert "for this one ready" in sensitive(Sensitivity("low", (FRAGILE,), (), ())).headline


def test_where_nothing_hangs_on_one_answer_that_is_said():
    part = sensitive(Sensitivity("low", (), (), ()))
    assert part.headline.startswith("No single answer carries the result")
    assert part.moved_line.startswith("No weight, and no bar")


def test_a_bar_and_a_weight_that_matter_have_one_sentence_each():
    bar = MovedThreshold("high.both", Fraction(2), Fraction(9, 5), "high")
    weight = MovedWeight("both", "a", Fraction(1), Fraction(11, 10), None)
    part = sensitive(Sensitivity("low", (), (bar,), (weight,)))
    assert part.moved == (
        'If the bar for "Both" stood at 1.8 instead of 2, the conditions would be met up to: high.',
        'If the weight of "a" in "Both" were 1.1 instead of 1, no tier\'s conditions would be met.',
    )


def test_the_real_sensitivity_of_the_national_edition_is_told():
    part = report_of("advanced").sensitivity
    assert part is not None
    assert part.tier_name == "Advanced"
    assert len(part.answers) > 3
    assert all(row.now and row.below and row.lost for row in part.answers)
