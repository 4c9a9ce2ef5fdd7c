"""The command scan: what it says in both forms and languages, and what it refuses."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

SEED = str(Path(__file__).parent.parent / "seeds" / "smart-factory-2025")


def said(tmp_path: Path, content: str, *more: str) -> str:
    path = tmp_path / "answers.json"
    path.write_text(content, encoding="utf-8")
    out = StringIO()
    call_command("scan", "--rubric", SEED, "--answers", str(path), *more, stdout=out)
    return out.getvalue()


def test_the_plain_form_holds_every_set(tmp_path: Path) -> None:
    # No database mark: pytest-django refuses every query.
    data = json.loads(said(tmp_path, '{"answers": {}}'))
    assert (data["tier"], data["to_prove"], data["to_refute"]) == ("basic", 7, 1)
    assert (len(data["proving"]), len(data["proving"][0])) == (10, 7)
    assert data["next"][0] == "device.abnormality"
    assert data["is_exact"] is True


def test_the_text_form_names_the_questions_in_either_language(tmp_path: Path) -> None:
    english = said(tmp_path, '{"answers": {}}', "--format", "text")
    assert "Lowest undecided tier: Basic" in english
    assert "[device.abnormality]" in english
    chinese = said(tmp_path, '{"answers": {}}', "--format", "text", "--language", "zh-hans")
    assert "最低的待定等级：基础级" in chinese
    assert "关键设备出现异常" in chinese


def test_out_of_reach_is_said_even_when_all_is_decided(tmp_path: Path) -> None:
    told = said(tmp_path, '{"answers": {"standing.cmmm_level": "level_1"}}', "--format", "text")
    assert told.splitlines() == [
        "Not met by the answers given, whatever is answered to the rest: "
        "Basic, Advanced, Excellence, Leading",
        "Every tier is decided: nothing is left to ask for the tier.",
    ]


def test_nonsense_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"answers\.gone: unknown question"):
        said(tmp_path, '{"answers": {"gone": "x"}}')
