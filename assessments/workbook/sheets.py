"""The sheets of the workbook: which columns they have, in the language that is active."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.workbook import answers, figures, register
from assessments.workbook.shape import FILLED, MODEL, Kind, Line

# Marks the column of the keys, and with it what kind of rows a sheet holds.
KEY_MARK = "tidu-key:"
STATE_MARK = "tidu-state"
HEADINGS_KEY = "tidu-headings"
ROOM = {"systems": 40, "instances": 80}

_WIDTHS: Mapping[Kind, Mapping[str, int]] = {
    "answers": {
        "option": 46,
        "count": 10,
        "of": 10,
        "reason": 26,
        "unsure": 11,
        "known": 17,
        "note": 40,
    },
    "indicators": {
        "before": 14,
        "before_period": 16,
        "after": 14,
        "after_period": 16,
        "data_source": 40,
    },
    "systems": {"kind": 18, "name": 36, "maker": 30, "live_since": 16},
    "instances": {
        "scenario": 30,
        "name": 30,
        "place": 26,
        "systems": 30,
        "live_since": 13,
        "last_used": 13,
        "weekly_users": 12,
        "used_outside_team": 14,
        "model_kind": 20,
        "model_decides": 34,
        "model_data": 34,
    },
}


@dataclass(frozen=True, slots=True)
class Column:
    """`is_filled`: people write here; all others only explain."""

    key: str
    heading: str
    width: int
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    key: str
    name: str
    kind: Kind
    columns: tuple[Column, ...]
    frozen: int  # columns that stay in sight
    lines: tuple[Line, ...]


def sheets_of(lines: Sequence[Line]) -> list[Sheet]:
    """Those that have lines; blank ones are repeated as often as there is room for new rows."""
    made = []
    for key, (name, kind, frozen) in _named().items():
        own = tuple(line for line in lines if line.sheet == key)
        if own:
            room = [line for line in own if not line.key] * (ROOM.get(key, 1) - 1)
            columns = (*_beside(kind), *_filled(kind))
            made.append(Sheet(key, name, kind, _in_order(kind, columns), frozen, (*own, *room)))
    return made


def _named() -> dict[str, tuple[str, Kind, int]]:
    return {
        "questions": (_("Questionnaire"), "answers", 3),
        "scenarios": (_("Scenarios"), "answers", 3),
        "standing": (_("Standing"), "answers", 3),
        "indicators": (_("Indicators"), "indicators", 1),
        "systems": (_("Systems and equipment"), "systems", 0),
        "instances": (_("Scenario instances"), "instances", 2),
    }


def _beside(kind: Kind) -> tuple[Column, ...]:
    if kind == "answers":
        return (
            Column("number", _("No."), 6, False),
            Column("part", _("Department or area"), 16, False),
            Column("text", _("Question"), 42, False),
            Column("help", _("Explanation"), 44, False),
            Column("counted", _("What is counted"), 24, False),
        )
    if kind == "indicators":
        return (
            Column("name", _("Indicator"), 36, False),
            Column("unit", _("Unit"), 12, False),
            Column("help", _("Explanation"), 36, False),
        )
    return ()


def _filled(kind: Kind) -> tuple[Column, ...]:
    told = headings(kind)
    return tuple(Column(key, told[key], _WIDTHS[kind].get(key, 20)) for key in FILLED[kind])


def headings(kind: Kind) -> dict[str, str]:
    """What each column to fill is called."""
    if kind == "answers":
        return {key: str(told) for key, told in answers.HEADINGS.items()}
    if kind == "indicators":
        return {key: str(told) for key, told in figures.HEADINGS.items()}
    told = {key: _capital(str(one)) for key, one in register.headings(kind).items()}
    return {key: _of_model(key, one) for key, one in told.items()}


def _in_order(kind: Kind, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What is counted stands beside the count."""
    if kind != "answers":
        return columns
    last = next(column for column in columns if column.key == "counted")
    rest = [column for column in columns if column is not last]
    place = 1 + next(n for n, column in enumerate(rest) if column.key == "of")
    return (*rest[:place], last, *rest[place:])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of_model(key: str, heading: str) -> str:
    return _("AI model: %(what)s") % {"what": heading} if key.startswith(MODEL) else heading
