"""The charts: words before shapes, nothing the content policy forbids, nothing unescaped."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from assessments.reports import palette
from assessments.reports.charts import heat_svg, ladder_svg, radar_svg
from assessments.reports.charts.svg import wrapped
from assessments.reports.report import HeatMap, Report
from tests.reporting import report_of

HOSTILE = "R&D <b>x</b> <img src=x onerror=alert(1)> 😀𠮷"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=["en", "zh-hans"])
def report(request: pytest.FixtureRequest) -> Report:
    return report_of("open-others", request.param)


def drawings(report: Report) -> ElementTree.Element:
    charts = ladder_svg(report) + heat_svg(report) + radar_svg(report)
    return ElementTree.fromstring(f"<all>{charts}</all>")  # noqa: S314 - our own drawing


def test_every_chart_is_an_image_with_a_name_and_a_description(report):
    charts = drawings(report).findall(f"{SVG}svg")
    assert len(charts) == 4
    for chart in charts:
        named = chart.get("aria-labelledby", "").split()
        assert chart.get("role") == "img"
        assert [chart[0].get("id"), chart[1].get("id")] == named
        assert chart[0].text and chart[1].text


def test_ids_are_used_once(report):
    ids = [found.get("id") for found in drawings(report).iter() if found.get("id")]
    assert len(ids) == len(set(ids)) == 8


def test_charts_carry_no_style_and_no_script(report):
    for found in drawings(report).iter():
        assert found.tag.rpartition("}")[2] not in ("style", "script", "foreignObject")
        assert "style" not in found.attrib
        assert not any(name.startswith("on") for name in found.attrib)


def test_every_number_of_the_heat_map_is_printed_in_its_cell(report):
    shown = [found.text for found in ElementTree.fromstring(heat_svg(report)).iter()]  # noqa: S314
    cells = [cell for row in report.heat.cells for cell in row if cell]
    assert cells
    assert all(cell.display in shown for cell in cells)


def test_a_verdict_is_drawn_as_word_and_shape(report):
    drawn = ladder_svg(report)
    for tier in report.tiers:
        assert tier.verdict.word in drawn
    assert "path" in drawn  # the half disc of what is undecided


def test_open_answers_draw_an_outer_dashed_line(report):
    assert "stroke-dasharray" in radar_svg(report)
    assert "stroke-dasharray" not in radar_svg(report_of("advanced"))


def test_hostile_names_stay_text(report):
    levels = tuple(replace(row, name=HOSTILE) for row in report.levels)
    tiers = tuple(replace(tier, name=HOSTILE) for tier in report.tiers)
    heat = replace(report.heat, levels=levels)
    hostile = replace(report, levels=levels, tiers=tiers, heat=heat)
    tags = {found.tag.rpartition("}")[2] for found in drawings(hostile).iter()}
    assert not tags & {"b", "img"}
    assert "<img" not in radar_svg(hostile)


def test_an_edition_without_levels_draws_nothing_instead_of_failing(report):
    bare = replace(report, tiers=(), levels=(), aspects=(), heat=HeatMap((), (), ()))
    assert ladder_svg(bare) == heat_svg(bare) == radar_svg(bare) == ""


def test_no_label_leaves_its_picture(report):
    for chart in drawings(report):
        _, _, width, height = (float(part) for part in chart.get("viewBox", "").split())
        for label in chart.iter(f"{SVG}text"):
            size = float(label.get("font-size", 0))
            wide = sum(1.0 if ord(c) > 0x2E7F else 0.56 for c in label.text or "") * size
            left = {"start": 0.0, "middle": wide / 2, "end": wide}[
                label.get("text-anchor", "start")
            ]
            x, y = float(label.get("x", 0)), float(label.get("y", 0))
            assert x - left >= -1 and x - left + wide <= width + 4, label.text
            assert size * 0.7 <= y <= height


def test_long_labels_break_at_spaces_and_chinese_anywhere():
    assert wrapped("Production management", 13) == ["Production", "management"]
    assert wrapped("生产管理环节说明", 8) == ["生产管理", "环节说明"]
    assert wrapped("", 8) == []


def test_colours_are_those_of_the_palette(report):
    known = {
        *palette.VERDICTS.values(),
        *palette.TIERS,
        *palette.HEAT,
        palette.INK,
        palette.PAPER,
        palette.SECONDARY,
        palette.HAIRLINE,
        palette.ACCENT,
    }
    used = set(re.findall(r"#[0-9A-F]{6}", ladder_svg(report) + heat_svg(report)))
    assert used
    assert used <= known
