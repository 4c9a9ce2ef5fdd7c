"""The charts: words before shapes, nothing the content policy forbids, nothing unescaped, nothing
outside its picture; the same scenes for the page and for paper."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from assessments.reports import charts, palette, scenes
from assessments.reports.report import HeatMap, Report
from assessments.reports.scenes.measuring import width_of, wrapped
from assessments.reports.scenes.shapes import Mark, Scene, Words
from tests import report_samples
from tests.reporting import report_of

HOSTILE = "R&D <b>x</b> <img src=x onerror=alert(1)> 😀𠮷"
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = ("ladder_svg", "heat_svg", "radar_svg", "spread_svg", "road_svg", "indicator_svg")
SAMPLES = {
    "full": report_samples.full,
    "draft": report_samples.draft,
    "empty": report_samples.empty,
    "hostile": report_samples.hostile,
    "open": lambda: report_of("open-others", "zh-hans"),
    "nothing": lambda: report_of("nothing", "en"),
    "excellence": lambda: report_of("excellence", "en"),
}


@pytest.fixture(scope="module", params=["en", "zh-hans"])
def report(request: pytest.FixtureRequest) -> Report:
    return report_of("open-others", request.param)


def drawings(report: Report) -> ElementTree.Element:
    made = "".join(getattr(charts, name)(report) for name in DRAWN)
    return ElementTree.fromstring(f"<all>{made}</all>")  # noqa: S314 - our own drawing


def pictures(report: Report) -> Iterator[Scene]:
    """Every scene in every width it is drawn in."""
    for width in (scenes.COLUMN, scenes.WIDE):
        found = [
            scenes.ladder(report.tiers, report.language, width),
            scenes.heat(report, width),
            scenes.road(report, width),
            *scenes.indicators(report, width),
        ]
        yield from (scene for scene in found if scene)
    yield from (*scenes.radars(report), *scenes.spreads(report))


def test_every_chart_has_a_name_and_a_description(report: Report) -> None:
    found = list(drawings(report).iter(f"{SVG}svg"))
    assert len(found) >= 8
    for chart in found:
        assert chart.get("aria-labelledby") == chart[0].get("id")
        assert chart.get("aria-describedby") == chart[1].get("id")
        assert chart[0].text and chart[1].text
        assert chart.get("role") in ("img", "group")


def test_ids_are_used_once(report: Report) -> None:
    ids = [found.get("id") for found in drawings(report).iter() if found.get("id")]
    assert len(ids) == len(set(ids)) > 10


def test_charts_carry_no_style_and_no_script(report: Report) -> None:
    for found in drawings(report).iter():
        assert found.tag.rpartition("}")[2] not in ("style", "script", "foreignObject")
        assert "style" not in found.attrib
        assert not any(name.startswith("on") for name in found.attrib)


def test_every_number_of_the_heat_map_is_printed_in_its_cell(report: Report) -> None:
    shown = {
        part.text for part in scenes.heat(report, scenes.WIDE).shapes if isinstance(part, Words)
    }
    cells = [cell for row in report.heat.cells for cell in row if cell]
    assert cells
    assert {cell.display for cell in cells} <= shown


def test_a_verdict_is_drawn_as_word_and_shape(report: Report) -> None:
    drawn = charts.ladder_svg(report)
    assert all(tier.verdict.word in drawn for tier in report.tiers)
    assert "<polygon" in drawn


def test_open_answers_draw_an_outer_dashed_line(report: Report) -> None:
    assert "stroke-dasharray" in charts.radar_svg(report)
    assert "stroke-dasharray" not in charts.radar_svg(report_of("advanced"))


def test_hostile_names_stay_text(report: Report) -> None:
    levels = tuple(replace(row, name=HOSTILE) for row in report.levels)
    tiers = tuple(replace(tier, name=HOSTILE) for tier in report.tiers)
    heat = replace(report.heat, levels=levels)
    hostile = replace(report, levels=levels, tiers=tiers, heat=heat)
    tags = {found.tag.rpartition("}")[2] for found in drawings(hostile).iter()}
    assert not tags & {"b", "img"}


def test_an_edition_without_levels_draws_nothing_instead_of_failing(report: Report) -> None:
    bare = replace(
        report, tiers=(), levels=(), aspects=(), heat=HeatMap((), (), ()), road=None, indicators=()
    )
    assert [getattr(charts, name)(bare) for name in DRAWN] == [""] * len(DRAWN)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_label_leaves_its_picture(name: str) -> None:
    for scene in pictures(SAMPLES[name]()):
        for label in scene.shapes:
            if isinstance(label, Words):
                wide = width_of(label.text, label.size, is_bold=label.is_bold)
                left = {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
                assert label.x - left >= -2, (scene.key, label)
                assert label.x - left + wide <= scene.width + 4, (scene.key, label)
                assert label.size * 0.7 <= label.y <= scene.height, (scene.key, label)


@pytest.mark.parametrize("name", SAMPLES)
def test_what_can_be_pointed_at_says_something_and_can_be_hit(name: str) -> None:
    for scene in pictures(SAMPLES[name]()):
        for mark in scene.parts:
            if isinstance(mark, Mark):
                assert mark.label.strip(), scene.key
                assert mark.target.width > 0 and mark.target.height > 0, scene.key


def test_one_mark_of_a_picture_is_reached_by_the_tab_key(report: Report) -> None:
    for chart in drawings(report).iter(f"{SVG}svg"):
        marks = [found.get("tabindex") for found in chart.iter(f"{SVG}g") if found.get("tabindex")]
        assert marks.count("0") == (1 if marks else 0)


def test_long_labels_break_at_spaces_and_chinese_anywhere() -> None:
    assert wrapped("Production management", 84, 12) == ["Production", "management"]
    assert wrapped("生产管理环节说明", 48, 12) == ["生产管理", "环节说明"]
    assert wrapped("", 8, 12) == []


def test_colours_are_those_of_the_palette(report: Report) -> None:
    known = {
        *palette.VERDICTS.values(),
        *palette.TIERS,
        *palette.HEAT,
        palette.INK,
        palette.PAPER,
        palette.SECONDARY,
        palette.HAIRLINE,
        palette.ACCENT,
        palette.ACCENT_WASH,
    }
    used = set(re.findall(r"#[0-9A-F]{6}", "".join(getattr(charts, n)(report) for n in DRAWN)))
    assert used
    assert used <= known
