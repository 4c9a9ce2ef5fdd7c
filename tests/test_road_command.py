"""manage.py road: text, JSON, wishes, and what it refuses."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "answers.json"
    path.write_text('{"answers": {"standing.cmmm_level": "level_2"}}', encoding="utf-8")
    return str(path)


def said(answers: str, *more: str) -> str:
    out = StringIO()
    call_command("road", "--rubric", str(SEED), "--answers", answers, *more, stdout=out)
    return out.getvalue()


def test_a_road_is_planned_without_a_database_and_written_exactly(answers: str) -> None:
    # No database mark: pytest-django refuses every query.
    road = json.loads(said(answers))
    assert (road["target"], road["status"], road["effort"]) == ("basic", "planned", "22")
    assert road["cheaper_is_impossible"] is True
    assert sum(len(phase["steps"]) for phase in road["phases"]) == len(road["steps"]) == 6


def test_the_text_names_phases_steps_and_what_is_out_of_hand_in_either_language(
    answers: str,
) -> None:
    english = said(answers, "--format", "text")
    assert "Least effort by the points stated: 22; steps: 6; phases: 2" in english
    assert "scenario.PO27:in_use (effort 2, answer first)" in english
    assert "Not in the plant's hands alone" in english
    chinese = said(answers, "--format", "text", "--language", "zh-hans")
    assert "按所列工作量计最省力：22" in chinese
    assert "不单由工厂决定" in chinese


def test_wishes_reach_the_plan(answers: str, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"line.automation:cycle": 0.5}', encoding="utf-8")
    road = json.loads(
        said(answers, "--estimates", str(own), "--per-phase", "2", "--target", "basic",
             "--forbid", "scenario.PO27:in_use", "--fix", "factory.network:mapped")
    )  # fmt: skip
    efforts = {step["id"]: step["effort"] for step in road["steps"]}
    assert efforts["line.automation:cycle"] == "1/2"
    assert "factory.network:mapped" in efforts and "scenario.PO27:in_use" not in efforts
    assert all(len(phase["steps"]) <= 2 for phase in road["phases"])
    assert json.loads(said(answers, "--budget", "130"))["target"] == "advanced"
    assert json.loads(said(answers, "--budget", "10"))["status"] == "partly"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--target", "gold"], "target: unknown tier; known: basic, advanced"),
        (["--fix", "nobody:r1"], "fixed.nobody:r1: unknown question"),
        (["--budget", "much"], "budget: must be a number"),
        (["--budget", "5", "--target", "basic"], "leave out the target"),
        (["--per-phase", "0"], "per_phase: must be 1 or more"),
        (["--estimates", "gone.json"], "No such file"),
    ],
)
def test_nonsense_is_refused_with_its_place(answers: str, more: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        said(answers, *more)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1]", "estimates: must be a map"),
        ("{", "estimates: is not JSON"),
        ('{"a:b": "many"}', "estimates.a:b: must be a number"),
        ('{"a:b": 1e400}', "estimates.a:b: must be a number"),
        ('{"a:b": 1, "a:b": 2}', "estimates: duplicate key 'a:b'"),
        ('{"line.automation:gone": 1}', "estimates.line.automation:gone: unknown row"),
        ('{"line.automation:cycle": -1}', "must not be negative"),
        ("[" * 100_000, "estimates: is too deep"),
    ],
)
def test_an_estimates_file_that_is_none_is_refused(
    answers: str, tmp_path: Path, text: str, message: str
) -> None:
    own = tmp_path / "own.json"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        said(answers, "--estimates", str(own))
