"""Whole generated editions: tiers with conditions, and what may stand around those."""

from hypothesis import strategies as st

from tests.generated.measures import joined_measures, leaf_measures, walked_measures
from tests.generated.questions import LEVELS, TIERS, questions, scenarios
from tests.rubrics import Data, condition, rubric, tier

PROVINCE = "jiangsu"
TOTAL = {"key": "machines", "name": "Machines"}


@st.composite
def rubrics(draw: st.DrawFn, *, rising: bool = False, whole: bool = False) -> Data:
    """`rising`: nothing in it falls when an answer rises. `whole`: with plant types, breadth,
    rows that leave a question open, scenarios, regions, kinds of conditions and demands too."""
    asked = draw(questions(tags_accumulate=rising, whole=whole))
    more: Data = {"scenarios": draw(scenarios())} if whole else {}
    named = asked + [{"key": f"scenario.{s['key']}"} for s in more.get("scenarios", [])]
    measures = draw(leaf_measures(named, rising=rising, whole=whole))
    measures += draw(joined_measures(measures, rising=rising))
    measures += draw(walked_measures(named))
    policy = draw(st.sampled_from(["exclude", "exclude", "full", "zero"]))
    data = rubric(asked, measures, not_applicable=policy, **more)
    data["tiers"] = [draw(_tier(key, measures, rising=rising, whole=whole)) for key in TIERS]
    if whole:
        data |= {"totals": [TOTAL], "levels": [{"key": key, "name": key} for key in LEVELS]}
        data["aspects"] = [{"key": key, "name": key} for key in ("design", "supply")]
    return data


@st.composite
def _tier(draw: st.DrawFn, key: str, measures: list[Data], *, rising: bool, whole: bool) -> Data:
    conditions = [draw(_condition(f"{key}.c{i}", measures, rising)) for i in range(2)]
    if not whole:
        return tier(key, *conditions)
    conditions.append(draw(_condition(f"{key}.c2", measures, rising)))
    for made in conditions:
        made |= draw(_circumstances())
    return tier(key, *conditions, demands=draw(_demands(key)))


@st.composite
def _condition(draw: st.DrawFn, key: str, measures: list[Data], rising: bool) -> Data:
    bound = draw(st.sampled_from([0, "0.5", 1, 2]))
    measure = draw(st.sampled_from(measures))["key"]
    more: Data = {"if_empty": draw(st.sampled_from(["met", "not_met"]))}
    if not rising and draw(st.integers(0, 4)) == 0:
        return condition(key, measure, None, at_most=bound, **more)
    return condition(key, measure, bound, **more)


@st.composite
def _circumstances(draw: st.DrawFn) -> Data:
    """For whom a condition holds, what it counts for, and whether it may be excepted."""
    made: Data = {"may_be_excepted": draw(st.booleans())}
    if draw(st.integers(0, 3)) == 0:
        made["region"] = PROVINCE
    if draw(st.integers(0, 2)) == 0:
        made["kind"] = draw(st.sampled_from(["eligibility", "eligibility", "advice"]))
    return made


@st.composite
def _demands(draw: st.DrawFn, tier: str) -> list[Data]:
    if draw(st.integers(0, 2)) == 0:
        return []
    named = [f"{tier}.c{i}" for i in range(3)]
    chosen = draw(st.lists(st.sampled_from(named), min_size=1, unique=True))
    demand: Data = {"key": f"{tier}.d", "conditions": chosen}
    demand["may_be_excepted"] = draw(st.booleans())
    if draw(st.booleans()):
        demand["narrow"] = chosen[:1]
    return [demand]
