"""Tables: header repeated on every page and read once, first column names the row."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.platypus import LongTable, TableStyle

from . import styles
from .blocks import Text, text
from .fonts import REGULAR
from .tags import Shared, TaggedCanvas

Cell = Any  # text, one flowable or a list of flowables


class GroupRow(NamedTuple):
    """A row that heads the ones after it: one cell over all columns. So many of them stay on its
    page."""

    cell: Cell
    kept: int = 1


class TableTags:
    """reportlab calls this while it draws a table and all the parts a table is split into."""

    def __init__(self) -> None:
        self.shared = Shared("Table")
        self.parts_begun = 0
        self.in_header_again = False
        self.is_artifact = False

    def __call__(self, table: Any, event: str, *details: Any) -> None:
        step = getattr(self, event, None)
        if step is not None:
            step(table.canv, table, *details)

    def startTable(self, canvas: TaggedCanvas, table: Any) -> None:
        self.parts_begun += 1
        canvas.enter(self.shared.on(canvas))

    def endTable(self, canvas: TaggedCanvas, table: Any) -> None:
        canvas.leave()

    def startBG(self, canvas: TaggedCanvas, table: Any) -> None:
        canvas.begin_artifact()

    def endBG(self, canvas: TaggedCanvas, table: Any) -> None:
        canvas.end()

    startLines = startBG
    endLines = endBG

    def startRow(self, canvas: TaggedCanvas, table: Any, row: int) -> None:
        self.in_header_again = row < table.repeatRows and self.parts_begun > 1
        if self.in_header_again:
            canvas.begin_artifact("Pagination")
        else:
            canvas.enter(Shared("TR").on(canvas))

    def endRow(self, canvas: TaggedCanvas, table: Any) -> None:
        if self.in_header_again:
            canvas.end()
        else:
            canvas.leave()

    def startCell(
        self, canvas: TaggedCanvas, table: Any, row: int, column: int, cell: Any, *_: Any
    ) -> None:
        if self.in_header_again:
            return
        shared = _shared(cell, row < table.repeatRows, column == 0)
        canvas.enter(shared.on(canvas))
        if len(cell) == 1 and isinstance(cell[0], Text) and cell[0].shared is None:
            cell[0].shared = shared  # its text is the cell's own: no paragraph between

    def endCell(self, canvas: TaggedCanvas, table: Any) -> None:
        if not self.in_header_again:
            canvas.leave()


def _shared(cell: Any, is_head: bool, is_first: bool) -> Shared:
    given: dict[str, str] | None = getattr(cell[0], "cell", None) if cell else None
    if given is not None:
        return Shared("TH", None, **given)
    if is_head:
        return Shared("TH", None, Scope="Column")
    return Shared("TH", None, Scope="Row") if is_first else Shared("TD")


class PagedTable(LongTable):
    """A row is cut only where it is higher than a page; else it moves to the next page."""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        self.splitInRow = int(availHeight > styles.HEIGHT - 1)
        parts: list[Any] = super().split(availWidth, availHeight)
        return parts

    def first_rows(self) -> float:
        """Height of the header and the row after it."""
        self.wrap(styles.WIDTH, styles.HEIGHT)
        return float(self.getSpaceBefore() + sum(self._rowHeights[:2]))


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell] | GroupRow],
    widths: Sequence[float],
    more: Sequence[tuple[Any, ...]] = (),
) -> PagedTable:
    """`more` are further reportlab style commands, counted with the header as row 0."""
    data: list[list[Any]] = [[[text(word, styles.CELL_HEAD)] for word in head]]
    commands: list[tuple[Any, ...]] = [*_LOOK, *more]
    for number, row in enumerate(rows, start=1):
        if isinstance(row, GroupRow):
            data.append(_group(row, len(head)))
            commands += _group_look(number, min(number + row.kept, len(rows)))
        else:
            data.append([_cell(cell) for cell in row])
    return PagedTable(
        data,
        colWidths=list(widths),
        repeatRows=1,
        hAlign="LEFT",
        style=TableStyle(commands),
        renderCB=TableTags(),
        spaceBefore=2,
        spaceAfter=10,
    )


def _cell(cell: Cell) -> list[Any]:
    if isinstance(cell, str):
        return [text(cell, styles.CELL)]
    return list(cell) if isinstance(cell, (list, tuple)) else [cell]


def _group(row: GroupRow, count: int) -> list[Any]:
    cell = _cell(row.cell)
    for part in cell:
        part.cell = {"Scope": "Row", "ColSpan": str(count)}
    return [cell, *[""] * (count - 1)]


def _group_look(row: int, last: int) -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (0, row), (-1, row)),
        ("BACKGROUND", (0, row), (-1, row), styles.WASH),
        ("LEFTPADDING", (0, row), (0, row), 5),
        ("NOSPLIT", (0, row), (-1, last)),
    ]


_LOOK: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), REGULAR, styles.CELL.fontSize, styles.CELL.leading),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 7),
    ("RIGHTPADDING", (0, 0), (0, -1), 11),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, styles.INK),
    ("LINEBELOW", (0, 1), (-1, -1), styles.HAIR, styles.HAIRLINE),
]
