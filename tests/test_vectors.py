"""Published and derived scoring examples: ours exactly, refused, or different with the reason."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition
from tests.rubrics import Data, edition, not_applicable, plain, question, scored

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


def test_every_vector_is_treated() -> None:
    files = Path(__file__).parent.glob("test_vectors*.py")
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    missing = [name for name in VECTORS if source.count(f'"{name}"') < 1]
    assert VECTORS and missing == []
