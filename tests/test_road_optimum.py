"""The road is the best there is: compared with everything that a plant could do."""

from fractions import Fraction

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.roadmap import Road, Wishes, best_within_budget, plan_road
from maturity.engine.scoring import Sheet
from tests.generated_roads import EveryRoad, Walked, road_rubrics, road_sheets

FEW = settings(max_examples=120, deadline=None, phases=[Phase.generate])


def ends_of(edition: Edition, every: EveryRoad, road: Road) -> dict[str, str]:
    """The row every movable question is on after the road."""
    ends = {key: row.key for key, row in every.now.items() if row is not None}
    for step in road.steps:
        value = edition.question(step.question).option(step.to_option).value
        before = edition.question(step.question).option(ends[step.question]).value
        if value >= before:
            ends[step.question] = step.to_option
    return ends


def assert_same(edition: Edition, every: EveryRoad, road: Road, best: Walked) -> None:
    assert (road.effort, len(road.steps)) == (best.cost, best.steps)
    assert ends_of(edition, every, road) == best.ends


@FEW
@given(st.data())
def test_cost_steps_and_order_are_those_of_the_best_of_all_roads(data: st.DataObject) -> None:
    edition = Edition.from_data(data.draw(road_rubrics(rising=data.draw(st.booleans()))))
    sheet = data.draw(road_sheets(edition))
    target = data.draw(st.sampled_from([tier.key for tier in edition.tiers]))
    every = EveryRoad(edition, sheet)
    road, best = plan_road(edition, Sheet.from_data(sheet), target), every.best(target)
    if best is None:
        assert (road.status, road.steps, road.cheaper_is_impossible) == ("out_of_reach", (), False)
        walks = every.walks()
        alone = [
            k for k in every.planned(target) if all(k in every.failing(w, target) for w in walks)
        ]
        assert list(road.unmet) == alone
        return
    assert road.status == ("planned" if best.steps else "there")
    assert road.cheaper_is_impossible and not road.unmet
    assert_same(edition, every, road, best)
    assert all(road.after[key] == "met" for key in every.planned(target))
