"""Nobody's file speaks to the terminal of the person who reads it."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from maturity.management.terminal import visible

SMALL = Path(__file__).parent / "data" / "small.yaml"
HOSTILE = "a\x1b[31m\x9b2J\u202e\u2028\x07"


def test_signs_that_a_terminal_obeys_are_shown_as_codes() -> None:
    assert visible(HOSTILE) == "a\\u001b[31m\\u009b2J\\u202e\\u2028\\u0007"


def test_what_people_write_stays_as_it_is() -> None:
    assert visible("锅炉 é – 12 %\n\tline") == "锅炉 é – 12 %\n\tline"


@pytest.mark.parametrize("command", ["score", "road", "scan"])
@pytest.mark.parametrize(
    "content",
    [
        {"answers": {HOSTILE: "x"}},
        {"answers": {"device.state": HOSTILE}},
        {"plant": {"totals": {HOSTILE: 1}}},
        {HOSTILE: 1},
    ],
)
def test_an_answers_file_cannot_speak_through_an_error(
    command: str, content: object, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(content))
    with pytest.raises(CommandError) as raised:
        call_command(command, rubric=str(SMALL), answers=str(answers))
    assert not any(sign in str(raised.value) for sign in "\x1b\x9b\u202e\u2028\x07")


def test_the_estimates_of_a_road_cannot_either(tmp_path: Path) -> None:
    answers, estimates = tmp_path / "answers.json", tmp_path / "estimates.json"
    answers.write_text("{}")
    estimates.write_text(json.dumps({HOSTILE: 1}))
    with pytest.raises(CommandError) as raised:
        call_command("road", rubric=str(SMALL), answers=str(answers), estimates=str(estimates))
    assert "\x1b" not in str(raised.value)
