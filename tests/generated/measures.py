"""Measures of generated editions: of questions, of measures, and the gate walk."""

from hypothesis import strategies as st

from tests.generated.questions import TAG, TIERS
from tests.rubrics import Data

AGGREGATES = ["value", "mean", "mean", "sum", "min", "max", "share", "share", "share", "count"]
AGGREGATES += ["count"]
POLICIES: list[object] = ["exclude", "full", "zero", {"value": "1.5"}]


@st.composite
def leaf_measures(
    draw: st.DrawFn, asked: list[Data], *, rising: bool = False, whole: bool = False
) -> list[Data]:
    made = []
    for number in range(draw(st.integers(2, 4) if whole else st.integers(1, 3))):
        keys = draw(st.lists(st.sampled_from([q["key"] for q in asked]), min_size=1, unique=True))
        aggregate = draw(st.sampled_from(AGGREGATES))
        keys = keys[:1] if aggregate == "value" else keys
        if draw(st.booleans()) and aggregate != "value":
            keys = [q["key"] for q in asked]
        measure: Data = {"key": f"m{number}", "of": {"questions": keys}, "aggregate": aggregate}
        if aggregate in ("share", "count"):
            measure |= draw(_counted(aggregate, rising=rising))
        elif draw(st.booleans()):
            measure["as"] = "ratio"
        if draw(st.booleans()):
            measure["not_applicable"] = draw(st.sampled_from(POLICIES))
        if aggregate in ("mean", "sum") and draw(st.integers(0, 2)) == 0:
            measure["weights"] = {key: draw(st.sampled_from([0, 1, "2.5"])) for key in keys}
        if whole and aggregate != "value":
            measure |= draw(_selected(asked, measure["of"]))
        made.append(measure)
    return made


@st.composite
def _counted(draw: st.DrawFn, aggregate: str, *, rising: bool) -> Data:
    made: Data = {}
    if aggregate == "share" or draw(st.integers(0, 4)):
        made["where"] = draw(_where(rising=rising))
    if aggregate == "share":
        made |= draw(_among(rising=rising))
        if draw(st.integers(0, 2)) == 0:
            made["minimum"] = draw(st.integers(1, 3))
    return made


def _where(*, rising: bool) -> st.SearchStrategy[Data]:
    ways: list[Data] = [{"at_least": 1}, {"tag": TAG}, {"reaches": "low"}, {"reaches": "high"}]
    if not rising:
        ways += [{"tag": TAG}, {"at_most": 1}, {"at_least": 0, "at_most": 1}]
    return st.sampled_from(ways)


def _among(*, rising: bool) -> st.SearchStrategy[Data]:
    ways: list[Data] = [{}, {}, *({"among": {"asked_at": tier}} for tier in TIERS)]
    if not rising:
        ways += [{"among": {"tag": TAG}}] * 2
    return st.sampled_from(ways)


@st.composite
def _selected(draw: st.DrawFn, asked: list[Data], of: Data) -> Data:
    """Instead of by its key, a question is found by where it stands, together with others."""
    found = next(q for q in asked if q["key"] == of["questions"][0])
    names = [name for name in ("kind", "level", "aspect", "core") if name in found]
    if not names or draw(st.booleans()):
        return {}
    name = draw(st.sampled_from(names))
    return {"of": {name: found[name]}}


@st.composite
def joined_measures(draw: st.DrawFn, leaves: list[Data], *, rising: bool = False) -> list[Data]:
    keys = [measure["key"] for measure in leaves]
    made: list[Data] = []
    for number in range(draw(st.integers(0, 2))):
        chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
        ways = ["mean", "sum", "min", "max", "count", "share"]
        aggregate = draw(st.sampled_from(ways))
        measure = {"key": f"j{number}", "of": {"measures": chosen}, "aggregate": aggregate}
        if aggregate in ("count", "share"):
            bounds: list[Data] = [{"at_least": 1}, {"at_least": "0.5"}]
            if not rising:
                bounds += [{"at_most": 1}, {"at_least": 0, "at_most": 1}]
            measure["where"] = draw(st.sampled_from(bounds))
        elif aggregate in ("mean", "sum") and draw(st.booleans()):
            measure["weights"] = {key: draw(st.sampled_from([0, 1, "0.5"])) for key in chosen}
        if aggregate == "share" and draw(st.booleans()):
            measure["minimum"] = 2
        made.append(measure)
        keys.append(measure["key"])
    return made


@st.composite
def walked_measures(draw: st.DrawFn, asked: list[Data]) -> list[Data]:
    """Steps between 0 and 1, and the walk over them."""
    steps: list[Data] = []
    for number in range(draw(st.integers(1, 3))):
        keys = draw(st.lists(st.sampled_from([q["key"] for q in asked]), min_size=1, unique=True))
        shapes: list[Data] = [
            {"aggregate": "mean", "as": "ratio"},
            {"aggregate": "share", "where": {"tag": TAG}},
        ]
        step: Data = {"key": f"s{number}", "of": {"questions": keys}}
        steps.append({**step, **draw(st.sampled_from(shapes))})
    walk = {"key": "walk", "aggregate": "cumulative", "of": {"measures": [s["key"] for s in steps]}}
    return [*steps, {**walk, "where": {"at_least": draw(st.sampled_from(["0.5", "0.8", 1]))}}]
