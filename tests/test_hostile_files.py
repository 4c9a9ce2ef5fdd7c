"""Hostile rubric and answers files: a clear message and exit 1, nothing stored."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from maturity.engine.scoring import SheetError
from maturity.models import Rubric
from maturity.rubric_file import RubricFileError, load_edition, read_answers
from tests.cast import SMALL


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\nb: *a",
        "a: 1\na: 2",
        "[" * 99_999,
        "format: " + "9" * 99_999,
        "",
        "a: \x00",
        'a: "\\ud800"',
        "<<: {a: b}",
        "a: !!python/name:os.system",
        "- a",
        "a: 1\n---\nb: 2",
    ],
)
@pytest.mark.parametrize("command", ["check_rubric", "load_rubric"])
@pytest.mark.django_db
def test_a_hostile_rubric_file_ends_with_a_message(text: str, command: str, tmp_path: Path) -> None:
    file = tmp_path / "rubric.yaml"
    file.write_bytes(text.encode())
    with pytest.raises(CommandError, match=r"."):
        call_command(command, str(file))
    assert not Rubric.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        '{"answers":NaN}',
        '{"a":1.5}',
        "[" * 99_999,
        '{"answers":{"x":' + "9" * 5000,
        '{"answers":[1]}',
        '{"answers":{"device.state":{"option":["shown"]}}}',
        '{"evil":1}',
        '{"answers":{"\\ud800":{"option":"x"}}}',
        '{"answers":{},"answers":{}}',
        "",
        "\x00",
        '{"plant":{"totals":{"nope":3}},"answers":{}}',
        '{"exceptions":{"x":5},"answers":{}}',
    ],
)
def test_hostile_answers_end_with_a_message(text: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=r"."):
        call_command("score", rubric=str(SMALL), answers=str(file))


@pytest.mark.parametrize("read", [load_edition, read_answers])
def test_an_endless_file_is_refused_and_not_read_to_its_end(read) -> None:
    with pytest.raises((RubricFileError, SheetError), match="large"):
        read("/dev/zero")


@pytest.mark.parametrize("read", [load_edition, read_answers])
def test_what_cannot_be_a_path_is_an_error_with_its_name(read) -> None:
    with pytest.raises(OSError, match="no file name"):
        read("seeds\0")


def test_a_report_towards_a_tier_that_is_not_there_is_refused(assessment, tmp_path) -> None:
    with pytest.raises(CommandError, match="basic, advanced"):
        call_command("report", str(assessment.pk), "--target", "nonsense", "--out", tmp_path / "x")
    assert not (tmp_path / "x").exists()
