"""What a workbook says of itself on its hidden sheet, and whether it belongs here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from maturity.engine.edition import LANGUAGES

if TYPE_CHECKING:
    from assessments.models import Assessment

FORMAT = 1
MARK = "tidu-workbook"


class WorkbookRefused(Exception):
    """The file as a whole cannot be read, or is not this self-check's. Nothing was stored."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """All texts: a spreadsheet must not round an identifier."""

    format: str
    assessment: str
    started: str
    plant: str
    edition: str
    checksum: str
    language: str
    part: str
    written_at: str
    written_by: str

    def to_data(self) -> dict[str, str]:
        return asdict(self)


def read_stamp(cells: Mapping[str, str]) -> Stamp:
    """Raises WorkbookRefused: damaged, or written by another version of the program."""
    told = cells.get("format", "")
    if not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise WorkbookRefused(_damaged())
    if int(told) != FORMAT:
        raise WorkbookRefused(
            _(
                "This workbook has format %(told)s; this program reads format %(ours)s. "
                "Download the workbook again and carry your answers over."
            )
            % {"told": told, "ours": FORMAT}
        )
    wanted = [field.name for field in fields(Stamp)]
    if not all(cells.get(name) for name in wanted if name != "part"):
        raise WorkbookRefused(_damaged())
    if cells["language"] not in LANGUAGES:
        raise WorkbookRefused(_damaged())
    return Stamp(**{name: cells.get(name, "") for name in wanted})


def stamp_of(assessment: Assessment, *, language: str, part: str, at: str, by: str) -> Stamp:
    return Stamp(
        format=str(FORMAT),
        assessment=str(assessment.pk),
        # A number alone is also another installation's.
        started=assessment.started_at.isoformat(),
        plant=str(assessment.plant_id),
        edition=assessment.edition.slug,
        checksum=assessment.edition.checksum,
        language=language,
        part=part,
        written_at=at,
        written_by=by,
    )


def check_belongs(stamp: Stamp, assessment: Assessment) -> None:
    """Raises WorkbookRefused unless it was written from this self-check."""
    ours = stamp_of(assessment, language="", part="", at="", by="")
    if stamp.plant != ours.plant:
        raise WorkbookRefused(_("This workbook belongs to another plant. Nothing was stored."))
    if (stamp.edition, stamp.checksum) != (ours.edition, ours.checksum):
        raise WorkbookRefused(
            _(
                "This workbook asks the questions of %(theirs)s; this self-check uses %(ours)s. "
                "Nothing was stored."
            )
            % {"theirs": stamp.edition[:80], "ours": ours.edition}
        )
    if (stamp.assessment, stamp.started) != (ours.assessment, ours.started):
        raise WorkbookRefused(
            _("This workbook belongs to another self-check of this plant. Nothing was stored.")
        )


def _damaged() -> str:
    return _(
        "The hidden sheet that says where this workbook belongs is missing or damaged. "
        "Download the workbook again and copy your answers into it. Nothing was stored."
    )
