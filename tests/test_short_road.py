"""The short road in: only what decides is asked, and how many questions that is."""

from pathlib import Path

import pytest

from assessments.short_road import find_short_road
from assessments.simulate import draw_plants, sheet_of
from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Sheet, score
from maturity.rubric_file import load_edition
from tests import test_worked_cases

NATIONAL = load_edition(Path(__file__).parents[1] / "seeds" / "smart-factory-2025")
SMALL = load_edition(Path(__file__).parent / "data" / "small.yaml")
TIERS = [tier.key for tier in NATIONAL.tiers]


def worked(base: str) -> Sheet:
    return test_worked_cases.sheet_of(NATIONAL, {"base": base})


def walked(edition: Edition, full: Sheet, target: str, given: dict[str, Answer]) -> list[str]:
    """What a plant with these answers is asked until the target is decided; `given` grows."""
    asked: list[str] = []
    while True:
        sheet = Sheet(full.plant, dict(given))
        road = find_short_road(edition, sheet, target, given.keys() | set(asked))
        if road.question is None:
            return asked
        assert road.question not in asked
        asked.append(road.question)
        if road.question in full.answers:
            given[road.question] = full.answers[road.question]


@pytest.mark.parametrize(
    ("base", "target", "verdict", "most"),
    [
        ("nothing", "basic", "not_met", 1),
        ("basic", "basic", "met", 14),
        ("basic", "advanced", "not_met", 1),
        ("advanced", "basic", "met", 14),
        ("advanced", "advanced", "met", 44),
        ("excellence", "excellence", "met", 78),
        ("leading", "leading", "met", 80),
    ],
)
def test_the_national_edition_is_decided_with_so_many_questions(base, target, verdict, most):
    given: dict[str, Answer] = {}
    asked = walked(NATIONAL, worked(base), target, given)
    assert len(asked) <= most
    card = score(NATIONAL, Sheet(answers=given))
    assert card.tier_result(target).verdict == verdict
    assert (
        card.tier_result(target).verdict
        == score(NATIONAL, worked(base)).tier_result(target).verdict
    ), "the short road and the whole self-check say the same"


def test_nearly_every_plant_learns_its_tier_with_forty_questions():
    """Tier by tier upwards until one is out of reach, as the page leads."""
    counts = []
    for plant in draw_plants(NATIONAL, 40, 7):
        full, given, asked = sheet_of(plant), {}, 0
        for tier in TIERS:
            asked += len(walked(NATIONAL, full, tier, given))
            verdict = find_short_road(NATIONAL, Sheet(full.plant, given), tier).verdict
            if verdict != "met":
                break
        counts.append(asked)
    counts.sort()
    assert counts[len(counts) // 2] <= 15
    assert sum(count <= 40 for count in counts) >= 36


@pytest.mark.parametrize("base", ["basic", "advanced", "excellence"])
def test_nothing_is_asked_that_cannot_matter(base):
    """Each question asked can still change what its tier comes to."""
    full, given = worked(base), {}
    target = TIERS[min(TIERS.index(base) + 1, len(TIERS) - 1)]
    steps = 0
    while road_at(given, target).question:
        road = road_at(given, target)
        before = score(NATIONAL, Sheet(answers=given))
        undecided = {
            key
            for tier in before.tiers[: TIERS.index(target) + 1]
            if tier.verdict == "undecided"
            for condition in tier.conditions
            if condition.kind == "criterion" and condition.verdict == "undecided"
            for key in condition.open
        }
        assert road.question in undecided
        assert set(road.left) <= undecided
        given[road.question] = full.answers[road.question]
        assert len(road_at(given, target).left) < len(road.left), "the way only grows shorter"
        steps += 1
    assert steps


def road_at(given: dict[str, Answer], target: str):
    return find_short_road(NATIONAL, Sheet(answers=dict(given)), target, given.keys())


def test_a_decided_tier_asks_nothing_more():
    road = find_short_road(NATIONAL, Sheet(answers={"standing.cmmm_level": Answer("none")}), "")
    assert (road.target, road.verdict, road.question, road.left) == ("basic", "not_met", None, ())
    assert road.out_of_reach == tuple(TIERS)
    assert [condition.key for condition in road.failing] == ["basic.cmmm"]


def test_without_a_wish_the_tier_above_the_proven_one_is_aimed_at():
    assert find_short_road(NATIONAL, Sheet(), "").target == "basic"
    assert find_short_road(NATIONAL, Sheet(), "no tier").target == "basic"
    assert find_short_road(NATIONAL, worked("basic"), "").target == "advanced"
    assert find_short_road(NATIONAL, worked("leading"), "").target == "leading"


def test_what_nobody_knows_yet_is_asked_once_and_named_at_the_end():
    given: dict[str, Answer] = {}
    full = Sheet(answers={key: a for key, a in worked("basic").answers.items()})
    unknown = {"standing.cmmm_level", "device.settings"}
    known = Sheet(answers={k: a for k, a in full.answers.items() if k not in unknown})
    asked = walked(NATIONAL, known, "basic", given)
    assert unknown <= set(asked)
    road = find_short_road(NATIONAL, Sheet(answers=given), "basic", set(asked))
    assert (road.question, road.verdict) == (None, "undecided")
    assert set(road.set_aside) == unknown


def test_a_row_that_holds_too_narrowly_is_not_asked_again_and_again():
    plant = Sheet.from_data({"plant": {"totals": {"machines": 10}}, "answers": {}}).plant
    narrow = {"device.state": Answer("messaged", count=1)}
    road = find_short_road(SMALL, Sheet(plant, narrow), "basic", narrow.keys())
    assert road.question != "device.state"
    assert road.set_aside == ("device.state",)


def test_eligibility_and_advice_are_not_asked():
    kinds = {
        NATIONAL.question(key).kind for key in find_short_road(NATIONAL, Sheet(), "leading").asked
    }
    assert "eligibility" not in kinds
