"""Roads of worked plants through the national edition."""

from pathlib import Path

import pytest

from maturity.engine.edition import Edition
from maturity.engine.roadmap import Road, Wishes, plan_road
from maturity.engine.scoring import Answer, Sheet, score
from maturity.rubric_file import load_edition
from tests.test_worked_cases import CASES, sheet_of

TIERS = ("basic", "advanced", "excellence", "leading")


@pytest.fixture(scope="module")
def national() -> Edition:
    return load_edition(Path(__file__).parent.parent / "seeds" / "smart-factory-2025")


def walked(edition: Edition, sheet: Sheet, road: Road) -> Sheet:
    """The sheet once every step is done; what stays open is answered at its lowest row."""
    answers = dict(sheet.answers)
    for asked in edition.all_questions:
        given = answers.get(asked.key)
        if given is None and asked.kind in ("capability", "scenario"):
            answers[asked.key] = Answer(option=asked.closed_options[0].key)
    for step in sorted(road.steps, key=lambda step: step.phase):
        answers[step.question] = Answer(option=step.to_option)
    return Sheet(sheet.plant, answers, sheet.exceptions)


@pytest.mark.parametrize("tier", TIERS)
def test_a_plant_that_has_answered_nothing_has_a_road_to_every_tier(
    national: Edition, tier: str
) -> None:
    road = plan_road(national, Sheet(), tier)
    efforts = {"basic": 22, "advanced": 128, "excellence": 358, "leading": 618}
    assert (road.status, road.effort) == ("planned", efforts[tier])
    assert road.cheaper_is_impossible and road.phases[-1].reaches == tier
    assert f"{tier}.position" in [item.condition for item in road.out_of_hand]
    assert plan_road(national, Sheet(), tier) == road


@pytest.mark.parametrize("number", range(0, len(CASES), 9))
def test_the_steps_done_the_plants_own_conditions_are_met(national: Edition, number: int) -> None:
    if "refused" in CASES[number]["expect"]:
        number += 1
    sheet = sheet_of(national, CASES[number])
    road = plan_road(national, sheet, "leading")
    assert road.status in ("planned", "there")
    card = score(national, walked(national, sheet, road))
    aside = {item.condition for item in road.out_of_hand} | set(road.excepted)
    criteria = [c for c in national.conditions if c.kind == "criterion" and c.region is None]
    verdicts = {c.key: card.condition_result(c.key).verdict for c in criteria}
    assert {key for key, verdict in verdicts.items() if verdict != "met"} <= aside
    assert all(road.after[key] == verdict for key, verdict in verdicts.items())


def test_a_scenario_the_plant_will_not_have_is_gone_round_at_no_less_effort(
    national: Edition,
) -> None:
    free = plan_road(national, Sheet(), "basic")
    (scenario,) = [step.id for step in free.steps if step.scenario]
    other = plan_road(national, Sheet(), "basic", Wishes(forbidden=frozenset({scenario})))
    assert scenario not in [step.id for step in other.steps]
    assert other.status == "planned" and other.effort >= free.effort
