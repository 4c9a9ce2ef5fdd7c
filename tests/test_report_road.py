"""The road and the sensitivity in the report: true to what was planned, words a director reads."""

import re
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from assessments import roads
from assessments.reports.build import Facts, compose
from assessments.reports.build.efforts import stated
from assessments.reports.pdf.document import render
from assessments.reports.pdf.words import EN, ZH
from assessments.reports.report import Report
from assessments.roads import Plans
from maturity.engine.edition import Edition
from maturity.engine.roadmap import Road, RoadPhase, RoadStep, SolverError, Wishes
from maturity.engine.scoring import Scorecard, Sheet, score
from tests import rubrics
from tests.reporting import national, report_of, scored_case
from tests.rubrics import condition, option, question, tier

FACTS = Facts(plant_name="Yangzhou plant")


def edition() -> Edition:
    """Two questions, one with efforts; three tiers, the last on paper only."""
    deep = [option("r0", 0), option("r1", 1, effort=2), option("r2", 2, effort=3)]
    return rubrics.edition(
        [
            question("a", options=deep, department="shop"),
            question("b", 0, 1, 2, may_not_apply=["no b"]),
            question("paper", 0, 1, kind="standing", help="Ask the authority."),
        ],
        [
            {"key": "a", "name": "A", "of": {"questions": ["a"]}, "aggregate": "value"},
            {"key": "b", "name": "B", "of": {"questions": ["b"]}, "aggregate": "value"},
            {"key": "paper", "name": "Paper", "of": {"questions": ["paper"]}, "aggregate": "value"},
            {"key": "both", "name": "Both", "of": {"questions": ["a", "b"]}, "aggregate": "mean"},
        ],
        departments=[{"key": "shop", "name": "Shop"}],
        tiers=[
            tier("low", condition("low.a", "a", 1), condition("low.b", "b", 1)),
            tier("high", condition("high.both", "both", 2, may_be_excepted=True)),
            tier("top", condition("top.paper", "paper", 1)),
        ],
    )


def report(
    answers: dict[str, Any], target: str | None = None, wishes: Wishes | None = None, **more: Any
) -> Report:
    sheet = Sheet.from_data({"answers": answers, **more})
    plans = roads.PLAIN if wishes is None else roads.wished(target, wishes)
    made = edition()
    return compose(
        made, sheet, score(made, sheet), FACTS, language="en", target=target, plans=plans
    )


def road_of(*args: Any, **more: Any) -> Any:
    part = report(*args, **more).road
    assert part is not None
    return part


def test_the_sentence_says_steps_work_and_phases_and_by_what():
    part = road_of({"a": "r0", "b": "r0", "paper": "r0"}, "high")
    assert part.headline == "The least effort by the points stated: 4 steps, " + (
        f"about 7 months of work in {len(part.phases)} phases."
    )
    assert "an estimate" in part.efforts_line
    assert "not elapsed time" in part.efforts_line


def test_that_nothing_cheaper_exists_is_said_only_where_it_was_shown():
    part = road_of({"a": "r0", "b": "r0"}, "high")
    assert part.proof == "A cheaper set of steps was shown not to exist."
    unproven = Plans(lambda *asked: replace(roads.road_to(*asked), cheaper_is_impossible=False))
    sheet = Sheet.from_data({"answers": {"a": "r0", "b": "r0"}})
    made = compose(edition(), sheet, score(edition(), sheet), FACTS, language="en", plans=unproven)
    assert made.road is not None
    assert made.road.headline.startswith("The least effort found, by the points stated: 2 steps")
    assert made.road.proof.startswith("No cheaper set of steps was found; that there is none could")


def test_a_step_says_from_which_row_to_which_and_what_it_closes():
    part = road_of({"a": "r0", "b": "r1"}, "low")
    assert [(s.title, s.place, s.now, s.needed, s.effort) for s in part.steps] == [
        ("a", "Shop", "r0", "r1", "about 2 months")
    ]
    assert part.steps[0].closes == ("A",)


def test_an_open_question_is_to_be_answered_first_and_said_to_shorten_the_road():
    part = road_of({"b": "r1"}, "low")
    assert part.steps[0].now == "not answered yet"
    assert "answer first" in part.steps[0].marks
    assert "can only shorten the road" in part.assumed_line


def test_a_step_without_a_stated_effort_counts_as_one_and_says_so():
    part = road_of({"a": "r1", "b": "r0"}, "low")
    assert part.steps[0].marks == ("no effort stated, counted as one",)
    assert part.counted_line == "For one step no effort is stated: it counts as one."


def test_an_own_effort_of_nothing_is_told_as_a_number_and_not_as_unknown():
    with translation.override("en"):
        assert (stated(Fraction(0), ""), stated(Fraction(0), "yuan")) == ("0 months", "0 yuan")


def test_the_tier_that_a_phase_completes_is_named_once():
    part = road_of({"a": "r0", "b": "r0"}, "high")
    told = [phase.reaches_line for phase in part.phases if phase.reaches_line]
    assert len(told) == len(set(told))
    assert told[-1] == "After it, all that is in the plant's hands for the high tier is met."


def test_what_is_not_in_the_plants_hands_is_named_with_advice_and_the_rest_is_planned():
    part = road_of({"a": "r2", "b": "r2", "paper": "r0"}, "top")
    assert part.status == "there"
    assert "no step is left to plan" in part.headline
    assert part.proof == part.efforts_line == ""
    assert [(row.condition.name, row.advice) for row in part.outside] == [
        ("Paper", "Ask the authority.")
    ]


def test_what_an_exception_is_stated_for_is_left_out_with_its_reason():
    more = {"exceptions": {"high.both": "no such work here"}}
    part = road_of({"a": "r1", "b": "r1"}, "high", **more)
    assert [(row.text, row.detail) for row in part.excepted] == [("Both", "no such work here")]
    planned = road_of({"a": "r1", "b": "r1"}, "high", Wishes(plan_excepted=True), **more)
    assert planned.excepted == ()
    assert planned.steps


def test_what_no_steps_reach_is_named():
    part = road_of({"a": "r0", "b": "r1"}, "low", Wishes(forbidden=frozenset({"a:r1", "a:r2"})))
    assert part.status == "out_of_reach"
    assert part.headline.startswith("With what is left out here, no steps meet everything")
    assert [row.name for row in part.unmet] == ["A"]
    assert part.unmet_line == "With what is left out here, these conditions cannot be met:"
    assert part.phases == ()


def test_that_no_steps_at_all_reach_a_tier_is_no_matter_of_wishes():
    away = {"b": {"not_applicable": True, "reason": "no b"}}
    part = road_of({"a": "r1", **away}, "low")
    assert part.headline.startswith("No steps, however many, meet everything")
    assert [row.name for row in part.unmet] == ["B"]
    assert part.unmet_line == "No step, however deep, meets these conditions:"


def test_a_road_cut_short_by_the_budget_names_what_stays_open():
    part = road_of({"a": "r0", "b": "r0"}, None, Wishes(budget=Fraction(1)))
    assert part.status == "partly"
    assert part.headline.startswith("Within the limits set, not all that is in the plant's hands")
    assert "meets as many conditions" in part.proof
    assert [row.name for row in part.unmet] == ["A"]
    assert "stays within the budget" in part.budget_line


def test_at_the_top_and_without_tiers_there_is_no_road():
    assert report({"a": "r2", "b": "r2", "paper": "r1"}).road is None
    bare = rubrics.edition([question("a", 0, 1)])
    sheet = Sheet.from_data({"answers": {"a": "r0"}})
    made = compose(bare, sheet, score(bare, sheet), FACTS, language="en")
    assert (made.road, made.sensitivity) == (None, None)


def test_a_planner_without_a_sure_answer_does_not_take_the_report_down(caplog):
    def unsure(*_: object) -> Road:
        raise SolverError("unknown")

    sheet = Sheet.from_data({"answers": {"a": "r0"}})
    card = score(edition(), sheet)
    made = compose(edition(), sheet, card, FACTS, language="en", plans=Plans(unsure))
    assert made.road is None
    assert made.gaps
    assert "no road to low" in caplog.text


def test_nothing_of_a_road_sounds_like_recognition():
    part = report_of("advanced").road
    assert part is not None
    own = [part.headline, part.efforts_line, part.proof, part.assumed_line, part.counted_line]
    told = " ".join([*own, *(phase.reaches_line for phase in part.phases)])
    assert "least effort by the points stated" in told
    assert not re.search(r"recogni|certif|guarantee|\bpass", told, re.IGNORECASE)


def test_the_same_sheet_is_planned_once(monkeypatch):
    asked = []

    def count(*given: object) -> Road:
        asked.append(given)
        return real(*given)

    real = roads.plan_road
    monkeypatch.setattr(roads, "plan_road", count)
    sheet, _card = scored_case({"id": "x", "base": "advanced", "set": {"scenario.PO24": "planned"}})
    first = roads.road_to(national(), sheet, "excellence")
    assert roads.road_to(national(), replace(sheet), "excellence") is first
    assert roads.road_to(national(), sheet, "leading") is not first
    assert len(asked) == 2


def text_of(made: Report) -> str:
    pages = PdfReader(BytesIO(render(made))).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


@pytest.mark.parametrize(("language", "words"), [("en", EN), ("zh-hans", ZH)])
def test_the_pdf_says_all_of_road_and_sensitivity(language, words):
    made = report_of("advanced", language)
    assert made.road is not None
    assert made.sensitivity is not None
    told = [made.road.headline, made.road.efforts_line, made.road.proof, words.hangs_on]
    told += [made.sensitivity.headline, made.sensitivity.moved_line]
    for phase in made.road.phases:
        told += [phase.name, phase.count, phase.effort, phase.reaches_line]
    for step in made.road.steps:
        told += [step.title, step.now, step.needed, step.effort, *step.marks, *step.closes]
    told += [text for row in made.road.outside for text in (row.advice, row.condition.number)]
    told += [text for row in made.sensitivity.answers for text in (row.question, row.below)]
    assert len(told) > 200
    said = text_of(made)
    assert [text for text in told if re.sub(r"\s", "", text) not in said] == []


def test_a_hand_made_road_is_shown_as_it_is():
    """What page and PDF show comes from the road alone."""
    step = RoadStep("a:r1", "a", "widen", "r1", "r1", Fraction(2), "rubric", 1, (), ())
    after = replace(step, id="a:r2", reason="raise", to_option="r2", phase=2, needs=("a:r1",))
    made = Road(
        target="high",
        status="planned",
        effort=Fraction(4),
        steps=(step, after),
        phases=(
            RoadPhase(1, ("a:r1",), Fraction(2), None),
            RoadPhase(2, ("a:r2",), Fraction(2), "high"),
        ),
        out_of_hand=(),
        excepted=(),
        unmet=(),
        assumed_worst=(),
        counted_as_one=(),
        cheaper_is_impossible=True,
        after={},
    )
    sheet = Sheet.from_data({"answers": {"a": "r1", "b": "r1"}})
    card: Scorecard = score(edition(), sheet)
    plans = Plans(lambda *_: made)
    part = compose(edition(), sheet, card, FACTS, language="en", plans=plans).road
    assert part is not None
    assert part.steps[0].marks == ("hold it more widely",)
    assert part.steps[0].needed == "held at more of them: r1"
    assert part.steps[0].prepares == ("the next row of the same",)
    assert [phase.reaches for phase in part.phases] == ["", "high"]
    assert [phase.share_at for phase in part.phases] == [0.5, 0.5]
