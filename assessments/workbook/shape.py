"""One row of the workbook as the plant's data stand now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from assessments.workbook.fields import Field

Kind = Literal["answers", "indicators", "systems", "instances"]
KINDS: tuple[Kind, ...] = ("answers", "indicators", "systems", "instances")

MODEL = "model_"

# What is filled in, in the order of the columns. The keys are part of the format.
FILLED: Mapping[Kind, tuple[str, ...]] = {
    "answers": ("option", "count", "of", "reason", "unsure", "known", "note"),
    "indicators": ("before", "before_period", "after", "after_period", "data_source"),
    "systems": ("kind", "name", "maker", "live_since"),
    "instances": (
        "scenario",
        "name",
        "place",
        "systems",
        "live_since",
        "last_used",
        "weekly_users",
        "used_outside_team",
        "figure",
        "unit",
        "before",
        "before_period",
        "after",
        "after_period",
        "data_source",
        "role",
        "model_kind",
        "model_decides",
        "model_data",
        "model_data_since",
        "model_quality",
        "model_measured_how",
        "model_overruled",
        "model_runs_on",
        "model_made_by",
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`sheet` is where it is written; `info` what stands beside the cells to fill, by column.

    A line without a key is a blank one, for a new system or instance.
    """

    kind: Kind
    sheet: str
    key: str
    name: str
    fields: tuple[Field, ...]
    content: Mapping[str, Any]
    revision: int = 0
    by: str = ""
    at: datetime | None = None
    info: Mapping[str, str] = field(default_factory=dict)

    def shown(self, language: str) -> dict[str, str]:
        return {one.key: one.show(self.content[one.key], language) for one in self.fields}


def blank_content(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {one.key: [] if one.kind == "several" else one.blank for one in fields}
