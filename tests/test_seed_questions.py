"""The capability questions of the national edition 2025, read as their authors must keep them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "smart-factory-2025"
LEVELS = ["device", "production_line", "workshop", "factory", "enterprise", "ecosystem"]
TIERS = ["basic", "advanced", "excellence", "leading"]
THREE = ["production_operation", "production_management", "operations_management"]
FIVE = [*THREE, "factory_construction", "rd_design"]
DEMANDED = [
    ("basic", "production_operation"),
    *(("advanced", aspect) for aspect in THREE),
    *((tier, aspect) for tier in ("excellence", "leading") for aspect in FIVE),
]

PRAISE = re.compile(
    r"\b(?:smart|intelligent\w*|advanced|efficien\w+|precise\w*|comprehensive\w*|real.time|fully"
    r"|mostly|basically|seamless\w*|optimal)\b|智能|先进|高效|精准|全面|实时|深度融合|一体化"
    r"|基本上|大部分|完全",
    re.IGNORECASE,
)
TIER_NAMES = re.compile(
    r"\b(?:basic|advanced|excellence|leading)\b|基础级|先进级|卓越级|领航级", re.IGNORECASE
)
# Forbidden as a verdict of ours, not as words: material may still pass through a gate.
VERDICTS = re.compile(
    r"\b(?:recognised|you (?:are|have) (?:certified|passed))\b|获评|达标|予以认定"
    r"|(?:自查|评审)通过",
    re.IGNORECASE,
)
HAN = r"[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"{HAN}[,;:.?!()]|[,;:?!()]{HAN}|[\"'「」『』]")
TRANSLATED = re.compile(
    r"进行(?:了)?(?:一个|对)|被(?:进行|用于)|的时候的|关于.{1,12}的问题|一个人员|基于.{1,12}的基础上"
    r"|在.{1,8}的情况下|作为一个|它们|他们的|做出(?:了)?一个|[A-Za-z]{2,} [a-z]{2,}"
)


def load(pattern: str, section: str) -> list[dict[str, Any]]:
    return [
        entry
        for path in sorted(SEEDS.glob(pattern))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))[section]
    ]


QUESTIONS = load("questions-*.yaml", "questions")
EVERY_QUESTION = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: str(q["key"]))


def texts(node: object) -> Iterator[dict[str, str]]:
    """Every map of languages inside the node."""
    if isinstance(node, dict):
        if "en" in node or "zh-hans" in node:
            yield node
        else:
            for value in node.values():
                yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def stem_and_rows(question: dict[str, Any]) -> list[str]:
    rows = [row["text"] for row in question["options"]]
    return [text for pair in [question["text"], *rows] for text in pair.values()]


def core_at(tier: str, aspect: str) -> list[dict[str, Any]]:
    return [
        question
        for question in QUESTIONS
        if question.get("core")
        and question.get("aspect") == aspect
        and any(row.get("asked_at") == tier for row in question["options"])
    ]


def test_every_level_has_its_questions_in_order() -> None:
    levels = [question["level"] for question in QUESTIONS]
    assert levels == sorted(levels, key=LEVELS.index)
    assert set(levels) == set(LEVELS)
    assert 40 <= len(QUESTIONS) <= 44


def test_no_question_key_is_given_twice() -> None:
    counted = Counter(question["key"] for question in QUESTIONS)
    assert [key for key, times in counted.items() if times > 1] == []


@EVERY_QUESTION
def test_every_text_stands_in_both_languages(question: dict[str, Any]) -> None:
    found = list(texts(question))
    assert found
    for text in found:
        assert set(text) == {"en", "zh-hans"}
        assert text["en"].strip() == text["en"] != ""
        assert text["zh-hans"].strip() == text["zh-hans"] != ""
        assert not re.search(HAN, text["en"]), text["en"]
        assert re.search(HAN, text["zh-hans"]), text["zh-hans"]


@EVERY_QUESTION
def test_no_row_praises_itself(question: dict[str, Any]) -> None:
    assert [text for text in stem_and_rows(question) if PRAISE.search(text)] == []


@EVERY_QUESTION
def test_no_row_names_a_tier(question: dict[str, Any]) -> None:
    assert [text for text in stem_and_rows(question) if TIER_NAMES.search(text)] == []


@EVERY_QUESTION
def test_nothing_reads_like_a_verdict(question: dict[str, Any]) -> None:
    found = [value for text in texts(question) for value in text.values()]
    assert [text for text in found if VERDICTS.search(text)] == []


@EVERY_QUESTION
def test_every_row_says_what_it_leans_on(question: dict[str, Any]) -> None:
    for row in question["options"]:
        cites = row["cites"]
        leans = re.match(r"(?:1\.1 B\d|2\.[1-4] \w+.*): .+\((?:OFF|S2|S1)\)", cites)
        assert leans or cites == "ours" or cites.startswith("ours; "), cites


@EVERY_QUESTION
def test_a_row_is_asked_only_where_the_annex_has_a_line(question: dict[str, Any]) -> None:
    section = {"basic": "2.1 ", "advanced": "2.2 ", "excellence": "2.3 ", "leading": "2.4 "}
    for row in question["options"]:
        if "asked_at" in row:
            assert row["cites"].startswith((section[row["asked_at"]], "1.1 B")), row["key"]


@EVERY_QUESTION
def test_the_tiers_rise_with_the_rows(question: dict[str, Any]) -> None:
    asked = [TIERS.index(row["asked_at"]) for row in question["options"] if "asked_at" in row]
    assert asked == sorted(set(asked))
    assert "asked_at" not in question["options"][0]


@EVERY_QUESTION
def test_the_rows_are_at_least_four_in_strict_order(question: dict[str, Any]) -> None:
    values = [row["value"] for row in question["options"]]
    assert values == list(range(len(values)))
    assert len(values) >= 4
    assert all(row["effort"] > 0 for row in question["options"][1:])


@EVERY_QUESTION
def test_a_stranger_can_verify_the_answer(question: dict[str, Any]) -> None:
    departments = {entry["key"] for entry in load("departments.yaml", "departments")}
    for field in ("evidence", "check", "write_down"):
        assert len(question[field]["zh-hans"]) > 3
    assert question["department"] in departments
    assert "Write down" not in question.get("help", {}).get("en", "")
    assert "填写：" not in question.get("help", {}).get("zh-hans", "")


@EVERY_QUESTION
def test_breadth_counts_something_that_is_named(question: dict[str, Any]) -> None:
    totals = {entry["key"] for entry in load("totals.yaml", "totals")}
    if breadth := question.get("breadth"):
        assert breadth["at_least"] == "1/2"
        assert ("count_of" in breadth) != ("of_how_many" in breadth)
        assert breadth.get("count_of", "workshops") in totals


@pytest.mark.parametrize(("tier", "aspect"), DEMANDED)
def test_every_demand_has_a_core_question(tier: str, aspect: str) -> None:
    assert core_at(tier, aspect)


@pytest.mark.parametrize("aspect", FIVE)
def test_in_every_aspect_a_core_question_always_applies(aspect: str) -> None:
    """Else a plant to which none applies could never cover the aspect."""
    core = [question for question in QUESTIONS if question.get("core")]
    assert [q for q in core if q.get("aspect") == aspect and not q.get("may_not_apply")]


def test_only_the_question_on_results_has_no_aspect() -> None:
    assert [q["key"] for q in QUESTIONS if "aspect" not in q] == ["ecosystem.replication"]


@pytest.mark.parametrize(
    ("pattern", "section"),
    [
        ("questions-*.yaml", "questions"),
        ("totals.yaml", "totals"),
        ("departments.yaml", "departments"),
        ("checks.yaml", "checks"),
    ],
)
def test_the_chinese_is_set_and_worded_as_chinese(pattern: str, section: str) -> None:
    entries = load(pattern, section)
    assert entries
    found = [text["zh-hans"] for entry in entries for text in texts(entry)]
    assert [text for text in found if HALF_WIDTH.search(text)] == []
    assert [text for text in found if TRANSLATED.search(text)] == []


def test_the_checks_across_answers_point_at_rows_that_exist() -> None:
    rows = {q["key"]: {row["key"] for row in q["options"]} for q in QUESTIONS}
    checks = load("checks.yaml", "checks")
    assert len(checks) >= 10
    for check in checks:
        assert ("if" in check) != ("rule" in check)
        for clause in check.get("if", []):
            if clause.get("question") in rows:
                row = clause.get("at_most", clause.get("at_least"))
                assert row in rows[clause["question"]]
