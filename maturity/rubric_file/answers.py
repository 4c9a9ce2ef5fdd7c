"""Answers files: JSON to a sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from maturity.engine.scoring import Sheet, SheetError
from maturity.rubric_file.bounded import read_at_most

LARGEST_ANSWERS = 2_000_000


def read_answers(path: Path | str) -> Sheet:
    """Raises SheetError, or OSError where nothing can be read."""
    return parse_answers(read_at_most(path, LARGEST_ANSWERS))


def parse_answers(content: bytes | str) -> Sheet:
    """Raises SheetError for what is no answers file; whether the questions exist, `score` says."""
    if len(content) > LARGEST_ANSWERS:
        _refuse("is too large")
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        data = json.loads(
            text, object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float
        )
    except UnicodeDecodeError:
        _refuse("is not UTF-8")
    except json.JSONDecodeError as fault:
        _refuse(f"is not JSON: {fault.msg} in line {fault.lineno}")
    except RecursionError:
        _refuse("is too deep")
    except ValueError as fault:
        if isinstance(fault, SheetError):
            raise
        _refuse("holds a number that is too long")
    return Sheet.from_data(data)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            _refuse(f"duplicate key {key[:80]!r}")
        found[key] = value
    return found


def _no_float(text: str) -> NoReturn:
    _refuse(f"{text[:40]} is a float; only whole numbers are counted")


def _refuse(message: str) -> NoReturn:
    raise SheetError("answers file", message)
