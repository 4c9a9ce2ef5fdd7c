"""What a chart is made of, in its own units: x to the right, y downwards.

One scene is drawn twice, as SVG on the page and on paper, so that both show the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Place: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    start: Place
    end: Place
    stroke: str
    line: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Place, ...]
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line; `y` is its baseline."""

    text: str
    x: float
    y: float
    size: float
    fill: str
    anchor: Anchor = "start"
    is_bold: bool = False


Shape: TypeAlias = Rect | Line | Polygon | Disc | Words


@dataclass(frozen=True, slots=True)
class Mark:
    """What can be pointed at: its shapes, what is said of it, and where it can be hit."""

    label: str
    shapes: tuple[Shape, ...]
    target: Rect


Part: TypeAlias = Shape | Mark


@dataclass(frozen=True, slots=True)
class Scene:
    key: str
    title: str
    description: str  # for those who cannot see it
    width: float
    height: float
    parts: tuple[Part, ...]

    @property
    def shapes(self) -> Iterator[Shape]:
        for part in self.parts:
            yield from part.shapes if isinstance(part, Mark) else (part,)

    @property
    def has_marks(self) -> bool:
        return any(isinstance(part, Mark) for part in self.parts)
