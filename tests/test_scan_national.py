"""What to ask next of the national edition, and within which time."""

import time
from itertools import islice
from pathlib import Path

import pytest

from maturity.engine.edition import Question
from maturity.engine.scan import Scan, scan
from maturity.engine.scoring import Answer, Sheet, score
from maturity.engine.scoring.selecting import exact_value, question_inputs
from maturity.rubric_file import load_edition
from tests.test_worked_cases import sheet_of

NATIONAL = load_edition(Path(__file__).parent.parent / "seeds" / "smart-factory-2025")
CAPABILITY = [q.key for q in NATIONAL.questions if q.kind == "capability"]
SCENARIOS = [s.question_key for s in NATIONAL.scenarios]
TOP = {"standing.cmmm_level": Answer("level_5"), "standing.position": Answer("world")}


def full(base: str) -> dict[str, Answer]:
    return dict(sheet_of(NATIONAL, {"base": base}).answers)


def only_what(tier: str, needed: dict[str, Answer]) -> dict[str, Answer]:
    """The capability answers that the tiers up to this one ask for."""
    asked = {
        question.key
        for step in NATIONAL.tiers[: NATIONAL.tier_rank(tier) + 1]
        for condition in step.conditions
        for question in question_inputs(NATIONAL, NATIONAL.measure(condition.measure))
    }
    return {k: a for k, a in needed.items() if k in asked and not k.startswith("scenario.")}


def best_of(asked: Question) -> Answer:
    row = max(asked.closed_options, key=exact_value)
    return Answer(row.key)


def scanned(answers: dict[str, Answer]) -> Scan:
    return scan(NATIONAL, Sheet(answers=answers))


def test_an_empty_sheet_is_asked_what_the_basic_tier_asks() -> None:
    found = scanned({})
    assert (found.tier, found.to_prove, found.to_refute) == ("basic", 7, 1)
    assert found.out_of_reach == ()
    assert found.is_exact
    # Which ten scenarios will do does not matter, everything else is in every proving set.
    every = [key for key in found.next if all(key in one for one in found.proving)]
    assert {"standing.cmmm_level", "standing.position"} <= set(every)
    assert found.next[: len(every)] == tuple(every)
    assert len(found.proving) == 10


def test_a_refuted_tier_leaves_everything_out_of_reach() -> None:
    found = scanned({"standing.cmmm_level": Answer("level_1")})
    assert found.tier is None
    assert found.out_of_reach == tuple(tier.key for tier in NATIONAL.tiers)


def test_a_position_below_the_second_tier_is_said_at_once() -> None:
    found = scanned({"standing.position": Answer("above_average")})
    assert found.tier == "basic"
    assert found.out_of_reach == ("advanced", "excellence", "leading")


@pytest.mark.parametrize("base", ["basic", "advanced", "excellence", "leading"])
def test_a_full_sheet_asks_nothing(base: str) -> None:
    found = scanned(full(base))
    assert (found.tier, found.next) == (None, ())


@pytest.mark.parametrize("base", ["basic", "advanced", "excellence", "leading"])
@pytest.mark.parametrize("left_out", [CAPABILITY, SCENARIOS], ids=["capability", "scenarios"])
def test_the_best_rows_of_the_first_set_prove_the_tier(base: str, left_out: list[str]) -> None:
    answers = {key: a for key, a in full(base).items() if key not in left_out}
    found = scanned(answers)
    assert found.is_exact
    assert found.tier == "basic"
    given = {key: best_of(NATIONAL.question(key)) for key in found.proving[0]}
    card = score(NATIONAL, Sheet(answers={**answers, **given}))
    assert card.tier_result("basic").verdict == "met"


def test_towards_excellence_the_open_scenarios_count_for_two_conditions() -> None:
    """Three with AI are there, eight of forty are a fifth: five more, and among them one in each
    of the two aspects that have none yet."""
    held = full("leading") | TOP
    used = [key for key in SCENARIOS if held[key].option == "in_use_ai"]
    kept = [
        next(key for key in used if NATIONAL.question(key).aspect == aspect)
        for aspect in ("production_operation", "production_management", "operations_management")
    ]
    found = scanned(only_what("leading", held) | TOP | {key: held[key] for key in kept})
    assert (found.tier, found.to_prove, found.is_exact) == ("excellence", 5, True)
    assert {NATIONAL.question(key).aspect for key in found.next[:7]} == {
        "factory_construction",
        "rd_design",
    }


def timed(answers: dict[str, Answer]) -> tuple[float, Scan]:
    sheet = Sheet(answers=answers)
    card = score(NATIONAL, sheet)
    start = time.process_time()
    found = scan(NATIONAL, sheet, card)
    return time.process_time() - start, found


def test_an_empty_sheet_takes_little_time() -> None:
    timed({})
    assert timed({})[0] < 0.3


@pytest.mark.parametrize("tier", ["basic", "advanced", "excellence"])
def test_with_the_tier_below_held_and_the_rest_open_it_is_still_exact(tier: str) -> None:
    held = full("leading") | TOP
    capable = only_what(tier, held)
    used = [key for key in SCENARIOS if held[key].option == "in_use_ai"]
    some = islice(used, 12) if tier == "excellence" else used[-1:]
    answers = capable | TOP | {key: held[key] for key in some}
    taken, found = timed(answers)
    assert found.is_exact
    assert taken < 0.3
