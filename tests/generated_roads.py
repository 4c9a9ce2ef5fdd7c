"""Generated rubrics with efforts and prerequisites, and a slow search for the best road."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from maturity.engine.edition import Edition, Option, Question, Requirement
from maturity.engine.roadmap import NO_WISHES, Wishes
from maturity.engine.scoring import Scorecard, Sheet, score
from tests.generated import (
    NA,
    TIERS,
    as_answer,
    joined_measures,
    leaf_measures,
    possible,
    questions,
    walked_measures,
)
from tests.rubrics import Data, condition, rubric, tier

EFFORTS = [None, 0, 1, 1, 2, 3, "1.5"]


@st.composite
def road_rubrics(draw: st.DrawFn, *, rising: bool = False) -> Data:
    asked = draw(questions(tags_accumulate=rising))[:3]
    for made in asked:
        for row in made["options"]:
            row |= draw(_effort("effort"))
        if draw(st.integers(0, 5)) == 0:
            made["kind"] = "standing"
        if draw(st.integers(0, 5)) == 0:
            made["applies_to"] = ["process"]
    scenarios = draw(_scenarios(asked))
    named = [*asked, *({"key": f"scenario.{s['key']}"} for s in scenarios)]
    measures = draw(leaf_measures(named, rising=rising))
    if scenarios:
        measures += draw(_scenario_measures(rising=rising))
    measures += draw(joined_measures(measures, rising=rising))
    measures += draw(walked_measures(named))
    data = rubric(asked, measures, scenarios=scenarios)
    data["tiers"] = [draw(_tier(key, measures, rising)) for key in TIERS]
    return data


@st.composite
def _effort(draw: st.DrawFn, name: str) -> Data:
    effort = draw(st.sampled_from(EFFORTS))
    return {} if effort is None else {name: effort}


@st.composite
def _scenarios(draw: st.DrawFn, asked: list[Data]) -> list[Data]:
    """Each builds on questions and on scenarios made before it."""
    made: list[Data] = []
    for number in range(draw(st.integers(0, 2))):
        scenario: Data = {"key": f"S{number}", "name": f"S{number}"}
        scenario["effort"] = draw(_effort("build")) | draw(_effort("ai"))
        for name in ("requires", "ai_requires"):
            found = [draw(_requirement(asked, made)) for _ in range(draw(st.integers(0, 2)))]
            scenario |= {name: found} if found else {}
        if draw(st.integers(0, 5)) == 0:
            scenario["applies_to"] = ["process"]
        made.append(scenario)
    return made


@st.composite
def _requirement(draw: st.DrawFn, asked: list[Data], scenarios: list[Data]) -> Data:
    if draw(st.integers(0, 6)) == 0:
        return {"note": "money"}
    if scenarios and draw(st.booleans()):
        bound: Data = draw(st.sampled_from([{}, {"at_least": "in_use_ai"}, {"at_most": 1}]))
        return {"scenario": draw(st.sampled_from(scenarios))["key"], **bound}
    question = draw(st.sampled_from(asked))
    row = draw(st.sampled_from(question["options"]))["key"]
    return {"question": question["key"], draw(st.sampled_from(["at_least"] * 4 + ["at_most"])): row}


@st.composite
def _scenario_measures(draw: st.DrawFn, *, rising: bool) -> list[Data]:
    of = {"kind": "scenario"}
    in_use = {"key": "in_use", "of": of, "aggregate": "count", "where": {"tag": "deployed"}}
    ai: Data = {"key": "ai", "of": of, "aggregate": "share", "where": {"tag": "ai"}}
    if not rising:
        ai |= {"among": {"tag": "deployed"}, "minimum": draw(st.integers(1, 2))}
    return [in_use, ai]


@st.composite
def _tier(draw: st.DrawFn, key: str, measures: list[Data], rising: bool) -> Data:
    made = []
    for number in range(draw(st.integers(1, 3))):
        measure = draw(st.sampled_from(measures))["key"]
        bound = draw(st.sampled_from([0, "0.5", "0.5", 1, 1, 2]))
        more: Data = {"if_empty": draw(st.sampled_from(["met", "not_met"]))}
        more |= draw(st.sampled_from([{}, {}, {}, {"kind": "eligibility"}])) if number else {}
        name = f"{key}.c{number}"
        if not rising and draw(st.integers(0, 3)) == 0:
            made.append(condition(name, measure, None, at_most=bound, **more))
        else:
            made.append(condition(name, measure, bound, **more))
    return tier(key, *made)


@st.composite
def road_sheets(draw: st.DrawFn, edition: Edition) -> Data:
    answers: dict[str, Any] = {}
    for asked in edition.all_questions:
        if draw(st.integers(0, 2)):
            rows = [choice for choice in possible(asked) if choice != NA]
            some = [rows[0], rows[0], *possible(asked)]
            answers[asked.key] = as_answer(draw(st.sampled_from(some)))
    return {"answers": answers, "plant": {"type": draw(st.sampled_from([None, "discrete"]))}}


@dataclass(frozen=True)
class Walked:
    """The option key each moved question ends on, and what that costs."""

    cost: Fraction
    steps: int
    ranks: tuple[int, ...]
    ends: dict[str, str]


class EveryRoad:
    """All that a plant could do, tried one after the other; straight from the words."""

    def __init__(self, edition: Edition, sheet: Data, wishes: Wishes = NO_WISHES) -> None:
        self.edition, self.sheet, self.wishes = edition, sheet, wishes
        self.type = sheet.get("plant", {}).get("type")
        self.now = {q.key: self._now(q) for q in edition.all_questions}

    def _now(self, asked: Question) -> Option | None:
        """None: no step moves it."""
        answer = self.sheet["answers"].get(asked.key)
        if asked.kind in ("standing", "eligibility") or not asked.is_asked_of(self.type):
            return None
        if isinstance(answer, dict):
            return None
        if answer is not None:
            return asked.option(answer)
        rows = enumerate(asked.options)
        return min(rows, key=lambda row: (row[1].value, len(row[1].tags), row[0]))[1]

    def best(self, target: str, budget: Fraction | None = None) -> Walked | None:
        return next((w for w in self.walks(budget) if not self.failing(w, target)), None)

    def walks(self, budget: Fraction | None = None) -> list[Walked]:
        """Cheapest first; what breaks a prerequisite or a wish is not among them."""
        ways = [list(self._ways(q)) for q in self.edition.all_questions]
        found = []
        for choice in product(*ways):
            taken = zip(self.edition.all_questions, choice, strict=True)
            ends = {q.key: way[3] for q, way in taken if way[3] is not None}
            cost = sum((way[0] for way in choice), Fraction(0))
            if (budget is None or cost <= budget) and self._is_built(ends):
                ranks = tuple(way[2] for way in choice)
                found.append(Walked(cost, sum(way[1] for way in choice), ranks, ends))
        return sorted(found, key=lambda walk: (walk.cost, walk.steps, walk.ranks))

    def _ways(self, asked: Question) -> Iterator[tuple[Fraction, int, int, str | None]]:
        """Cost, steps, rank and the option: staying is one of them."""
        now = self.now[asked.key]
        if now is None:
            yield Fraction(0), 0, 0, None
            return
        rows = [row for row in asked.options if self._is_allowed(now, row)]
        rows.sort(key=lambda row: -(row.value or 0))
        for rank, row in enumerate(rows):
            path = self._path(asked, now, row)
            if path is not None:
                worked = [r for r in path if self._effort(asked, r) or r is row]
                cost = sum((self._effort(asked, r) for r in path), Fraction(0))
                yield cost, len(worked), rank, row.key

    def _is_allowed(self, now: Option, row: Option) -> bool:
        if row.value == now.value:
            return set(now.tags) <= set(row.tags)
        return (row.value or 0) > (now.value or 0)

    def _path(self, asked: Question, now: Option, end: Option) -> list[Option] | None:
        wishes = self.wishes
        path: list[Option] = []
        between = {r.value for r in asked.options if now.value < r.value < end.value}
        for value in sorted(between) if end is not now else ():
            rows = [r for r in asked.options if r.value == value]
            rows = [r for r in rows if f"{asked.key}:{r.key}" not in wishes.forbidden]
            fixed = [r for r in rows if f"{asked.key}:{r.key}" in wishes.fixed]
            if not rows:
                return None
            path.append(min(fixed or rows, key=lambda r: self._effort(asked, r)))
        path += [end] if end is not now else []
        if any(f"{asked.key}:{r.key}" in wishes.forbidden for r in path):
            return None
        wanted = [r for r in asked.options if f"{asked.key}:{r.key}" in wishes.fixed]
        reached = [now, *path]
        kept = all(r in reached or not self._is_allowed(now, r) for r in wanted)
        return path if kept else None

    def _effort(self, asked: Question, row: Option) -> Fraction:
        own = self.wishes.estimates.get(f"{asked.key}:{row.key}")
        if own is not None:
            return own
        return Fraction(1) if row.effort is None else row.effort

    def _is_built(self, ends: dict[str, str]) -> bool:
        for scenario in self.edition.scenarios:
            now = self.now[scenario.question_key]
            if now is None:
                continue
            then = self.edition.question(scenario.question_key).option(ends[scenario.question_key])
            assert then is not None
            new = set(then.tags) - set(now.tags)
            wanted = scenario.requires if "deployed" in new else ()
            wanted += scenario.ai_requires if "ai" in new else ()
            if not all(self._is_there(item, ends) for item in wanted):
                return False
        return True

    def _is_there(self, item: Requirement, ends: dict[str, str]) -> bool:
        asked = self.edition.questions_by_key.get(item.question or f"scenario.{item.scenario}")
        if item.note is not None or asked is None or not asked.is_asked_of(self.type):
            return True
        key = ends.get(asked.key, self.sheet["answers"].get(asked.key))
        if isinstance(key, dict):
            return False
        rows = asked.options
        row = asked.option(key) if key else min(rows, key=lambda r: (r.value, len(r.tags)))
        assert row is not None and row.value is not None
        if item.at_least is None and item.at_most is None:
            return "deployed" in row.tags
        low, high = self._rung(asked, item.at_least), self._rung(asked, item.at_most)
        return (low is None or row.value >= low) and (high is None or row.value <= high)

    def _rung(self, asked: Question, rung: int | str | None) -> Fraction | None:
        named = asked.option(rung) if isinstance(rung, str) else None
        return named.value if named else None if rung is None else Fraction(rung)

    def card(self, walk: Walked) -> Scorecard:
        answers = {**self.sheet["answers"], **walk.ends}
        return score(self.edition, Sheet.from_data({**self.sheet, "answers": answers}))

    def planned(self, target: str) -> list[str]:
        """Criteria up to the target that some question in the plant's hands reaches."""
        tiers = self.edition.tiers[: self.edition.tier_rank(target) + 1]
        criteria = [c for t in tiers for c in t.conditions if c.kind == "criterion"]
        return [c.key for c in criteria if self._is_in_hand(c.measure)]

    def _is_in_hand(self, key: str) -> bool:
        measure = self.edition.measure(key)
        if measure.of.measures is not None:
            return any(self._is_in_hand(child) for child in measure.of.measures)
        from maturity.engine.scoring.selecting import question_inputs

        found = question_inputs(self.edition, measure)
        return any(q.kind in ("capability", "scenario") for q in found)

    def failing(self, walk: Walked, target: str) -> list[str]:
        card = self.card(walk)
        return [k for k in self.planned(target) if card.condition_result(k).verdict != "met"]
