"""Page and paper show the same picture: the shapes of every chart, as a browser draws the SVG and
as poppler draws the PDF, laid over one another. Words are left out, since fonts differ."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Page
from reportlab.pdfgen.canvas import Canvas

from assessments.reports import palette, scenes
from assessments.reports.charts.svg import svg
from assessments.reports.pdf.drawings import SCALE, paint
from assessments.reports.pdf.fonts import register_fonts
from assessments.reports.report import Report
from assessments.reports.scenes.shapes import Mark, Part, Scene, Words
from tests.reporting import report_of

pytestmark = pytest.mark.drawing

FINE = 2  # pixels for a unit of a scene
# Edges are smoothed otherwise by every program: a pixel beside a shape still belongs to it.
SLACK = 3
LEAST = 0.97
BARE = 245  # lighter than this is paper


@dataclass(frozen=True)
class Drawn:
    scene: Scene
    page: Image.Image
    paper: Image.Image


def shapes_only(scene: Scene) -> Scene:
    return replace(scene, parts=tuple(_without_words(part) for part in scene.parts))


def _without_words(part: Part) -> Part:
    if isinstance(part, Mark):
        kept = tuple(shape for shape in part.shapes if not isinstance(shape, Words))
        return replace(part, shapes=kept)
    return replace(part, text="") if isinstance(part, Words) else part


def pictures(report: Report) -> Iterator[Scene]:
    width = scenes.WIDE
    found = [
        scenes.ladder(report.tiers, report.language, width),
        scenes.heat(report, width),
        scenes.road(report, width),
        *scenes.indicators(report, width),
        *scenes.radars(report),
        *scenes.spreads(report),
    ]
    yield from (shapes_only(scene) for scene in found if scene)


def on_pages(page: Page, drawn: list[Scene]) -> list[Image.Image]:
    boxes = "".join(
        f'<div style="width:{one.width * FINE}px;height:{one.height * FINE}px">'
        f"{svg(one, str(n))}</div>"
        for n, one in enumerate(drawn)
    )
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100%}}</style>{boxes}")
    return [_grey(box.screenshot()) for box in page.locator("div").all()]


def on_paper(drawn: list[Scene], folder: Path) -> list[Image.Image]:
    register_fonts()
    canvas = Canvas(str(folder / "a.pdf"))
    for scene in drawn:
        canvas.setPageSize((scene.width * SCALE, scene.height * SCALE))
        paint(canvas, scene)
        canvas.showPage()
    canvas.save()
    command = ["pdftoppm", "-r", str(72 * FINE / SCALE), "-png", "a.pdf", "a"]
    subprocess.run(command, cwd=folder, check=True, timeout=60)
    return [_grey(path.read_bytes()) for path in sorted(folder.glob("a-*.png"))]


def _grey(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Of all that either drew: the share that the other drew too, give or take a pixel."""
    other = other.resize(one.size)
    drawn = [image.point(lambda level: 255 if level < BARE else 0) for image in (one, other)]
    wider = [image.filter(ImageFilter.MaxFilter(SLACK)) for image in drawn]
    both = [ImageChops.multiply(drawn[0], wider[1]), ImageChops.multiply(drawn[1], wider[0])]
    ink = sum(_ink(image) for image in drawn)
    return sum(_ink(image) for image in both) / ink if ink else 1.0


def _ink(image: Image.Image) -> int:
    return image.histogram()[255]


@pytest.fixture(params=["advanced", "open-others"])
def report(request: pytest.FixtureRequest) -> Report:
    return report_of(request.param, "zh-hans")


def test_every_chart_is_the_same_picture_on_page_and_paper(
    page: Page, report: Report, tmp_path: Path
) -> None:
    drawn = list(pictures(report))
    assert {scene.key.split("-")[0] for scene in drawn} >= {
        "ladder",
        "heat",
        "road",
        "radar",
        "spread",
    }
    pages, papers = on_pages(page, drawn), on_paper(drawn, tmp_path)
    assert len(pages) == len(papers) == len(drawn)
    alike = {
        scene.key: round(likeness(one, other), 3)
        for scene, one, other in zip(drawn, pages, papers, strict=True)
    }
    assert min(alike.values()) >= LEAST, alike


def test_a_picture_of_other_numbers_is_found(page: Page, tmp_path: Path) -> None:
    ours = {one.key: one for one in pictures(report_of("advanced", "zh-hans"))}
    others = {one.key: one for one in pictures(report_of("excellence", "zh-hans"))}
    keys = ["radar-levels", "spread-aspects", "road", "heat"]
    pages = on_pages(page, [ours[key] for key in keys])
    papers = on_paper([others[key] for key in keys], tmp_path)
    alike = dict(zip(keys, map(likeness, pages, papers), strict=True))
    assert max(alike["radar-levels"], alike["spread-aspects"], alike["road"]) < LEAST, alike


def _seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> str:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    mixed = [sum(w * part for w, part in zip(row, parts, strict=True)) for row in matrix]
    return "#" + "".join(f"{round(min(max(part, 0), 255)):02X}" for part in mixed)


GREY = ((0.299, 0.587, 0.114),) * 3
# Deuteranopia after Viénot, Brettel and Mollon (1999), on screen colours.
GREEN_BLIND = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


@pytest.mark.parametrize("matrix", [GREY, GREEN_BLIND], ids=["grey", "green-blind"])
@pytest.mark.parametrize("scale", [palette.TIERS, palette.HEAT], ids=["tiers", "heat"])
def test_neighbours_of_a_scale_are_told_apart_without_its_hue(
    matrix: tuple[tuple[float, ...], ...], scale: tuple[str, ...]
) -> None:
    seen = [palette.luminance(_seen(colour, matrix)) + 0.05 for colour in scale]
    steps = [lighter / darker for lighter, darker in pairwise(seen)]
    assert min(steps) >= 1.2, steps


def test_verdicts_are_told_apart_by_shape_not_by_colour() -> None:
    from assessments.reports.scenes.marks import verdict_mark

    keys = ("met", "not_met", "undecided", "with_exception")
    forms = {key: _form(verdict_mark(key, 0, 0, 4)) for key in keys}
    assert len(set(forms.values())) == len(keys)


def _form(shapes: tuple[object, ...]) -> str:
    """The shapes with their colours reduced to painted or not."""
    return repr(
        [(type(s).__name__, bool(s.fill and s.fill != palette.PAPER), repr(s)[:40]) for s in shapes]
    )
