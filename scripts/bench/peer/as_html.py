"""A story of our PDF as HTML: the same words in the same order, plain tables, the same charts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from reportlab.platypus import KeepTogether, PageBreak
from reportlab.platypus.tables import Table

from assessments.reports.pdf.blocks import Text
from assessments.reports.pdf.shapes import Beside, Figure
from assessments.reports.pdf.tables import PagedTable

FONTS = Path("assessments/reports/fonts").resolve()
HEADING = 11  # points; what is larger is a heading
STYLE = f"""
@font-face {{ font-family: N; src: url(file://{FONTS}/NotoSansSC-Regular.ttf) }}
@font-face {{ font-family: N; font-weight: bold; src: url(file://{FONTS}/NotoSansSC-Bold.ttf) }}
@page {{ size: A4; margin: 20mm 18mm; @bottom-right {{ content: counter(page) }} }}
body {{ font: 9.5pt/15pt N }}
p {{ margin: 0 0 3pt }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 8pt }}
td p {{ margin: 0 }}
td {{ padding: 2pt 3pt; border-bottom: 0.4pt solid #dde2e7; vertical-align: top }}
td {{ font-size: 8pt; line-height: 12pt }}
h2 {{ font-size: 13pt; break-after: avoid }}
.break {{ break-before: page }}
"""


def page_of(story: Iterable[Any], charts: Iterable[str], language: str) -> str:
    """`charts` take the places of the drawn figures, in order."""
    left = iter(charts)
    body = "".join(_html(piece, left) for piece in story)
    return f'<html lang="{language}"><style>{STYLE}</style><body>{body}</body></html>'


def _html(piece: Any, charts: Any) -> str:
    if isinstance(piece, Text):
        return _paragraph(piece)
    if isinstance(piece, PagedTable | Table):
        return _table(piece, charts)
    if isinstance(piece, Beside):
        return "".join(_html(one, charts) for part in piece.parts for one in part)
    if isinstance(piece, KeepTogether):
        return "".join(_html(one, charts) for one in piece._content)
    if isinstance(piece, Figure):
        return next(charts, "")
    return '<div class="break"></div>' if isinstance(piece, PageBreak) else ""


def _table(piece: Any, charts: Any) -> str:
    widths = "".join(f'<col style="width: {width}pt">' for width in piece._colWidths or ())
    rows = ("".join(f"<td>{_cell(c, charts)}</td>" for c in row) for row in piece._cellvalues)
    return f"<table>{widths}" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _paragraph(piece: Text) -> str:
    words, style = escape(piece.getPlainText()), piece.style
    tag = "h2" if style.fontSize > HEADING else "p"
    size = f"font-size: {style.fontSize}pt; line-height: {style.leading}pt"
    return f'<{tag} style="{size}">{words}</{tag}>'


def _cell(cell: Any, charts: Any) -> str:
    if isinstance(cell, str):
        return escape(cell)
    pieces = cell if isinstance(cell, list | tuple) else [cell]
    return "".join(_html(piece, charts) for piece in pieces)
