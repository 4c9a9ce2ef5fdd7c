"""Contradictions, breadth and what the best answers reach, each at its edges."""

from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.scoring import SheetError
from tests.rubrics import Data, condition, edition, not_applicable, option, question, scored, tier

OPTIONAL = {"may_not_apply": ["none here"]}
GONE = not_applicable()


def spoken(clauses: list[Data], answers: Data) -> list[tuple[str, ...]]:
    asked = [question("a", 0, 1, 2, **OPTIONAL), question("b", 0, 1, 2, **OPTIONAL)]
    measures = [{"key": "m", "of": {"questions": ["a", "b"]}, "aggregate": "mean"}]
    checks = [{"key": "k", "text": "k", "if": clauses}]
    scenarios = [{"key": "S1", "name": "S1"}]
    small = edition(asked, measures, scenarios=scenarios, checks=checks)
    return [check.questions for check in scored(small, answers).checks]


BOTH = [{"measure": "m", "at_least": 1, "at_most": 1}]
SPOKEN: list[tuple[list[Data], Data, bool]] = [
    ([{"question": "a", "at_least": "r1"}], {"a": "r0"}, False),
    ([{"question": "a", "at_least": "r1"}], {"a": "r1"}, True),
    ([{"question": "a", "at_least": 1, "at_most": 1}], {"a": "r2"}, False),
    ([{"question": "a", "at_most": 0}], {"a": GONE}, False),
    ([{"scenario": "S1", "tag": "ai"}], {"scenario.S1": "in_use_ai"}, True),
    ([{"scenario": "S1", "tag": "ai"}], {"scenario.S1": "in_use"}, False),
    ([{"scenario": "S1", "tag": "ai"}], {}, False),
    (BOTH, {"a": "r1", "b": "r1"}, True),
    (BOTH, {"a": "r1", "b": "r2"}, False),
    (BOTH, {"a": "r1", "b": "r0"}, False),
    (BOTH, {"a": "r1"}, False),
    (BOTH, {"a": "r1", "b": GONE}, True),
    (BOTH, {"a": GONE, "b": GONE}, False),
    ([{"measure": "m", "at_least": 0}], {"a": GONE}, False),
    ([{"measure": "m", "at_least": 0}], {"a": "r0"}, True),
    ([{"measure": "m", "at_least": 1}], {"a": "r1"}, False),
    ([{"measure": "m", "at_most": 1}], {"a": "r1"}, False),
    ([{"measure": "m", "at_most": 1}], {"a": "r0", "b": "r0"}, True),
]


@pytest.mark.parametrize(("clauses", "answers", "speaks"), SPOKEN, ids=range(len(SPOKEN)))
def test_a_check_speaks_where_all_answers_agree(
    clauses: list[Data], answers: Data, speaks: bool
) -> None:
    clause = clauses[0]
    named = clause.get("question") or ("scenario.S1" if "scenario" in clause else None)
    assert spoken(clauses, answers) == ([(named,) if named else ()] if speaks else [])


def test_a_page_answered_all_alike_is_named_from_five_answers_on() -> None:
    asked = [question(f"q{i}", 0, 1, department="d") for i in range(6)]
    checks = [{"key": "k", "text": "k", "rule": "same_row_on_page"}]
    small = edition(asked, departments=[{"key": "d", "name": "d"}], checks=checks)
    five, six = (tuple(f"q{i}" for i in range(n)) for n in (5, 6))
    assert [c.questions for c in scored(small, dict.fromkeys(five, "r1")).checks] == [five]
    assert [c.questions for c in scored(small, dict.fromkeys(six, "r0")).checks] == [six]
    assert scored(small, {**dict.fromkeys(five, "r1"), "q5": "r0"}).checks == ()
    assert scored(small, dict.fromkeys(five[:4], "r1")).checks == ()


def test_each_department_has_a_page_of_its_own_and_so_has_what_belongs_to_none() -> None:
    pages = {place: tuple(f"{place}{i}" for i in range(5)) for place in ("d", "e", "none")}
    asked = [question(key, 0, 1, department=place) for place in "de" for key in pages[place]]
    asked += [question(key, 0, 1) for key in pages["none"]]
    checks = [{"key": "k", "text": "k", "rule": "same_row_on_page"}]
    departments = [{"key": key, "name": key} for key in "de"]
    small = edition(asked, departments=departments, checks=checks)
    answers = dict.fromkeys(pages["d"], "r0") | dict.fromkeys(pages["e"], "r1")
    found = scored(small, answers | dict.fromkeys(pages["none"], "r0")).checks
    assert [check.questions for check in found] == list(pages.values())


def test_only_what_is_in_use_leans_on_a_lowest_row_and_each_such_row_is_named() -> None:
    needs = [{"question": key, "at_least": 1} for key in "ab"] + [{"note": "money"}]
    scenarios = [{"key": f"S{i}", "name": "S", "requires": needs} for i in range(2)]
    checks = [{"key": "k", "text": "k", "rule": "prerequisite_at_lowest"}]
    small = edition([question(k, 0, 1) for k in "ab"], scenarios=scenarios, checks=checks)
    used: Data = {"scenario.S1": "in_use_ai", "scenario.S0": "none"}
    found = {
        rows: [c.questions for c in scored(small, {**used, "a": rows[0], "b": rows[1]}).checks]
        for rows in (("r0", "r0"), ("r1", "r0"), ("r1", "r1"))
    }
    assert list(found.values()) == [[("scenario.S1", "a", "b")], [("scenario.S1", "b")], []]
    assert scored(small, used).checks == ()


def test_a_check_without_clauses_says_nothing() -> None:
    assert spoken([], {"a": "r0"}) == []


def test_an_unknown_rule_is_judged_elsewhere() -> None:
    checks = [{"key": "k", "text": "k", "rule": "elsewhere"}]
    assert scored(edition([question("a", 0, 1)], checks=checks), {"a": "r0"}).checks == ()


def test_what_is_asked_answered_and_open_is_counted() -> None:
    asked = [question(key, 0, 1, **OPTIONAL) for key in "abcdef"]
    asked[5]["applies_to"] = ["process"]
    answers = {"a": "r0", "b": "r1", "c": "r1", "d": GONE, "f": "r1"}
    card = scored(edition(asked), answers, plant={"type": "discrete"})
    assert (card.asked, card.answered, card.not_applicable, card.open) == (5, 3, 1, ("e",))


def widely(**breadth: Any) -> Edition:
    rows = [option("unknown", None, open=True), option("r0", 0), option("zero", 0), option("r1", 1)]
    asked = question("a", options=rows, breadth={"at_least": "1/2", **breadth})
    return edition([asked, question("b", 0, 1)], totals=[{"key": "k", "name": "K"}])


BREADTHS: list[tuple[Data, int | None, list[str], bool]] = [
    ({"option": "r1", "count": 2}, 4, [], False),
    ({"option": "r1", "count": 1}, 4, ["breadth_below"], True),
    ({"option": "r1", "count": 4}, 4, [], False),
    ({"option": "r1", "count": 0}, 4, ["breadth_below"], True),
    ({"option": "r1", "count": 0}, 0, ["count_missing"], False),
    ({"option": "r1", "count": 1}, None, ["count_missing"], False),
    ({"option": "r1"}, 4, ["count_missing"], False),
    ({"option": "r0", "count": 0}, 4, [], False),
    ({"option": "zero", "count": 0}, 4, [], False),
    ({"option": "unknown", "count": 0}, 4, [], True),
]


@pytest.mark.parametrize(("answer", "total", "flags", "open_"), BREADTHS, ids=range(len(BREADTHS)))
def test_breadth_at_its_edges(
    answer: Data, total: int | None, flags: list[str], open_: bool
) -> None:
    totals = {} if total is None else {"k": total}
    card = scored(widely(count_of="k"), {"a": answer}, plant={"totals": totals})
    assert ([flag.kind for flag in card.flags], "a" in card.open) == (flags, open_)
    own = {**answer, **({} if total is None else {"of": total})}
    card = scored(widely(of_how_many="lines"), {"a": own})
    assert ([flag.kind for flag in card.flags], "a" in card.open) == (flags, open_)


@pytest.mark.parametrize("more", [{"count": 1}, {"of": 1}])
def test_a_count_where_none_is_asked_is_refused(more: Data) -> None:
    with pytest.raises(SheetError, match="asks for none"):
        scored(widely(count_of="k"), {"b": {"option": "r0", **more}})


def test_a_count_above_the_total_is_refused() -> None:
    with pytest.raises(SheetError, match="larger than"):
        scored(widely(of_how_many="lines"), {"a": {"option": "r1", "count": 5, "of": 4}})


def best(aggregate: str, at_least: object, answers: Data, **more: Any) -> tuple[Any, bool]:
    """The best tier, and whether it is known to be reached."""
    asked = [question("a", 0, 1, 2, **OPTIONAL), question("b", 0, 1, 2)]
    measures: list[Data] = [
        {"key": "m", "of": {"questions": ["a", "b"]}, "aggregate": aggregate, **more},
        {"key": "n", "of": {"questions": ["a"]}, "aggregate": "value"},
    ]
    low = condition("u.n", "n", None, at_most=1, if_empty="met")
    tiers = [tier("t", condition("t.c", "m", at_least)), tier("u", low)]
    card = scored(edition(asked, measures, tiers=tiers), answers)
    return card.best_tier, card.best_tier_exact


def test_the_best_tier_is_exact_where_the_best_answers_reach_it() -> None:
    """By all best rows, or by leaving out what need not apply; else only perhaps."""
    assert best("mean", 1, {"a": "r1"}) == ("u", True)
    assert best("mean", 2, {}) == ("u", True)  # a does not apply, b at its best
    assert best("sum", 3, {}) == ("u", False)  # needs a at 2, and at most at 1 for the next tier
    assert best("sum", 3, {"a": "r2"}) == ("t", True)
    assert best("sum", 9, {}) == (None, True)
    assert best("sum", 3, {"a": "r1", "b": "r2"}) == ("u", True)


def test_a_regional_criterion_counts_for_what_the_best_answers_reach() -> None:
    asked = [question("a", 0, 1), question("b", 1, 0, **OPTIONAL)]
    measures = [{"key": key, "of": {"questions": [key]}, "aggregate": "value"} for key in "ab"]
    both = {"key": "both", "of": {"measures": ["a", "b"]}, "aggregate": "max"}
    local = condition("t.b", "b", None, at_most=0, region="jiangsu")
    asks = condition("t.e", "b", None, at_most=0, kind="eligibility")
    tiers = [tier("t", condition("t.a", "both"), local, asks)]
    small = edition(asked, [*measures, both], tiers=tiers)
    assert scored(small).best_tier_exact is True
    assert scored(small, plant={"province": "jiangsu"}).best_tier_exact is False


def test_what_is_answered_stays_as_it_is_when_the_best_is_sought() -> None:
    """b is 0: one condition needs a at 0, the other at 1. With b at its best both would hold."""
    asked = [question("a", 0, 1), question("b", 0, 1)]
    measures: list[Data] = [
        {"key": "a", "of": {"questions": ["a"]}, "aggregate": "value"},
        {"key": "low_a", "of": {"questions": ["a"]}, "aggregate": "count", "where": {"at_most": 0}},
        {"key": "b", "of": {"questions": ["b"]}, "aggregate": "value"},
        {"key": "either", "of": {"measures": ["low_a", "b"]}, "aggregate": "sum"},
    ]
    tiers = [tier("t", condition("t.a", "a"), condition("t.either", "either"))]
    card = scored(edition(asked, measures, tiers=tiers), {"b": "r0"})
    assert (card.tier, card.best_tier, card.best_tier_exact) == (None, "t", False)
