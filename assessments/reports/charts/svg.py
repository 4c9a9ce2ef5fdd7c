"""The few SVG elements the charts are made of; every attribute and text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString

from assessments.reports import palette
from assessments.reports.geometry import Point


def element(name: str, *inside: str, **attributes: object) -> str:
    """Underscores in attribute names stand for hyphens; attributes that are None are left out."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{''.join(inside)}</{name}>"


def text(words: str, x: float, y: float, size: float = 12, **attributes: object) -> str:
    return element(
        "text", escape(words), x=x, y=y, font_size=size, **{"fill": palette.INK, **attributes}
    )


def picture(
    key: str, title: str, description: str, size: tuple[int, int], inside: Iterable[str]
) -> SafeString:
    """One image with its name and its description, for those who cannot see it. Safe to put into
    a page: whatever came from people was escaped on its way in."""
    title_id, description_id = f"r-{key}-title", f"r-{key}-desc"
    drawn = element(
        "svg",
        element("title", escape(title), id=title_id),
        element("desc", escape(description), id=description_id),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"r-chart r-chart-{key}",
        role="img",
        aria_labelledby=f"{title_id} {description_id}",
        viewBox=f"0 0 {size[0]} {size[1]}",
    )
    return SafeString(drawn)


def polygon(points: Sequence[Point], scale: float, left: float, top: float, **kw: object) -> str:
    pairs = (f"{_plain(left + p.x * scale)},{_plain(top + p.y * scale)}" for p in points)
    return element("polygon", points=" ".join(pairs), **kw)


def verdict_mark(key: str, x: float, y: float, radius: float, colour: str | None = None) -> str:
    """Filled disc: met; ring: not met; disc in a ring: with exception; half disc: the others."""
    paint = colour or palette.VERDICTS.get(key, palette.SECONDARY)
    ring = element(
        "circle", cx=x, cy=y, r=radius, fill="none", stroke=paint, stroke_width=radius / 3
    )
    if key == "met":
        return element("circle", cx=x, cy=y, r=radius * 1.16, fill=paint)
    if key == "not_met":
        return ring
    if key in ("with_exception", "excepted"):
        return ring + element("circle", cx=x, cy=y, r=radius * 0.45, fill=paint)
    left, right = _plain(x), _plain(y - radius)
    half = f"M{left},{right} a{_plain(radius)},{_plain(radius)} 0 0 0 0,{_plain(2 * radius)} z"
    return ring + element("path", d=half, fill=paint)


def wrapped(words: str, most: float) -> list[str]:
    """Lines of at most `most` Latin letters' width; Chinese may break anywhere, Latin at spaces."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        if line and width_of(line + piece.rstrip()) > most:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines


def width_of(words: str) -> float:
    """In Latin letters: a Chinese character is about two wide."""
    return sum(1.9 if ord(letter) > 0x2E7F else 1.0 for letter in words)


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for letter in words:
        follows_chinese = bool(pieces) and ord(pieces[-1][-1]) > 0x2E7F and letter != " "
        may_break = not pieces or ord(letter) > 0x2E7F or pieces[-1].endswith((" ", "-", "/"))
        if may_break or follows_chinese:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    return str(value)
