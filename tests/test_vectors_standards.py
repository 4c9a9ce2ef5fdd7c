"""Scoring examples of standards and ministries: bands, chains of weights, the gate walk."""

from fractions import Fraction
from typing import Any

import pytest

from maturity.engine.edition import Edition, Text
from maturity.engine.problems import problems
from tests.rubrics import Data, condition, edition, plain, question, scored, tier
from tests.test_vectors import VECTORS, exact, joined, mean


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
    steps: list[Data] = [
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
