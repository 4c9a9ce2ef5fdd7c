"""The draft of the application, in the order of the form as secondary sources give it."""

from __future__ import annotations

from assessments.reports.pack.basics import basics
from assessments.reports.pack.draft import Draft
from assessments.reports.pack.opening import TITLE, commitment, cover, cover_heading, front
from assessments.reports.pack.paper import About, write
from assessments.reports.pack.pieces import Both, Piece, missing_in
from assessments.reports.pack.results import results
from assessments.reports.pack.scenes import scenes
from assessments.reports.report import Report

HEADER = Both(
    "Draft made from a self-check, not an application · {plant}",
    "草稿：由自查生成，不是申报书 · {plant}",
)


def write_application(report: Report) -> bytes:
    """A Word file in the report's language; what is missing is marked, and counted in front."""
    draft = Draft(report)
    on_cover = list(cover(draft))
    form: list[Piece] = [*commitment(draft), *basics(draft), *scenes(draft), *results(draft)]
    counts = missing_in([cover_heading(draft), *on_cover, *form])
    about = About(
        language=report.language,
        title=f"{draft.say(TITLE)} · {report.plant_name}",
        header=draft.say(HEADER, plant=report.plant_name),
        dated=report.dated_iso,
    )
    return write(about, [*front(draft, counts), *on_cover, *form])
