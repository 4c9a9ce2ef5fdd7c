"""Report -> JSON: every fact with its words and its number, for programs (docs/report-json.md)."""

from __future__ import annotations

import json
import re
from dataclasses import Field, fields, is_dataclass
from decimal import Decimal
from typing import Any

from assessments.reports.report import Report

FORMAT = "tidu-report/1"
_HALF_A_SIGN = re.compile("[\ud800-\udfff]")  # no file in UTF-8 can hold one


def to_json(report: Report) -> str:
    """The same report gives the same text."""
    told = {"format": FORMAT, "report": plain(report)}
    return _HALF_A_SIGN.sub("\ufffd", json.dumps(told, ensure_ascii=False, indent=1)) + "\n"


def plain(part: Any) -> Any:
    """Keys in the order of the shapes; numbers as numbers."""
    if isinstance(part, Decimal):
        return int(part) if part == part.to_integral_value() else float(part)
    if isinstance(part, tuple):
        return [plain(one) for one in part]
    if is_dataclass(part):
        return {
            field.name: plain(getattr(part, field.name))
            for field in fields(part)
            if not _is_position(field)
        }
    return part


def _is_position(field: Field[Any]) -> bool:
    """From 0 to 1, for drawing: not rounded, and no fact of its own."""
    return field.type in (float, float | None)
