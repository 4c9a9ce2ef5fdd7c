"""Hostile rubric and answers files: a clear message and exit 1, nothing stored."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from maturity.models import Rubric
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
