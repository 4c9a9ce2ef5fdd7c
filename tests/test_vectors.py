"""Published and derived scoring examples: ours exactly, refused, or different with the reason."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition, Text
from maturity.engine.problems import problems
from tests.rubrics import Data, condition, edition, not_applicable, plain, question, scored, tier

VECTORS = {
    vector["id"]: vector
    for vector in json.loads(
        (Path(__file__).parent / "data" / "vectors.json").read_text(encoding="utf-8"),
        parse_float=Fraction,
    )["vectors"]
}
NA_RUN = "differs: an unscored row is open here; run as not applicable"


def mean(key: str, *questions: str, **more: Any) -> Data:
    return {"key": key, "of": {"questions": list(questions)}, "aggregate": "mean", **more}


def joined(key: str, *measures: str, aggregate: str = "mean", **more: Any) -> Data:
    return {"key": key, "of": {"measures": list(measures)}, "aggregate": aggregate, **more}


def exact(edition: Edition, answers: Data, measure: str) -> Fraction | None:
    result = scored(edition, answers).measures[measure]
    assert result.low == result.high
    return result.low


def weighed(rows: list[Any]) -> list[Data]:
    """A question for each [key, score, weight], with rows for its score and the ends of 0..100."""
    return [
        question(key, 0, value, 100, weight=plain(Fraction(weight)), may_not_apply=["x"])
        for key, value, weight in rows
    ]


def sections(policy: object = "exclude") -> Edition:
    tree = VECTORS["ciso-assistant-2-sections"]["tree"]
    measures = [
        mean("AVG", "A1", "A2", "B1", "B2"),
        {**mean("SUM", "A1", "A2", "B1", "B2"), "aggregate": "sum"},
        mean("A", "A1", "A2"),
        mean("B", "B1", "B2"),
        joined("AVG_OF_AVG", "A", "B"),
    ]
    return edition(weighed(tree["A"] + tree["B"]), measures, not_applicable=policy)


# method, not applicable, policy, ours; in the order of the file
SECTION_CASES = [
    ("AVG", [], "exclude", "80", ""),
    ("SUM", [], "exclude", "480", ""),
    ("AVG_OF_AVG", [], "exclude", "155/2", ""),
    ("AVG", ["B2"], "exclude", "60", ""),
    ("SUM", ["B2"], "exclude", "180", ""),
    ("AVG_OF_AVG", ["B2"], "exclude", "55", ""),
    ("AVG", ["A2"], "exclude", "84", NA_RUN),
    ("AVG_OF_AVG", ["A2"], "exclude", "165/2", NA_RUN),
    ("AVG", ["B2"], {"value": "3"}, "63/2", ""),
    ("AVG", ["B2"], "full", "80", ""),
    ("AVG_OF_AVG", ["B2"], {"value": "3"}, "329/8", ""),
    ("AVG", ["A1", "A2", "B1", "B2"], "exclude", None, "differs: nothing scored is empty, not -1"),
]


@pytest.mark.parametrize("number", range(len(SECTION_CASES)))
def test_two_sections(number: int) -> None:
    published = VECTORS["ciso-assistant-2-sections"]["cases"]
    assert len(published) == len(SECTION_CASES)
    method, missing, policy, ours, difference = SECTION_CASES[number]
    answers: Data = {key: "r1" for key in ("A1", "A2", "B1", "B2")}
    answers |= {key: not_applicable() for key in missing}
    value = exact(sections(policy), answers, method)
    assert value == (None if ours is None else Fraction(ours))
    if value is not None:
        assert truncated(value) == published[number]["expected"]
    assert difference == "" or "na" not in published[number]


def truncated(value: Fraction) -> Fraction:
    """As that tool prints: cut off after one decimal."""
    return Fraction(int(value * 10), 10)


def test_an_unscored_row_is_an_interval_and_not_left_out() -> None:
    result = scored(sections(), {"A1": "r1", "B1": "r1", "B2": "r1"}).measures["AVG"]
    assert (result.low, result.high, result.can_be_empty) == (70, Fraction(260, 3), False)


def test_documentation_and_implementation_are_two_means_and_their_mean() -> None:
    layer = VECTORS["ciso-assistant-2-sections"]["documentation_layer"]
    weights = {"A1": 1, "A2": 1, "B1": 1, "B2": 3}
    scores = {"A1": 80, "A2": 60, "B1": 40, "B2": 100}
    done = weighed([[key, value, weights[key]] for key, value in scores.items()])
    written = weighed([[f"{k}d", v, weights[k]] for k, v in layer["doc_scores"].items()])
    small = edition(
        done + written,
        [
            mean("implementation", *scores),
            mean("documentation", *[f"{key}d" for key in scores]),
            joined("maturity", "implementation", "documentation"),
        ],
    )
    answers: Data = {q["key"]: "r1" for q in done + written}
    for name, ours in (("implementation", 80), ("documentation", 75), ("maturity", "155/2")):
        assert exact(small, answers, name) == Fraction(ours) == layer[name]


def test_a_deep_tree_flat_and_as_a_mean_of_means() -> None:
    expected = VECTORS["ciso-assistant-deep-tree"]["expected"]
    scores = {"q1": 80, "q2": 60, "q3": 40, "q4": 100, "q5": 50}
    measures = [
        mean("flat", *scores),
        mean("S1", "q1", "q2"),
        mean("S2", "q3"),
        joined("C1", "S1", "S2"),
        mean("C2", "q4"),
        mean("C3", "q5"),
        joined("all", "C1", "C2", "C3"),
    ]
    small = edition(weighed([[key, value, 1] for key, value in scores.items()]), measures)
    answers: Data = dict.fromkeys(scores, "r1")
    assert exact(small, answers, "flat") == 66 == expected["flat_AVG"]
    assert exact(small, answers, "all") == Fraction(205, 3)
    assert truncated(Fraction(205, 3)) == expected["AVG_OF_AVG"]


# scores in the order of the items (None: not applicable, counted as 4), method, ours, published
MIXED = [
    ((4, 1, 2, 5), "AVG", "13/3"),
    ((4, 1, 2, 5), "AVG_OF_AVG", "35/8"),
    ((4, 1, 2, 5), "SUM", "22"),
    ((5, 1, None, 5), "AVG", "29/6"),
    ((5, 1, 5, 5), "AVG", "5"),
]


@pytest.mark.parametrize("number", range(len(MIXED)))
def test_questions_on_different_scales(number: int) -> None:
    vector = VECTORS["ciso-assistant-mixed-scales"]
    assert len(vector["cases"]) == len(MIXED)
    scores, method, ours = MIXED[number]
    items = vector["items"]
    asked = [
        question(item["id"], *range(item["scale"][1] + 1), weight=item["w"], may_not_apply=["x"])
        for item in items
    ]
    keys = [item["id"] for item in items]
    share = {"as": "ratio", "not_applicable": {"value": "4"}}
    measures = [
        mean("all", *keys, **share),
        mean("A", *keys[:2], **share),
        mean("B", *keys[2:], **share),
        joined("both", "A", "B"),
        joined("AVG", "all", aggregate="sum", weights={"all": 5}),
        joined("AVG_OF_AVG", "both", aggregate="sum", weights={"both": 5}),
        {**mean("SUM", *keys), "aggregate": "sum"},
    ]
    answers: Data = {
        key: not_applicable() if value is None else f"r{value}"
        for key, value in zip(keys, scores, strict=True)
    }
    value = exact(edition(asked, measures), answers, method)
    assert value == Fraction(ours)
    assert truncated(Fraction(ours)) == vector["cases"][number]["expected"]


def test_a_scale_that_does_not_start_at_0() -> None:
    cases = VECTORS["ciso-assistant-offset"]["cases"]
    one = edition([question("q", 10, 15, 20)], [mean("m", "q")])
    assert exact(one, {"q": "r1"}, "m") == 15 == cases[0]["expected"]
    two = [question("a", 1, 3, 4), question("b", 1, 4, may_not_apply=["x"])]
    # differs: an unscored row is open here; run as not applicable
    answers: Data = {"a": "r1", "b": not_applicable()}
    assert exact(edition(two, [mean("m", "a", "b")]), answers, "m") == 3 == cases[1]["expected"]


def test_an_empty_group_is_left_out_and_not_counted_as_0() -> None:
    """differs: a group counted as 0 % drags the whole down; here it is empty."""
    case = VECTORS["cset-cpg"]["cases"][0]
    groups = {name: case[name] for name in ("high", "moderate")}
    asked = [
        question(f"{name}{i}", 0, 1) for name, marks in groups.items() for i in range(len(marks))
    ]
    measures = [
        mean(name, *[f"{name}{i}" for i in range(len(marks))]) for name, marks in groups.items()
    ]
    measures += [mean("low", "none"), joined("overall", "high", "moderate", "low")]
    small = edition([*asked, question("none", 0, 1, may_not_apply=["x"])], measures)
    answers: Data = {"none": not_applicable()}
    for name, marks in groups.items():
        answers |= {f"{name}{i}": "r1" if mark == "Y" else "r0" for i, mark in enumerate(marks)}
    assert exact(small, answers, "high") == Fraction(3, 4)
    assert exact(small, answers, "moderate") == Fraction(1, 2)
    assert exact(small, answers, "low") is None
    assert exact(small, answers, "overall") == Fraction(5, 8)


def banded(values: list[Fraction], bands: list[Data]) -> Edition:
    measure = {"key": "m", "of": {"questions": ["q"]}, "aggregate": "value", "bands": bands}
    return edition([question("q", *values)], [measure])


def level_of(edition: Edition, row: int) -> int:
    label = scored(edition, {"q": f"r{row}"}).measures["m"].label
    return int(str(label)) if label else 0


@pytest.mark.parametrize("cases", ["reported_cases", "boundary_cases"])
def test_bands_take_in_their_lower_end(cases: str) -> None:
    vector = VECTORS["gbt39117-bands"]
    bands = [{"from": plain(b["min"]), "label": str(b["level"])} for b in vector["bands"]]
    totals = [Fraction(case["total"]) for case in vector[cases]]
    small = banded(totals, bands)
    found = [level_of(small, row) for row in range(len(totals))]
    assert found == [case["level"] for case in vector[cases]]


def test_bands_printed_with_shared_ends_follow_the_same_rule() -> None:
    """Printed 20-40, 40-60: 40 and 60 belong to the upper band; below 20 there is no level."""
    assert len(VECTORS["miit-sme-2022-bands"]["bands"]) == 4
    bands = [
        {"from": low, "to": low + 20, "label": str(n)} for n, low in enumerate((20, 40, 60), 1)
    ]
    values = [Fraction(v) for v in ("19", "20", "39.99", "40", "60", "79", "80", "100")]
    small = banded(values, [*bands, {"from": 80, "label": "4"}])
    assert [level_of(small, row) for row in range(len(values))] == [0, 1, 1, 2, 3, 3, 4, 4]


def test_bands_with_holes_are_refused() -> None:
    assert "2.6-3.9" in VECTORS["enisa-bands"]["bands"]
    bands = [("1", "2.5"), ("2.6", "3.9"), ("4", "5")]
    small = banded(
        [Fraction(1), Fraction(5)],
        [{"from": low, "to": high, "label": low} for low, high in bands],
    )
    holes = [p.place for p in problems(small) if "hole" in p.message]
    assert holes == ["measures[0].bands[1].from", "measures[0].bands[2].from"]


def test_requirements_to_subdomain_to_domain() -> None:
    case_c, case_b, *_ = VECTORS["gbt39117-formula"]["cases"]
    values = [Fraction(v) for v in case_c["requirements"]]
    asked = [question(f"q{i}", *values) for i in range(4)]
    small = edition(asked, [mean("C", "q0", "q1", "q2", "q3")])
    assert exact(small, {f"q{i}": f"r{i}" for i in range(4)}, "C") == Fraction(23, 40)
    assert Fraction(23, 40) == case_c["expected"]
    weights = VECTORS["gbt39117-formula"]["subdomain_weights_process"][case_b["domain"]]
    assert weighted(case_b["C"], weights) == Fraction(13, 20) == case_b["expected"]


def weighted(values: dict[str, Any], weights: dict[str, int]) -> Fraction | None:
    """Questions q0, q1, ... with these values, averaged with these weights."""
    names = {name: f"q{i}" for i, name in enumerate(values)}
    asked = [question(names[name], 0, Fraction(value), 1) for name, value in values.items()]
    by_key = {names[name]: weights[name] for name in values}
    small = edition(asked, [mean("m", *names.values(), weights=by_key)])
    return exact(small, dict.fromkeys(names.values(), "r1"), "m")


@pytest.mark.parametrize(("number", "ours"), [(2, "799/1000"), (3, "779/1000")])
def test_the_level_score_just_under_the_gate_stays_under_it(number: int, ours: str) -> None:
    case = VECTORS["gbt39117-formula"]["cases"][number]
    weights = VECTORS["gbt39117-formula"]["domain_weights"][case["type"]]
    value = weighted(case["B"], weights)
    assert value == Fraction(ours) == case["expected"]
    assert value < Fraction("0.8")


STOPS = ["71/20", "279/100", "79/100", "5", "1"]


@pytest.mark.parametrize("number", range(len(STOPS)))
def test_the_gate_walk_stops_at_the_first_level_that_fails(number: int) -> None:
    """differs: the printed variant "sum_all" goes on adding; the gate must win."""
    cases: list[dict[str, Any]] = VECTORS["gbt39117-total"]["cases"]
    assert len(cases) == len(STOPS)
    values = [Fraction(v) for v in cases[number]["A"]]
    asked = [question(f"q{i}", 0, value, 1) for i, value in enumerate(values)]
    steps = [
        {"key": f"A{i}", "of": {"questions": [f"q{i}"]}, "aggregate": "value"} for i in range(5)
    ]
    bands = [
        {"from": plain(b["min"]), "label": str(b["level"])}
        for b in VECTORS["gbt39117-bands"]["bands"]
    ]
    walk = joined(
        "total",
        *[s["key"] for s in steps],
        aggregate="cumulative",
        where={"at_least": "0.8"},
        bands=bands,
    )
    small = edition(asked, [*steps, walk], tiers=[tier("t", condition("c", "total", "0.8"))])
    assert not [p for p in problems(small) if p.severity == "error"]
    result = scored(small, {f"q{i}": "r1" for i in range(5)}).measures["total"]
    assert result.low == result.high == Fraction(STOPS[number]) == cases[number]["stop"]
    assert result.label == (
        Text(plain=str(cases[number]["level"])) if cases[number]["level"] else None
    )


def test_every_vector_is_treated() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    missing: list[str] = [name for name in VECTORS if source.count(f'"{name}"') < 1]
    assert VECTORS and missing == []
