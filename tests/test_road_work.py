"""The work on a road is bounded and counted; what was not shown is not claimed."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from maturity.engine.edition import Edition
from maturity.engine.roadmap import Road, SolverError, Wishes, best_within_budget, plan_road
from maturity.engine.roadmap import solver as solving
from maturity.engine.roadmap.printing import road_lines
from maturity.engine.scoring import Sheet
from tests.rubrics import condition, edition, question, tier

QUESTIONS = [f"q{n}" for n in range(24)]


def knapsack() -> Edition:
    """A sum to reach by questions of many worths: nothing a first glance solves."""
    asked = [question(key, 0, 7 + n * n % 23) for n, key in enumerate(QUESTIONS)]
    total = {"key": "m", "of": {"questions": QUESTIONS}, "aggregate": "sum"}
    return edition(asked, [total], tiers=[tier("t", condition("c", "m", 217))])


def efforts() -> dict[str, Fraction]:
    return {f"{key}:r1": Fraction(1000 + n * 37 % 29) for n, key in enumerate(QUESTIONS)}


def planned(budget: int | None = None) -> Road:
    wishes = Wishes(estimates=efforts(), budget=None if budget is None else Fraction(budget))
    plan = plan_road if budget is None else best_within_budget
    return plan(knapsack(), Sheet(), wishes=wishes)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """One run of the solver, and no more."""
    monkeypatch.setattr(solving, "ALLOWED", 1)


def test_with_the_work_allowed_the_least_effort_is_shown() -> None:
    assert planned().cheaper_is_impossible


@pytest.mark.usefixtures("hurried")
def test_without_work_left_a_road_is_told_but_not_called_the_cheapest() -> None:
    road = planned()
    assert (road.status, road.unmet, road.cheaper_is_impossible) == ("planned", (), False)
    told = "\n".join(road_lines(knapsack(), road))
    assert "Nothing cheaper was found; that there is nothing was not shown" in told
    assert "cannot be done" not in told
    assert "未找到更省力的办法" in "\n".join(road_lines(knapsack(), road, "zh-hans"))


@pytest.mark.usefixtures("hurried")
def test_the_same_sheet_gets_the_same_road_when_work_runs_out() -> None:
    assert planned() == planned()


@pytest.mark.usefixtures("hurried")
def test_a_tier_is_not_called_too_dear_when_a_cheaper_road_may_exist() -> None:
    with pytest.raises(SolverError, match="whether the budget reaches t was not settled"):
        planned(budget=int(planned().effort) - 1)


def test_without_any_work_there_is_no_road(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "ALLOWED", 0)
    with pytest.raises(SolverError, match="no work is left"):
        planned()


def test_efforts_that_differ_by_a_trifle_end_in_bounded_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are more than the solver tells apart, so plans are sent back one by one."""
    runs = []
    run = solving.Solver.minimise

    def count(self: solving.Solver, goal: Mapping[int, int]) -> list[int] | None:
        runs.append(goal)
        return run(self, goal)

    monkeypatch.setattr(solving.Solver, "minimise", count)
    far = {id_: Fraction(10**30) + effort for id_, effort in efforts().items()}
    road = plan_road(knapsack(), Sheet(), wishes=Wishes(estimates=far))
    assert (road.status, road.unmet) == ("planned", ())
    assert len(runs) < 600
