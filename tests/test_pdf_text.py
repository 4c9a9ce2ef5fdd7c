"""Text before it is drawn: where lines end, what the fonts can print, nothing read as mark-up."""

import random

import pytest

from assessments.reports.pdf.blocks import Run, runs, text
from assessments.reports.pdf.fonts import (
    markup,
    missing_glyphs,
    printable,
    register_fonts,
    text_map,
)
from assessments.reports.pdf.lines import NOT_FIRST, NOT_LAST, fill_lines, may_break

WORDS = ("设备联网率", "智能工厂", "PLC", "MES-3.2", "80", "75.5")
MARKS = ("，", "。", "；", "：", "！", "？", "”", "“", "》", "《", "）", "（", "、", "%", "…", "——")


def drawn_lines(paragraph, width):
    paragraph.wrap(width, 100_000)
    lines = paragraph.blPara.lines
    if paragraph.blPara.kind == 0:
        return ["".join(words) for _, words in lines]
    return ["".join(word.text for word in line.words) for line in lines]


def long_chinese(seed):
    """Text as people write it: words, with at most one mark between them."""
    rng = random.Random(seed)  # noqa: S311 - a test text, not a secret
    marks = (*MARKS, "", "", " ")
    return "".join(rng.choice(WORDS) + rng.choice(marks) for _ in range(400))


@pytest.mark.parametrize("width", [90, 141, 200.5, 367, 493])
def test_no_line_begins_or_ends_with_a_forbidden_mark(width):
    register_fonts()
    for seed in range(5):
        content = long_chinese(seed)
        plain = drawn_lines(text(content), width)
        mixed = drawn_lines(runs([Run("关键：", is_bold=True), Run(content)]), width)
        for lines in (plain, mixed):
            assert len(lines) > 10
            assert not [line for line in lines if line[0] in NOT_FIRST]
            assert not [line for line in lines[:-1] if line.rstrip()[-1] in NOT_LAST]


def test_words_and_numbers_stay_whole():
    register_fonts()
    content = "关键工序设备联网率 87.5 % 由 Manufacturing 系统 2025-06-30 采集" * 30
    lines = drawn_lines(text(content), 133)
    joined = "\n".join(lines)
    for word in ("87.5", "Manufacturing", "2025-06-30"):
        assert joined.count(word) == 30


def test_nothing_is_lost_between_lines():
    register_fonts()
    content = long_chinese(7)
    lines = drawn_lines(text(content), 180)
    assert "".join(lines).replace(" ", "") == content.replace(" ", "").strip()


@pytest.mark.parametrize(
    ("pair", "is_allowed"),
    [
        ("厂，", False),
        ("，厂", True),
        ("“厂", False),
        ("厂“", True),
        ("（厂", False),
        ("ab", False),
        ("3.", False),
        ("a/", False),
        ("/a", True),
        ("-3", False),
        ("n’", False),
        ("’t", False),
        ("厂a", True),
        ("a厂", True),
        ("5%", False),
        (" %", False),
        ("a ", False),
        (" a", True),
        ("——", False),
        ("\u00a05", False),
    ],
)
def test_where_a_line_may_end(pair, is_allowed):
    assert may_break(*pair) is is_allowed


def test_a_word_wider_than_the_line_is_cut():
    lines = fill_lines("a" * 25, [1.0] * 25, [10.0])
    assert [(line.start, line.end) for line in lines] == [(0, 10), (10, 20), (20, 25)]


def test_a_line_break_in_the_text_is_kept():
    register_fonts()
    assert drawn_lines(text("第一行\n第二行"), 300) == ["第一行", "第二行"]


@pytest.mark.parametrize("char", ["😀", "\U00020000", "\x00", "\x1b", "\ue000", "ह"])
def test_a_character_without_glyph_is_replaced_visibly_and_reported(char):
    assert printable(f"甲{char}乙") == "甲□乙"
    assert missing_glyphs(f"甲{char}乙{char}") == (char,)


def test_joiners_and_tabs_leave_no_square():
    assert printable("a\u200db\tc\ufe0f") == "ab c"
    assert missing_glyphs("a\u200db\tc\ufe0f\r\n") == ()


@pytest.mark.parametrize("name", ["镕", "堃", "喆", "昇", "翀", "玥", "é", "µ", "≥", "→", "①"])
def test_characters_of_names_and_units_can_be_printed(name):
    assert missing_glyphs(name) == ()


def test_a_lowered_figure_is_printed_plain():
    assert printable("CO₂") == "CO2"
    assert missing_glyphs("CO₂") == ()


def test_mark_up_in_text_is_only_text():
    assert markup(" <b>&\r\n ") == "&lt;b&gt;&amp;"


def test_the_map_back_to_text_leaves_out_code_zero_and_writes_utf16():
    written = text_map("F", [0, 0x41, 0x20000])
    assert "<00> <0000>" not in written
    assert "2 beginbfchar\n<01> <0041>\n<02> <D840DC00>\nendbfchar" in written
