"""A scene as inline SVG: presentation attributes only, every attribute and text escaped here.

Marks can be pointed at and reached by keyboard: the first of a picture by the tab key, from there
by the arrows where charts.js runs. What they say also stands in the table beside the picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from assessments.reports.scenes.shapes import (
    Disc,
    Line,
    Mark,
    Polygon,
    Rect,
    Scene,
    Shape,
    Words,
)

DASHES = "4 3"
FONT = "Noto Sans SC, PingFang SC, Microsoft YaHei, Source Han Sans SC, system-ui, sans-serif"


def drawn(scenes: Iterable[Scene | None], form: str = "") -> SafeString:
    """Each in a box of its own, with the line in which charts.js says what is pointed at. `form`
    tells pictures of the same scene apart where a page has it in two widths."""
    boxes = (_box(scene, form) for scene in scenes if scene)
    return SafeString("".join(boxes))


def _box(scene: Scene, form: str) -> str:
    kind = f" r-chart-{form}" if form else ""
    said = element("p", class_="r-chart-said", aria_hidden="true", hidden="")
    return element("div", svg(scene, form), said, class_=f"r-chart-box{kind}", data_chart="")


def svg(scene: Scene, form: str = "") -> str:
    """One picture with its name and its description, for those who cannot see it."""
    key = f"r-{scene.key}{'-' + form if form else ''}"
    return element(
        "svg",
        element("title", escape(scene.title), id=f"{key}-title"),
        element("desc", escape(scene.description), id=f"{key}-desc"),
        *_parts(scene),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"r-chart r-chart-{scene.key.rstrip('-0123456789')}",
        role="group" if scene.has_marks else "img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
        viewBox=f"0 0 {plain(scene.width)} {plain(scene.height)}",
        font_family=FONT,
    )


def _parts(scene: Scene) -> Iterable[str]:
    is_first = True
    for part in scene.parts:
        if isinstance(part, Mark):
            yield _mark(part, is_first=is_first)
            is_first = False
        else:
            yield _shape(part, aria_hidden="true" if scene.has_marks else None)


def _mark(mark: Mark, *, is_first: bool) -> str:
    hit = mark.target
    return element(
        "g",
        element("title", escape(mark.label)),
        _rect(hit, fill="none", pointer_events="all", class_="r-hit"),
        *(_shape(shape) for shape in mark.shapes),
        class_="r-mark",
        role="img",
        aria_label=mark.label,
        tabindex="0" if is_first else "-1",
    )


def _shape(shape: Shape, **more: object) -> str:
    if isinstance(shape, Words):
        return _words(shape, more)
    if isinstance(shape, Disc):
        paint = _paint(shape.fill, shape.stroke, shape.line)
        return element("circle", cx=shape.x, cy=shape.y, r=shape.radius, **paint, **more)
    if isinstance(shape, Line):
        (x1, y1), (x2, y2) = shape.start, shape.end
        paint = _paint(None, shape.stroke, shape.line, is_dashed=shape.is_dashed)
        return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **paint, **more)
    paint = _paint(shape.fill, shape.stroke, shape.line, is_dashed=shape.is_dashed)
    if isinstance(shape, Polygon):
        points = " ".join(f"{plain(x)},{plain(y)}" for x, y in shape.points)
        return element("polygon", points=points, **paint, **more)
    return _rect(shape, **paint, **more)


def _rect(area: Rect, **more: object) -> str:
    return element("rect", x=area.x, y=area.y, width=area.width, height=area.height, **more)


def _words(words: Words, more: dict[str, object]) -> str:
    return element(
        "text",
        escape(words.text),
        x=words.x,
        y=words.y,
        font_size=words.size,
        fill=words.fill,
        text_anchor=None if words.anchor == "start" else words.anchor,
        font_weight=700 if words.is_bold else None,
        **more,
    )


def _paint(
    fill: str | None, stroke: str | None, line: float, *, is_dashed: bool = False
) -> dict[str, object]:
    return {
        "fill": fill or "none",
        "stroke": stroke,
        "stroke_width": line if stroke else None,
        "stroke_dasharray": DASHES if stroke and is_dashed else None,
    }


def element(name: str, *inside: str, **attributes: object) -> str:
    """Underscores in attribute names stand for hyphens; attributes that are None are left out."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{''.join(inside)}</{name}>"


def plain(value: object) -> str:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    return str(value)
