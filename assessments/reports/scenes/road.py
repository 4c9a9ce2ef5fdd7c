"""The road in phases: length is work, one bar a phase, under it whose work it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.reports import geometry, palette
from assessments.reports.report import OutsideRow, PlaceRow, Report, RoadPart, RoadPhaseRow
from assessments.reports.scenes.marks import NAME, SMALL, TEXT, verdict_mark
from assessments.reports.scenes.measuring import leading, lines_at, shortened, width_of, wrapped
from assessments.reports.scenes.shapes import (
    Line,
    Mark,
    Part,
    Polygon,
    Rect,
    Scene,
    Shape,
    Words,
)
from assessments.reports.scenes.words import ChartWords, words_in

BAR, THIN = 13.0, 7.0
PHASE_ROW, PLACE_ROW = 36.0, 16.0
FLAG_ROW = 20.0
MOST_PLACES = 40  # above that only the phases: the table has them all
PLACE_PAINT = palette.TIERS[1]


def road(report: Report, width: float, most: int = MOST_PLACES) -> Scene | None:
    """With more departments and areas than `most`, the phases alone."""
    part = report.road
    if part is None or not part.phases:
        return None
    return _Road(part, words_in(report.language), width, most).scene()


class _Road:
    """Rows one under the other; `y` is where the next one begins."""

    def __init__(self, part: RoadPart, words: ChartWords, width: float, most: int) -> None:
        self.part, self.words, self.width = part, words, width
        self.names = min(150.0, width * 0.28)
        self.spans = geometry.in_a_row([phase.share_at for phase in part.phases])
        self.has_places = sum(len(phase.places) for phase in part.phases) <= most
        self.y = 4.0
        self.parts: list[Part] = []

    def scene(self) -> Scene:
        for phase, span in zip(self.part.phases, self.spans, strict=True):
            self._phase(phase, span)
        self._axis()
        self._outside(self.part.outside)
        told = self.words.separator.join(_told(phase, self.words) for phase in self.part.phases)
        title = self.words.road
        return Scene("road", title, told, self.width, self.y, tuple(self.parts))

    def _x(self, share: float) -> float:
        return self.names + share * (self.width - self.names)

    def _phase(self, phase: RoadPhaseRow, span: tuple[float, float]) -> None:
        top, end = self.y, self._x(span[1])
        self.parts.append(self._bar(phase, span))
        self.y += PHASE_ROW
        if self.has_places:
            for place in phase.places:
                self._place(phase, place, span[0])
        self.y += 4
        if phase.reaches_line and phase.reaches:
            self._flag(phase, end, top)
        self.parts.append(Line((0, self.y), (self.width, self.y), palette.HAIRLINE, 1))
        self.y += 6

    def _bar(self, phase: RoadPhaseRow, span: tuple[float, float]) -> Mark:
        start, end = self._x(span[0]), self._x(span[1])
        name = shortened(phase.name, self.width * 0.5, NAME, is_bold=True)
        room = width_of(name, NAME, is_bold=True) + 12
        about = self.words.comma.join((phase.count, phase.effort))
        about = shortened(about, self.width - room, SMALL)
        shapes: tuple[Shape, ...] = (
            Words(name, 0, self.y + 12, NAME, palette.INK, is_bold=True),
            Words(about, room, self.y + 12, SMALL, palette.SECONDARY),
            Rect(start, self.y + 18, max(end - start, 1.0), BAR, palette.ACCENT),
        )
        target = Rect(0, self.y, self.width, PHASE_ROW)
        return Mark(_told(phase, self.words), shapes, target)

    def _place(self, phase: RoadPhaseRow, place: PlaceRow, start_at: float) -> None:
        name = wrapped(place.name, self.names - 8, SMALL, most=2)
        height = PLACE_ROW + leading(SMALL) * (len(name) - 1)
        start, middle = self._x(start_at), self.y + height / 2
        over = middle + 3.4 - leading(SMALL) * (len(name) - 1) / 2
        long = max(place.share_at * (self.width - self.names), 1.0)
        said = f"{place.name}{self.words.colon}{place.steps}{self.words.comma}{place.effort}"
        shapes: list[Shape] = [
            *lines_at(name, self.names - 8, over, SMALL, palette.INK, "end"),
            Rect(start, middle - THIN / 2, long, THIN, PLACE_PAINT, palette.ACCENT, 0.8),
            *self._beside(place.effort, start, start + long, middle + 3.2),
        ]
        target = Rect(0, self.y, self.width, height)
        self.parts.append(Mark(f"{phase.name}{self.words.comma}{said}", tuple(shapes), target))
        self.y += height

    def _beside(self, said: str, start: float, end: float, base: float) -> Iterator[Shape]:
        """After the bar, or before it where the picture ends."""
        room = width_of(said, 8.5)
        if end + 5 + room <= self.width:
            yield Words(said, end + 5, base, 8.5, palette.SECONDARY)
        elif start - 5 - room >= self.names - 4:
            yield Words(said, start - 5, base, 8.5, palette.SECONDARY, "end")

    def _flag(self, phase: RoadPhaseRow, x: float, top: float) -> None:
        """Where all that is in the plant's hands for a tier is met: the tier's word at a flag."""
        self.y += FLAG_ROW - 4
        base, foot = self.y - 4, self.y
        x = min(x, self.width - 1)
        said = self.words.reaches.format(tier=phase.reaches)
        flag = ((x, base - 9), (x - 11, base - 4.5), (x, base))
        shapes: list[Shape] = [
            Line((x, top + 18), (x, foot), palette.INK, 1.4),
            Polygon(flag, palette.INK),
        ]
        lines = wrapped(said, x - 16, TEXT, most=2, is_bold=True)
        if len(lines) == 1:
            shapes += lines_at(lines, x - 15, base, TEXT, palette.INK, "end", is_bold=True)
        else:
            lines = wrapped(said, self.width, TEXT, most=3, is_bold=True)
            shapes += lines_at(lines, 0, base + 14, TEXT, palette.INK, is_bold=True)
            self.y += leading(TEXT) * len(lines) + 4
        target = Rect(0, base - 12, self.width, FLAG_ROW)
        self.parts.append(Mark(phase.reaches_line, tuple(shapes), target))

    def _axis(self) -> None:
        """What the lengths are, and how much work lies behind at the end of each phase."""
        line = self.y + 4
        self.parts.append(Line((self._x(0), line), (self._x(1), line), palette.INK, 1))
        last, row = -1.0, 0
        for phase, (_start, end) in zip(self.part.phases, self.spans, strict=True):
            x = self._x(end)
            self.parts.append(Line((x, line - 4), (x, line + 4), palette.INK, 1))
            until = shortened(phase.until, x, SMALL)
            room = width_of(until, SMALL)
            row = row + 1 if x - room < last + 6 else 0
            last = x
            base = line + 14 + row * leading(SMALL)
            self.parts.append(Words(until, x, base, SMALL, palette.INK, "end"))
        rows = min(len(self.part.phases), 4)
        self.y = line + 14 + rows * leading(SMALL)
        lines = wrapped(self.words.work, self.width, SMALL)
        self.parts += lines_at(lines, 0, self.y, SMALL, palette.SECONDARY)
        self.y += leading(SMALL) * len(lines)

    def _outside(self, rows: Sequence[OutsideRow]) -> None:
        if not rows:
            return
        self.y += 8
        lines = wrapped(self.words.outside, self.width, TEXT, is_bold=True)
        self.parts += lines_at(lines, 0, self.y, TEXT, palette.INK, is_bold=True)
        self.y += leading(TEXT) * len(lines)
        for row in rows:
            self._outside_row(row)

    def _outside_row(self, row: OutsideRow) -> None:
        verdict = row.condition.verdict
        said = f"{row.condition.name}{self.words.colon}{verdict.word}"
        lines = wrapped(said, self.width - 16, SMALL, most=3)
        shapes = (
            *verdict_mark(verdict.key, 5, self.y - 3.4, 3.6),
            *lines_at(lines, 16, self.y, SMALL, palette.INK),
        )
        height = leading(SMALL) * len(lines) + 2
        self.parts.append(Mark(said, shapes, Rect(0, self.y - 11, self.width, height)))
        self.y += height


def _told(phase: RoadPhaseRow, words: ChartWords) -> str:
    parts = (phase.count, phase.effort, phase.reaches_line)
    return f"{phase.name}{words.colon}{words.comma.join(part for part in parts if part)}"
