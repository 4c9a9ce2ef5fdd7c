"""The report as JSON: the form that is promised, in any language, whatever people typed."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from django.utils.translation import override

from assessments.reports.plain import FORMAT, to_json
from assessments.reports.report import Report
from tests.report_samples import draft, empty, full, hostile
from tests.reporting import report_of

TOLD = (Path(__file__).parents[1] / "docs" / "report-json.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [full, draft, empty, hostile])
def test_every_sample_is_read_again_and_is_the_same_text_again(make) -> None:
    first = to_json(make())
    with override("en"):
        assert to_json(make()) == first
    told = json.loads(first)
    assert told["format"] == FORMAT == "tidu-report/1"
    assert told["report"]["plant_name"] == make().plant_name
    assert first.encode().decode() == first


def test_keys_do_not_depend_on_the_language_or_on_what_is_filled() -> None:
    english, chinese = (json.loads(to_json(report_of("advanced", one))) for one in NAMES)
    assert list(english["report"]) == list(chinese["report"])
    assert list(english["report"]) == [field.name for field in fields(Report)]
    assert set(json.loads(to_json(empty()))["report"]) == set(english["report"])


NAMES = ("en", "zh-hans")


def test_every_part_and_the_form_s_name_are_documented() -> None:
    assert f"`{FORMAT}`" in TOLD
    assert [field.name for field in fields(Report) if f"`{field.name}`" not in TOLD] == []


def test_a_number_stands_beside_its_words() -> None:
    told = json.loads(to_json(report_of("advanced")))["report"]
    rows = [row for tier in told["tiers"] for d in tier["demands"] for row in d["conditions"]]
    shares = [row for row in rows if row["value"] and row["value"]["unit"] == "percent"]
    assert len(shares) > 10
    for row in shares:
        assert isinstance(row["value"]["low"], int | float)
        assert f"{row['value']['low']} %" in row["number"]


def test_what_only_draws_is_left_out() -> None:
    text = to_json(report_of("advanced"))
    assert "_at" not in {key[-3:] for key in keys_of(json.loads(text))}


def keys_of(told: object) -> set[str]:
    if isinstance(told, dict):
        return set(told) | {key for one in told.values() for key in keys_of(one)}
    if isinstance(told, list):
        return {key for one in told for key in keys_of(one)}
    return set()


def test_a_half_of_a_sign_does_not_stop_it() -> None:
    report = replace(full(), plant_name="a\ud83db\x00c")
    told = json.loads(to_json(report).encode())["report"]
    assert told["plant_name"] == "a\ufffdb\x00c"
