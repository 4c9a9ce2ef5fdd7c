"""Which answers reach which tier of the national edition 2025, and what stands in the way alone."""

from fractions import Fraction
from pathlib import Path

import pytest

from maturity.engine.edition import Edition, Question
from maturity.engine.scoring import Answer, Plant, Scorecard, Sheet, score
from maturity.rubric_file import load_edition

NATIONAL: Edition = load_edition(Path(__file__).parent.parent / "seeds" / "smart-factory-2025")
TIERS = [tier.key for tier in NATIONAL.tiers]
TOTALS = {total.key: 10 for total in NATIONAL.totals}
CAPABILITY = [q for q in NATIONAL.all_questions if q.kind == "capability"]
NOT_APPLICABLE = Answer(not_applicable=True, reason="does not exist here")
ON_PAPER = {
    "basic": {"standing.cmmm_level": "level_2", "standing.position": "above_average"},
    "advanced": {"standing.cmmm_level": "level_2", "standing.position": "province"},
    "excellence": {"standing.cmmm_level": "level_3", "standing.position": "nation"},
    "leading": {"standing.cmmm_level": "level_4", "standing.position": "world"},
}
FIRST_IN_USE = ["FC01", "RD04", "PM08", "PO20", "OM30"]

# Questions that, at their lowest row and all others at their best, take this tier away alone.
ALONE = {
    "basic": ["device.abnormality", "device.settings", "device.connection", "line.automation"],
    "advanced": [
        "line.inspection",
        "line.process_control",
        "workshop.sequence",
        "enterprise.order_close",
    ],
    "excellence": [
        "line.changeover",
        "line.process_planning",
        "factory.layout",
        "factory.network",
        "factory.computing",
        "factory.security",
        "factory.data",
        "enterprise.design_change",
        "enterprise.virtual_test",
        "enterprise.process_knowledge",
    ],
    "leading": ["ecosystem.co_design"],
}


def worth(question: Question, value: Fraction) -> Answer:
    """The row of that value, said to hold everywhere."""
    return everywhere(question, next(o.key for o in question.options if o.value == value))


def everywhere(question: Question, option: str) -> Answer:
    if question.breadth is None:
        return Answer(option)
    return Answer(option, count=10, of=None if question.breadth.count_of else 10)


def just_deep_enough(question: Question, tier: str) -> Answer:
    upto = TIERS[: TIERS.index(tier) + 1]
    asked = [row for row in question.options if row.asked_at in upto]
    return everywhere(question, asked[-1].key) if asked else worth(question, question.lowest)


def best() -> dict[str, Answer]:
    return {question.key: worth(question, question.highest) for question in NATIONAL.all_questions}


def scored(answers: dict[str, Answer], plant_type: str = "process") -> Scorecard:
    return score(NATIONAL, Sheet(Plant(plant_type, totals=TOTALS), answers))


def exactly(tier: str, *, nothing_applies: bool) -> dict[str, Answer]:
    """Every capability at the depth asked, one scenario per aspect, no more on paper than asked."""
    ai = tier in ("excellence", "leading")
    answers = best() | {key: Answer(option) for key, option in ON_PAPER[tier].items()}
    for question in CAPABILITY:
        left_out = nothing_applies and question.may_not_apply
        answers[question.key] = NOT_APPLICABLE if left_out else just_deep_enough(question, tier)
    for scenario in NATIONAL.scenarios:
        in_use = ("in_use_ai" if ai else "in_use") if scenario.key in FIRST_IN_USE else "none"
        answers[f"scenario.{scenario.key}"] = Answer(in_use)
    return answers


@pytest.mark.parametrize("nothing_applies", [False, True])
@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("plant_type", ["discrete", "process"])
def test_what_a_tier_asks_reaches_that_tier_and_no_higher(
    plant_type: str, tier: str, nothing_applies: bool
) -> None:
    card = scored(exactly(tier, nothing_applies=nothing_applies), plant_type)
    assert (card.tier, card.best_tier) == (tier, tier)


def test_no_gate_is_empty_when_all_that_may_not_apply_does_not() -> None:
    card = scored(exactly("leading", nothing_applies=True))
    empty = [c.key for tier in card.tiers for c in tier.conditions if c.low is None]
    assert empty == []


def test_the_questions_that_bar_a_tier_alone_are_these() -> None:
    barred: dict[str | None, list[str]] = {}
    for question in CAPABILITY:
        reached = scored(best() | {question.key: worth(question, question.lowest)}).tier
        barred.setdefault(reached, []).append(question.key)
    above = [None, *TIERS]
    assert {tier: barred.get(above[rank]) for rank, tier in enumerate(TIERS)} == ALONE


def test_clean_years_that_nobody_looked_up_leave_filing_undecided() -> None:
    card = scored(best() | {"eligibility.clean_years": Answer("not_looked_up")})
    assert card.tier == "leading"
    assert {tier.eligible for tier in card.tiers} == {"undecided"}
