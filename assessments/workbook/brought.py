"""What a workbook brought: only texts, by the keys it carries. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assessments.workbook.shape import Kind


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """`texts` by field, as far as the columns are there; `formulas`: fields that hold one."""

    kind: Kind
    place: str
    key: str
    state: str
    texts: Mapping[str, str]
    formulas: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.key and not self.formulas and not any(self.texts.values())


@dataclass(frozen=True, slots=True)
class Brought:
    language: str
    written_at: str
    written_by: str
    rows: tuple[BroughtRow, ...]

    def to_data(self) -> dict[str, Any]:
        """Without line breaks or line by line, JSON carries it as it is."""
        return asdict(self)


def read_brought(data: Mapping[str, Any]) -> Brought:
    rows = tuple(
        BroughtRow(**{**row, "formulas": tuple(row.get("formulas", ()))}) for row in data["rows"]
    )
    return Brought(**{**data, "rows": rows})
