"""How long our standard report takes beside WeasyPrint with the same words, tables and charts."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from assessments.reports.charts import heat_svg, ladder_svg, radar_svg
from assessments.reports.pdf import document
from assessments.reports.report import Report
from scripts.bench.peer.as_html import page_of
from scripts.bench.timing import Figure, medians, seconds

PYTHON = ".venv-peer/bin/python"
SCRIPT = "scripts/bench/peer/printing.py"
TIMES = 9


def peer_figures(report: Report) -> list[Figure]:
    ours = medians({"ours": lambda: document.render(report, length="standard")}, rounds=TIMES)[
        "ours"
    ]
    with TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "out.pdf")
        page.write_text(_page(report), "utf-8")
        theirs = _printed(page, out)
        pages = f"{_pages(_made(report))} pages; theirs {_pages(out)}"
    return [
        Figure(
            f"standard report, warm ({pages})",
            seconds(ours),
            f"WeasyPrint 70, the same content {seconds(theirs)}",
            theirs / ours,
            "under 0.25 s, at least 5 times as fast",
            ours < 0.25 and theirs >= 5 * ours,
        )
    ]


def _made(report: Report) -> bytes:
    return document.render(report, length="standard")


def _page(report: Report) -> str:
    charts = [str(draw(report)) for draw in (ladder_svg, heat_svg, radar_svg)]
    setting = document.settings_for((report,), "standard")[0]
    return page_of(document._story(setting), charts, report.language)


def _printed(page: Path, out: Path) -> float:
    command = [PYTHON, SCRIPT, str(page), str(out), str(TIMES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return float(done.stdout)


def _pages(document: bytes | Path) -> int:
    return len(PdfReader(document if isinstance(document, Path) else BytesIO(document)).pages)
