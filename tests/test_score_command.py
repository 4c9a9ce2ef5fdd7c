"""The commands check_rubric and score: messages, exit codes, and no database for files."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from maturity.models import Edition
from maturity.publishing import publish_data
from tests.rubrics import condition, question, rubric, tier

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "answers.json"
    path.write_text('{"answers": {"standing.cmmm_level": "level_2"}}', encoding="utf-8")
    return str(path)


def test_a_file_is_scored_without_a_database(answers: str) -> None:
    # No database mark: pytest-django refuses every query.
    card = json.loads(said("score", "--rubric", str(SEED), "--answers", answers))
    assert (card["rubric"], card["revision"], card["answered"]) == ("smart-factory", None, 1)
    assert card["measures"]["cmmm_level"]["low"] == "2"


def test_the_text_form_is_a_tree_in_either_language(answers: str) -> None:
    told = said(
        "score", "--rubric", str(SEED), "--answers", answers, "--format", "text",
        "--language", "zh-hans",
    )  # fmt: skip
    assert "? 基础级：待定" in told
    assert (
        "+ 智能制造能力成熟度 [basic.cmmm]\n      2（二级（规范级））；要求：至少 2；官方" in told
    )
    english = said("score", "--rubric", str(SEED), "--answers", answers, "--format", "text")
    assert "? Basic: undecided" in english
    assert "2 (Level 2, standardised); asked: at least 2; official" in english


def test_the_text_form_can_say_what_the_tier_hangs_on_and_name_everything(answers: str) -> None:
    asked = ("score", "--rubric", str(SEED), "--answers", answers, "--format", "text")
    assert "What the tier hangs on" not in said(*asked)
    assert "No tier is proven" in said(*asked, "--sensitivity")
    assert "... and " in said(*asked)
    assert "... and " not in said(*asked, "--all")


@pytest.mark.django_db
def test_a_published_edition_is_scored_by_its_name(tmp_path: Path) -> None:
    measure = {"key": "m", "of": {"questions": ["q"]}, "aggregate": "value"}
    data = rubric([question("q", 0, 1)], [measure], tiers=[tier("t", condition("c", "m"))])
    publish_data(data, by=None, reason="test")
    path = tmp_path / "a.json"
    path.write_text('{"answers": {"q": "r1"}}', encoding="utf-8")
    card = json.loads(said("score", "--rubric", "small@1", "--answers", str(path)))
    assert (card["tier"], card["revision"]) == ("t", 1)
    assert card["checksum"] == Edition.objects.get().checksum
    with pytest.raises(CommandError, match="no rubric or edition 'gone'"):
        said("score", "--rubric", "gone", "--answers", str(path))


BAD = [
    ('{"answers": {"gone": "x"}}', "answers.gone: unknown question"),
    ('{"answers": {"standing.cmmm_level": "x"}}', "unknown option"),
    ("{", "is not JSON"),
]


@pytest.mark.parametrize(("content", "message"), BAD, ids=["question", "option", "json"])
def test_nonsense_is_refused_with_its_place(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "answers.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        said("score", "--rubric", str(SEED), "--answers", str(path))


def test_missing_files_are_named(tmp_path: Path, answers: str) -> None:
    with pytest.raises(CommandError, match=r"no file or folder .*gone\.yaml"):
        said("score", "--rubric", str(tmp_path / "gone.yaml"), "--answers", answers)
    with pytest.raises(CommandError, match="No such file"):
        said("score", "--rubric", str(SEED), "--answers", str(tmp_path / "gone.json"))
    with pytest.raises(CommandError, match="No such file"):
        said("check_rubric", str(tmp_path / "gone.yaml"))


def test_a_rubric_with_errors_is_not_scored(tmp_path: Path, answers: str) -> None:
    path = tmp_path / "rubric.yaml"
    path.write_text("rubric: x\nedition: '1'\ntitle: x\nquestions: []\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"rubric\.yaml:4: questions: there is no question"):
        said("score", "--rubric", str(path), "--answers", answers)


def test_check_rubric_names_every_problem(tmp_path: Path) -> None:
    assert said("check_rubric", "--publishing", str(SEED)).startswith("0 errors")
    path = tmp_path / "rubric.yaml"
    path.write_text("rubric: a b\nedition: '1'\ntitle: {en: x}\nquestions: []\n", encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="2 errors, 1 warnings") as caught:
        call_command("check_rubric", str(path), stdout=out)
    assert caught.value.returncode == 1
    assert "error: rubric.yaml:1: rubric: 'a b' is no key" in out.getvalue()
    assert "warning: rubric.yaml:3: title: is not there in zh-hans" in out.getvalue()


def test_a_rubric_is_checked_on_top_of_the_one_it_extends(tmp_path: Path) -> None:
    path = tmp_path / "province.yaml"
    head = "rubric: jiangsu\nedition: '1'\ntitle: {en: x, zh-hans: 苏}\nquestions: []\n"
    extends = "extends: {rubric: smart-factory, edition: '2025'}\n"
    path.write_text(head + extends, encoding="utf-8")
    assert said("check_rubric", str(path), "--base", str(SEED)).startswith("0 errors")
    with pytest.raises(CommandError, match="1 errors"):
        said("check_rubric", str(path))
