"""All that is wrong with a rubric is listed in one go, and nothing that only follows from it."""

import json
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from maturity.engine.edition import Edition
from maturity.engine.problems import problems
from maturity.rubric_file import check_file, load_edition
from tests.large_rubric import large_rubric
from tests.rubrics import Data, condition, question, rubric, tier

DATA = Path(__file__).parent / "data"
MANY = [
    (11, "tiers[0].conditions[1]", "at_most 2 and at_least 3 of 'low.floor' cannot both hold"),
    (7, "tiers[0]", "low.high: out of reach: all-best answers give 5 for it"),
    (13, "tiers[0].conditions[3].measure", "'gone' is not there"),
    (14, "tiers[0].conditions[4].at_least", "1e400 is a float"),
    (17, "questions[1].options[1].value", "must be an integer, or a decimal"),
    (18, "questions[2].weight", "must be an integer, or a decimal"),
    (19, "questions[3].options[0].value", "must be an integer, or a decimal"),
    (19, "questions[3].options[1].value", "must be an integer, or a decimal"),
    (20, "questions[4].key", "duplicate key 'b'"),
    (22, "scenarios[0].requires", "goes in a circle: S1 > S2 > S1"),
    (24, "scenarios[2].colour", "unknown field"),
    (24, "scenarios[2].requires", "goes in a circle: S3 > S4 with AI > S3"),
    (29, "measures[2].of.measures", "goes in a circle: round > trip > round"),
    (31, "measures[4].weights", "are all 0"),
    (32, "measures[5]", "share needs where"),
    (33, "measures[6].key", "duplicate key 'key'"),
    (33, "measures[6].of", "selects nothing"),
]


def test_every_fault_of_a_file_is_listed_with_its_place() -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="errors") as ended:
        call_command("check_rubric", str(DATA / "many_faults.yaml"), stdout=out)
    errors = [line for line in out.getvalue().splitlines() if line.startswith("error")]
    for line, place, message in MANY:
        start = f"error: many_faults.yaml:{line}: {place}: "
        assert [e for e in errors if e.startswith(start) and message in e], (place, errors)
    assert len(errors) == len(MANY)
    assert ended.value.returncode == 1


def errors_of(data: Data, path: Path) -> list[str]:
    path.write_text(json.dumps(data), "utf-8")
    return [str(p) for p in check_file(path) if p.severity == "error"]


def test_what_refers_to_something_unreadable_is_no_fault(tmp_path: Path) -> None:
    data = large_rubric(40)
    data["questions"][3]["options"][1]["value"] = "abc"
    data["questions"][5]["options"] = 3
    data["measures"][0]["aggregate"] = "median"
    found = errors_of(data, tmp_path / "r.yaml")
    assert [e.split(": ")[2] for e in found] == [
        "questions[3].options[1].value",
        "questions[5].options",
        "measures[0].aggregate",
    ]


def test_a_missing_title_hides_nothing_else(tmp_path: Path) -> None:
    data = rubric([question("q", 0, 1, level="gone")])
    del data["title"]
    found = errors_of(data, tmp_path / "r.yaml")
    assert [e.split(": ")[-1] for e in found] == ["is missing", "'gone' is not there"]


def test_faults_in_several_files_are_listed_together(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text("rubric: x\ntitle: 1.5\nquestions: [\n", "utf-8")
    (tmp_path / "2.yaml").write_text("edition: 2.5\n1: x\n", "utf-8")
    places = [p.place.split(": ")[0] for p in check_file(tmp_path)]
    assert places == ["1.yaml:2", "1.yaml:4", "2.yaml:1", "2.yaml:2"]


def made(conditions: list[Data], *more: Data) -> list[str]:
    data = rubric(
        [question("q", 0, 5), question("r", 0, 5)],
        [{"key": k, "of": {"questions": [k]}, "aggregate": "value"} for k in ("q", "r")],
        tiers=[tier("low", *conditions), *more],
    )
    return [p.place for p in problems(Edition.from_data(data)) if "cannot both" in p.message]


def at_most(key: str, bound: int, **more: Any) -> Data:
    return {**condition(key, "q", None, **more), "at_most": bound}


def test_conditions_that_cannot_both_hold_are_an_error_across_tiers() -> None:
    higher = tier("high", at_most("high.q", 2))
    assert made([condition("low.q", "q", 3)], higher) == ["tiers[1].conditions[0]"]
    assert made([condition("low.q", "q", 2)], higher) == []
    assert made([condition("low.r", "r", 3)], higher) == []


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ({"region": "jiangsu"}, {}, True),
        ({"region": "jiangsu"}, {"region": "jiangsu"}, True),
        ({"region": "jiangsu"}, {"region": "hebei"}, False),
        ({"kind": "eligibility"}, {}, False),
        ({"kind": "advice"}, {"kind": "advice"}, False),
        ({"if_empty": "met"}, {}, True),
        ({"if_empty": "met"}, {"if_empty": "met"}, False),
    ],
)
def test_only_what_is_in_force_together_can_contradict(one: Data, other: Data, clash: bool) -> None:
    found = made([condition("low.q", "q", 3, **one), at_most("low.q2", 2, **other)])
    assert bool(found) is clash


def circles(*scenarios: Data) -> list[str]:
    named = [{"name": scenario["key"], **scenario} for scenario in scenarios]
    data = rubric([question("q", 0, 1)], scenarios=named)
    found = problems(Edition.from_data(data))
    return [p.message.removeprefix("goes in a circle: ") for p in found if "circle" in p.message]


def test_ai_may_build_on_what_was_built_on_the_scenario_itself() -> None:
    first: Data = {"key": "A", "ai_requires": [{"scenario": "B"}]}
    assert circles(first, {"key": "B", "requires": [{"scenario": "A"}]}) == []
    with_ai = {"key": "B", "requires": [{"scenario": "A", "at_least": "in_use_ai"}]}
    assert circles(first, with_ai) == ["A with AI > B > A with AI"]
    both = {"key": "B", "ai_requires": [{"question": "scenario.A", "at_least": 3}]}
    ai_on_ai = {"key": "A", "ai_requires": [{"scenario": "B", "at_least": "in_use_ai"}]}
    assert circles(ai_on_ai, both) == ["A with AI > B with AI > A with AI"]
    planned = {"key": "B", "requires": [{"scenario": "A", "at_least": "planned"}]}
    assert circles({"key": "A", "requires": [{"scenario": "B"}]}, planned) == []


def test_every_circle_is_named_and_not_only_the_first() -> None:
    pairs = [("A", "B"), ("B", "A"), ("C", "C"), ("D", "A"), ("E", "F"), ("F", "E")]
    scenarios = [{"key": key, "requires": [{"scenario": on}]} for key, on in pairs]
    assert circles(*scenarios) == ["A > B > A", "C > C", "E > F > E"]


JUNK: list[Any] = [None, 0, -1, 10**30, "abc", "1/0", "NaN", "", [], {}, [1], {"a": 1}, True, "q0"]


def places_in(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    found = [place] if place else []
    for key, item in inner:
        at = (*place, key)
        found += places_in(item, at) if isinstance(item, dict | list) else [at]
    return found


@pytest.mark.parametrize("seed", range(60))
def test_no_rubric_however_broken_ends_the_check(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 - the same faults again
    small = load_edition(DATA / "small.yaml").to_data()
    data = random.choice([small, large_rubric(20), large_rubric(40)])
    for _ in range(random.choice([1, 3, 9])):
        *way, last = random.choice(places_in(data))
        inner: Any = data
        for step in way:
            inner = inner[step]
        if random.random() < 0.3:
            del inner[last]
        else:
            inner[last] = random.choice(JUNK)
    path = tmp_path / "r.yaml"
    path.write_text(json.dumps(data), "utf-8")
    assert all(problem.message for problem in check_file(path))
