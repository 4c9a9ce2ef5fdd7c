"""Stored answers run through an edition once more: as scoring each, and nothing is stored."""

import json
from copy import deepcopy
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments import rescore as module
from assessments.actions import Change, save_answers, save_exceptions, submit
from assessments.models import Answer, Assessment, Result
from assessments.rescore import Cell, LostAnswer, assessments_named, rescore, scored_chunks
from assessments.sheet import read_sheet
from assessments.simulate import simulate
from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer as GivenAnswer
from maturity.engine.scoring import Sheet, score
from maturity.publishing import engine_edition, publish_data
from maturity.rubric_file import load_edition
from tests.cast import ALL_BEST, NATIONAL, SMALL, Cast
from tests.queries import at_most
from tests.rubrics import Data
from tests.test_bulk import of_card, told


def simulated(plants: int) -> Edition:
    made = simulate(plants=plants, seed=1, leave_open=True)
    return engine_edition(made.edition.pk)


def assert_each_is_scored_alike(content: Edition) -> int:
    checked = 0
    for chunk in scored_chunks(Assessment.objects.all(), content):
        for row, pk in enumerate(chunk.assessments):
            sheet = read_sheet(Assessment.objects.get(pk=pk), content)
            assert told(chunk.scores, row) == of_card(content, score(content, sheet))
            checked += 1
    return checked


def test_rescoring_equals_scoring_each_assessment(
    national: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of both types and none, with counts, totals, open options, exceptions, over two chunks."""
    monkeypatch.setattr(module, "AT_ONCE", 25)
    content = simulated(60)
    some = list(Assessment.objects.exclude(pk=national.pk))
    for number, assessment in enumerate(some):
        if number % 4 == 0:
            demand = "excellence.covered.rd_design"
            reasons = {demand: "no design here"}
            save_exceptions(
                assessment=assessment,
                by=cast.manager,
                exceptions=reasons,
                revision=assessment.revision,
            )
        if number % 5 == 0:
            facts = {**assessment.facts, "production": "", "province": "", "totals": {}}
            Assessment.objects.filter(pk=assessment.pk).update(facts=facts)
    # Counts that a person may store although they are not judged.
    Answer.objects.filter(assessment=some[1], count__isnull=False).update(count=None)
    assert assert_each_is_scored_alike(content) == 61


def all_told(content: Edition) -> list[object]:
    chunks = scored_chunks(Assessment.objects.all(), content)
    return [told(chunk.scores, row) for chunk in chunks for row in range(len(chunk.assessments))]


def test_types_that_are_not_asked_are_scored_alike(assessment: Assessment, cast: Cast) -> None:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    content = engine_edition(assessment.edition_id)
    assert assert_each_is_scored_alike(content) == 1
    for production in ("process", ""):
        facts = {**assessment.facts, "production": production}
        Assessment.objects.filter(pk=assessment.pk).update(facts=facts)
        assert assert_each_is_scored_alike(content) == 1


def test_cards_are_respected_as_in_scoring_each(
    national: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every mixture of claims and cards, beside assessments from before there were cards."""
    monkeypatch.setattr(module, "AT_ONCE", 13)
    content = simulated(40)
    states = [None, "planned", "in_use", "in_use_ai"]
    options = ["none", "planned", "in_use", "in_use_ai"]
    keys = [scenario.key for scenario in content.scenarios]
    for number, one in enumerate(list(Assessment.objects.order_by("pk"))):
        if number % 4 == 0:
            continue
        borne = {key: states[(number + place) % 4] for place, key in enumerate(keys)}
        cards = {key: state for key, state in borne.items() if state}
        Assessment.objects.filter(pk=one.pk).update(cards=cards if number % 4 != 1 else {})
        for place, row in enumerate(one.answers.filter(question__startswith="scenario.")):
            if row.option:
                option = options[(number + place // 4) % 4]
                Answer.objects.filter(pk=row.pk).update(option=option)
    assert assert_each_is_scored_alike(content) == 41
    with_cards = all_told(content)
    Assessment.objects.update(cards=None)
    differing = [
        one for one, as_given in zip(with_cards, all_told(content), strict=True) if one != as_given
    ]
    assert len(differing) > 20, "without cards they would come to something else"


def test_an_answer_lost_is_named_as_it_was_given(assessment: Assessment, cast: Cast) -> None:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    Assessment.objects.update(cards={"PO27": "planned"})

    def without_scenario(data: Data) -> None:
        data["scenarios"] = [{**data["scenarios"][1], "key": "PO99", "requires": []}]

    found = rescore(Assessment.objects.all(), changed(without_scenario))
    assert LostAnswer("scenario.PO27", "in_use", 1) in found.lost


def test_tiers_before_and_now_are_crossed_and_nothing_is_stored(
    assessment: Assessment, cast: Cast
) -> None:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    simulate(plants=10, seed=1)
    stored = list(Result.objects.values_list("pk", "tier", "scorecard"))
    own = rescore(Assessment.objects.all())
    assert (own.assessments, own.submitted, own.differing) == (11, 11, 0)
    assert all(cell.before == cell.now for cell in own.cells)
    harder = rescore(Assessment.objects.all(), changed(harder_cmmm))
    top = sum(tier == "advanced" for _, tier, _ in stored)
    assert Cell("advanced", "basic", top) in harder.cells
    assert harder.differing == top > 0
    assert list(Result.objects.values_list("pk", "tier", "scorecard")) == stored


def changed(change) -> Edition:
    data = deepcopy(load_edition(SMALL).to_data())
    change(data)
    return Edition.from_data(data)


def harder_cmmm(data: Data) -> None:
    data["tiers"][1]["conditions"][1]["at_least"] = 4
    options = next(q for q in data["questions"] if q["key"] == "standing.cmmm_level")["options"]
    options.append({"key": "level_4", "value": 4, "text": "Level 4"})


def without_what_is_answered(data: Data) -> None:
    """One question gone, one option gone, one count no longer asked, one total unknown."""
    data["questions"] = [q for q in data["questions"] if q["key"] != "eligibility.size"]
    data["tiers"][0]["conditions"] = data["tiers"][0]["conditions"][:3]
    data["measures"] = [m for m in data["measures"] if m["key"] != "size"]
    questions = {q["key"]: q for q in data["questions"]}
    questions["standing.cmmm_level"]["options"][2]["key"] = "level_three"
    del questions["workshop.sequence"]["breadth"]
    questions["device.state"]["breadth"] = {"of_how_many": "machines", "at_least": "1/2"}
    del data["totals"]


def test_answers_that_an_edition_does_not_know_are_open_and_counted(
    assessment: Assessment, cast: Cast
) -> None:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    other = changed(without_what_is_answered)
    found = rescore(Assessment.objects.all(), other)
    assert found.lost == (
        LostAnswer("eligibility.size", "above", 1),
        LostAnswer("standing.cmmm_level", "level_3", 1),
    )
    assert (found.answers, found.lost_answers) == (6, 2)
    chunk = next(scored_chunks(Assessment.objects.all(), other))
    kept = {
        key: GivenAnswer(option=answer.option)
        for key, answer in read_sheet(assessment, load_edition(SMALL)).answers.items()
        if key not in ("eligibility.size", "standing.cmmm_level")
    }
    plant = Sheet.from_data({"plant": {"type": "discrete", "province": "jiangsu"}}).plant
    assert told(chunk.scores, 0) == of_card(other, score(other, Sheet(plant, kept)))


def test_not_applicable_where_it_always_applies_now_is_lost(
    assessment: Assessment, cast: Cast
) -> None:
    change = Change("workshop.sequence", not_applicable=True, reason="One machine only.")
    save_answers(assessment=assessment, by=cast.manager, changes=[change])

    def always(data: Data) -> None:
        del next(q for q in data["questions"] if q["key"] == "workshop.sequence")["may_not_apply"]

    found = rescore(Assessment.objects.all(), changed(always))
    assert found.lost == (LostAnswer("workshop.sequence", "", 1),)


def test_exceptions_that_an_edition_does_not_allow_are_left_out_and_counted(
    assessment: Assessment, cast: Cast
) -> None:
    save_exceptions(
        assessment=assessment,
        by=cast.manager,
        exceptions={"advanced.covered": "a reason"},
        revision=assessment.revision,
    )

    def strict(data: Data) -> None:
        del data["tiers"][1]["demands"][0]["may_be_excepted"]

    assert rescore(Assessment.objects.all(), changed(strict)).lost_exceptions == 1
    assert rescore(Assessment.objects.all()).lost_exceptions == 0


def test_each_is_scored_with_its_own_edition(assessment: Assessment, cast: Cast) -> None:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    data = changed(harder_cmmm).to_data()
    publish_data(data, by=cast.platform_admin, reason="harder")
    simulate(plants=5, seed=1)
    found = rescore(assessments_named("smart-factory"))
    assert (found.assessments, found.differing) == (6, 0)
    assert assessments_named("smart-factory@2025").count() == 6
    assert assessments_named("smart-factory@2025.1").count() == 1
    assert not assessments_named("smart-factory@2025.7").exists()


def test_queries_grow_with_chunks_not_with_assessments(
    small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = simulated(40)
    with at_most(2):
        rescore(Assessment.objects.all(), content)
    monkeypatch.setattr(module, "AT_ONCE", 10)
    with at_most(9):
        assert rescore(Assessment.objects.all(), content).assessments == 40


def test_no_assessments_are_no_mistake(small: None) -> None:
    found = rescore(Assessment.objects.all())
    assert (found.assessments, found.cells) == (0, ())


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("rescore", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_table_or_data(assessment: Assessment, cast: Cast) -> None:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    text = run("smart-factory")
    assert "1 assessments, 1 of them submitted" in text
    assert "0 of 1 come to another tier" in text
    data = json.loads(run("smart-factory@2025.1", "--with", str(NATIONAL), "--format", "json"))
    assert (data["answers"], data["lost_answers"]) == (6, 1)
    assert data["cells"] == [{"before": "advanced", "now": "", "assessments": 1}]
    assert "not known there" in run("smart-factory", "--with", "smart-factory@2025")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["other"], "no rubric or edition 'other'"),
        (["smart-factory@2031"], "no rubric or edition"),
        (["smart-factory", "--with", "other"], "no rubric or edition 'other'"),
        (["smart-factory", "--with", "nowhere/x.yaml"], "no file or folder"),
        (["smart-factory", "--with", "BROKEN"], "must be"),
    ],
    ids=["rubric", "edition", "other edition", "no file", "broken file"],
)
def test_the_command_refuses_what_is_not_there(
    small: None, tmp_path: Path, arguments: list[str], message: str
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nrubric: [x]\n", encoding="utf-8")
    given = [str(broken) if argument == "BROKEN" else argument for argument in arguments]
    with pytest.raises(CommandError, match=message):
        run(*given)
