"""The road is the best there is: compared with everything that a plant could do."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.roadmap import (
    NO_WISHES,
    Road,
    WishError,
    Wishes,
    best_within_budget,
    plan_road,
)
from maturity.engine.scoring import Sheet
from tests.generated_roads import EveryRoad, Walked, road_rubrics, road_sheets
from tests.rubrics import Data

# To shrink a rubric takes minutes and tells little more.
FEW = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def ends_of(every: EveryRoad, road: Road) -> dict[str, str]:
    """The row every movable question is on after the road."""
    ends = {key: row.key for key, row in every.now.items() if row is not None}
    for phase in road.phases:
        for id_ in phase.steps:
            step = road.step(id_)
            ends[step.question] = step.to_option
    return ends


def assert_same(every: EveryRoad, road: Road, best: Walked) -> None:
    assert (road.effort, len(road.steps)) == (best.cost, best.steps)
    assert ends_of(every, road) == best.ends


@st.composite
def cases(draw: st.DrawFn) -> tuple[Edition, Data, str]:
    edition = Edition.from_data(draw(road_rubrics(rising=draw(st.booleans()))))
    sheet = draw(road_sheets(edition))
    return edition, sheet, draw(st.sampled_from([tier.key for tier in edition.tiers]))


@st.composite
def wished(draw: st.DrawFn, edition: Edition, every: EveryRoad) -> Wishes:
    rows = [
        f"{q.key}:{row.key}"
        for q in edition.all_questions
        if every.now[q.key] is not None
        for row in q.options
    ]
    if not rows:
        return NO_WISHES
    some = st.lists(st.sampled_from(rows), max_size=2, unique=True)
    forbidden, fixed = draw(some), draw(some)
    efforts = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(5), Fraction(123457)])
    return Wishes(
        forbidden=frozenset(forbidden),
        fixed=frozenset(fixed) - frozenset(forbidden),
        estimates=draw(st.dictionaries(st.sampled_from(rows), efforts, max_size=3)),
    )


@FEW
@given(cases())
def test_cost_steps_and_order_are_those_of_the_best_of_all_roads(
    case: tuple[Edition, Data, str],
) -> None:
    edition, sheet, target = case
    every = EveryRoad(edition, sheet)
    road, best = plan_road(edition, Sheet.from_data(sheet), target), every.best(target)
    if best is None:
        assert (road.status, road.steps, road.cheaper_is_impossible) == ("out_of_reach", (), False)
        failing = [set(every.failing(walk, target)) for walk in every.walks()]
        alone = [key for key in every.planned(target) if all(key in f for f in failing)]
        assert list(road.unmet) == alone
        return
    assert road.status == ("planned" if best.steps else "there")
    assert road.cheaper_is_impossible and not road.unmet
    assert_same(every, road, best)
    assert all(road.after[key] == "met" for key in every.planned(target))


@FEW
@given(st.data())
def test_wishes_are_kept_and_the_road_is_the_best_that_keeps_them(data: st.DataObject) -> None:
    edition, sheet, target = data.draw(cases())
    wishes = data.draw(wished(edition, EveryRoad(edition, sheet)))
    every = EveryRoad(edition, sheet, wishes)
    best = every.best(target)
    try:
        road = plan_road(edition, Sheet.from_data(sheet), target, wishes)
    except WishError:
        assert not every.walks()
        return
    assert every.walks()
    if best is None:
        assert road.status == "out_of_reach"
        return
    assert_same(every, road, best)


@FEW
@given(st.data())
def test_a_budget_reaches_the_highest_tier_or_else_most_conditions(data: st.DataObject) -> None:
    edition, sheet, _ = data.draw(cases())
    budget = data.draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(5, 2), Fraction(6)]))
    wishes = replace(data.draw(wished(edition, EveryRoad(edition, sheet))), budget=budget)
    every, read = EveryRoad(edition, sheet, wishes), Sheet.from_data(sheet)
    try:
        road = best_within_budget(edition, read, wishes)
    except WishError:
        assert not every.walks(budget)
        return
    tiers = [tier.key for tier in edition.tiers]
    above = tiers.index(plan_road(edition, read).target)
    fitting = [(key, every.best(key, budget)) for key in tiers[above:]]
    fitting = [(key, best) for key, best in fitting if best is not None]
    if fitting:
        assert road.target == fitting[-1][0]
        assert_same(every, road, fitting[-1][1])
        return
    assert (road.target, road.status) == (tiers[above], "partly")
    walks = [(len(every.failing(walk, road.target)), walk) for walk in every.walks(budget)]
    failing, best = min(
        walks, key=lambda item: (item[0], item[1].cost, item[1].steps, item[1].ranks)
    )
    assert len(road.unmet) == failing
    assert_same(every, road, best)


@FEW
@given(cases())
def test_nothing_is_lowered_left_undeclared_or_called_not_applicable(
    case: tuple[Edition, Data, str],
) -> None:
    edition, sheet, target = case
    every = EveryRoad(edition, sheet)
    road = plan_road(edition, Sheet.from_data(sheet), target)
    for step in road.steps:
        asked, now = edition.question(step.question), every.now[step.question]
        row = asked.option(step.to_option)
        assert now is not None and row is not None and asked.kind in ("capability", "scenario")
        assert row.value > now.value or set(row.tags) > set(now.tags) or row.value == now.value
        assert step.from_option is None or asked.option(step.from_option).value <= row.value


@FEW
@given(cases(), st.integers(1, 3))
def test_phases_keep_the_order_of_prerequisites_and_their_size(
    case: tuple[Edition, Data, str], per_phase: int
) -> None:
    edition, sheet, target = case
    read = Sheet.from_data(sheet)
    road = plan_road(edition, read, target, Wishes(per_phase=per_phase))
    phase = {step.id: step.phase for step in road.steps}
    for step in road.steps:
        assert all(phase[need] < step.phase for need in step.needs)
    assert all(len(part.steps) <= per_phase for part in road.phases)
    assert sum((part.effort for part in road.phases), Fraction(0)) == road.effort
    assert [part.number for part in road.phases] == list(range(1, len(road.phases) + 1))
    free = plan_road(edition, read, target)
    first = {step.id: step.phase for step in free.steps}
    earliest = {
        step.id: 1 + max((first[need] for need in step.needs), default=0) for step in free.steps
    }
    assert first == earliest
    assert plan_road(edition, read, target) == free
    assert replace(free, steps=(), phases=()) == replace(road, steps=(), phases=())
