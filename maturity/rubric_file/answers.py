"""Answers files: JSON to a sheet."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from maturity.engine.scoring import Sheet, SheetError
from maturity.rubric_file.bounded import read_at_most

LARGEST_ANSWERS = 2_000_000
MOST_DIGITS = 18
WHOLE = "answers file"


def read_answers(path: Path | str) -> Sheet:
    """Raises SheetError, or OSError where nothing can be read."""
    return parse_answers(read_at_most(path, LARGEST_ANSWERS))


def parse_answers(content: bytes | str) -> Sheet:
    """Raises SheetError for what is no answers file; whether the questions exist, `score` says."""
    if len(content) > LARGEST_ANSWERS:
        _refuse("is too large")
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        data = _Once().read(text)
    except UnicodeDecodeError:
        _refuse("is not UTF-8")
    except json.JSONDecodeError as fault:
        _refuse(f"is not JSON: {fault.msg} in line {fault.lineno}")
    except RecursionError:
        _refuse("is too deep")
    return Sheet.from_data(data)


class _NotCounted:
    """A float, or more digits than anything is counted in; refused where it stands."""


class _Once:
    """JSON in which no key stands twice in one map. The parser tells no places, so these are
    looked for afterwards."""

    def __init__(self) -> None:
        self.doubled: list[tuple[dict[str, Any], str]] = []

    def read(self, text: str) -> Any:
        data = json.loads(
            text,
            object_pairs_hook=self._map,
            parse_int=_whole,
            parse_float=_not_counted,
            parse_constant=_not_counted,
        )
        for found, key in self.doubled:
            raise SheetError(_place_of(found, data), f"duplicate key {key[:80]!r}")
        return data

    def _map(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            times = Counter(key for key, _ in pairs)
            self.doubled.append((found, next(key for key in times if times[key] > 1)))
        return found


def _place_of(wanted: dict[str, Any], data: Any) -> str:
    """As `answers.q`; a map inside the first of two values of one key is in no place left."""
    waiting = [("", data)]
    while waiting:
        place, item = waiting.pop()
        if item is wanted:
            return place.lstrip(".")[:200] or WHOLE
        inner = item.items() if isinstance(item, dict) else ()
        waiting += [(f"{place}.{key[:80]}", value) for key, value in inner]
    return WHOLE


def _whole(text: str) -> int | _NotCounted:
    return int(text) if len(text) <= MOST_DIGITS else _NotCounted()


def _not_counted(_: str) -> _NotCounted:
    return _NotCounted()


def _refuse(message: str) -> NoReturn:
    raise SheetError(WHOLE, message)
