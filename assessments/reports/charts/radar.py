"""The six levels and the five aspects, each as a radar."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.reports import geometry, palette
from assessments.reports.charts.svg import element, picture, polygon, text, wrapped
from assessments.reports.geometry import Point, Radar, Spoke
from assessments.reports.report import Report, ScoreRow

WIDTH, HEIGHT = 430, 330
SCALE = 310.0
LEFT, TOP = (WIDTH - SCALE) / 2, 16.0
LETTERS = 13  # the widest label line, in Latin letters


def radar_svg(report: Report) -> SafeString:
    """Both radars; a set with fewer than three scores has none, its table says the same."""
    titles = (("levels", _("Levels"), report.levels), ("aspects", _("Aspects"), report.aspects))
    drawn = (_radar(key, title, rows) for key, title, rows in titles if _drawable(rows))
    return SafeString("".join(drawn))


def _drawable(rows: Sequence[ScoreRow]) -> bool:
    return sum(row.low_at is not None for row in rows) >= 3


def _radar(key: str, title: str, rows: Sequence[ScoreRow]) -> str:
    drawn = geometry.radar([_span(row) for row in rows])
    inside = [
        *_rings(drawn),
        *_outlines(drawn),
        *_markers(drawn),
        *(
            _label(spoke, row.name, row.display)
            for spoke, row in zip(drawn.spokes, rows, strict=True)
        ),
    ]
    return picture(f"radar-{key}", title, described(rows), (WIDTH, HEIGHT), inside)


def described(rows: Sequence[ScoreRow]) -> str:
    return "; ".join(f"{row.name}: {row.display}" for row in rows)


def _span(row: ScoreRow) -> geometry.Span:
    if row.low_at is None or row.high_at is None:
        return None
    return row.low_at, row.high_at


def _rings(drawn: Radar) -> list[str]:
    rings = [
        polygon(ring, SCALE, LEFT, TOP, fill="none", stroke=palette.HAIRLINE, stroke_width=1)
        for ring in drawn.rings
    ]
    spokes = [_line(drawn.centre, spoke.end) for spoke in drawn.spokes]
    scale = [
        text(
            f"{percent}",
            _x(Point(0.5, 0)) + 3,
            _y(Point(0.5, 0.5 - drawn.radius * percent / 100)) - 2,
            9,
            fill=palette.SECONDARY,
        )
        for percent in (50, 100)
    ]
    return rings + spokes + scale


def _line(start: Point, end: Point) -> str:
    ends = {"x1": _x(start), "y1": _y(start), "x2": _x(end), "y2": _y(end)}
    return element("line", stroke=palette.HAIRLINE, stroke_width=1, **ends)


def _outlines(drawn: Radar) -> list[str]:
    """The sure part filled, the possible part as a dashed line around it."""
    outlines = []
    if drawn.low:
        sure = {"fill": palette.ACCENT, "fill_opacity": 0.16, "stroke": palette.ACCENT}
        outlines.append(polygon(drawn.low, SCALE, LEFT, TOP, stroke_width=2, **sure))
    if drawn.high and not drawn.is_exact:
        possible = {"fill": "none", "stroke": palette.ACCENT, "stroke_dasharray": "4 3"}
        outlines.append(polygon(drawn.high, SCALE, LEFT, TOP, stroke_width=1.2, **possible))
    return outlines


def _markers(drawn: Radar) -> list[str]:
    return [
        element("circle", cx=_x(spoke.low), cy=_y(spoke.low), r=3.2, fill=palette.ACCENT)
        for spoke in drawn.spokes
        if spoke.low
    ]


def _label(spoke: Spoke, name: str, display: str) -> str:
    """The name, then its score, standing off the rim on the side the axis points to."""
    lines = [*wrapped(name, LETTERS), display]
    x, y = _x(spoke.label), _y(spoke.label) + _lift(spoke, len(lines))
    shift = {"start": -2.0, "middle": 0.0, "end": 2.0}[spoke.side]
    return "".join(
        text(
            line,
            x + shift,
            y + 13 * index,
            11,
            text_anchor=spoke.side,
            fill=palette.SECONDARY if index == len(lines) - 1 else palette.INK,
        )
        for index, line in enumerate(lines)
    )


def _lift(spoke: Spoke, lines: int) -> float:
    """Labels above the centre grow upwards, those below downwards, those beside both ways."""
    if spoke.label.y < 0.3:
        return -13.0 * (lines - 1)
    return 9.0 if spoke.label.y > 0.7 else 4.0 - 6.5 * (lines - 1)


def _x(point: Point) -> float:
    return LEFT + point.x * SCALE


def _y(point: Point) -> float:
    return TOP + point.y * SCALE
