"""Reading plain data into dataclasses, driven by their annotations.

Nothing is guessed: an unknown field, a float, a wrong type are each reported with their place, and
reading goes on to find the next problem.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from maturity.engine.edition.exact import read_exact
from maturity.engine.edition.plain import field_hints, plain_name
from maturity.engine.edition.problem import Problem
from maturity.engine.edition.special import SPECIAL, Form
from maturity.engine.edition.text import UNWRITABLE


class Unread:
    """Stands where nothing could be read. In data: what the reader of a file already named."""


UNREAD = Unread()


class Reader:
    """Collects what is wrong on the way. What could not be read has its default; an entry that
    cannot do without is left out, so that the rest can still be looked at."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.faults = 0  # with those that were named before
        self.unread: set[str] = set()  # keys of entries with a fault in them
        self.faulty: set[str] = set()  # places of those with a fault in none of their entries
        self._told_inside = 0
        self.kept: dict[str, list[int]] = {}  # of lists with gaps: what stands where

    def refuse(self, place: str, message: str) -> Any:
        """Always UNREAD, typed Any: it stands in for whatever could not be read."""
        self.problems.append(Problem("error", place, message))
        self.faults += 1
        return UNREAD

    def read(self, hint: Any, data: object, place: str) -> Any:
        if data is UNREAD:
            self.faults += 1
            return UNREAD
        if hint in SPECIAL:
            return self._special(SPECIAL[hint], data, place)
        if is_dataclass(hint):
            return self._entry(hint, data, place)
        origin = get_origin(hint)
        if origin is tuple:
            return self._list(get_args(hint)[0], data, place)
        if origin is Literal:
            return self._word(get_args(hint), data, place)
        return self._simple(hint, data, place)

    def _special(self, form: Form, data: object, place: str) -> Any:
        before = self.faults
        if isinstance(data, dict):
            named = sum(item is UNREAD for item in data.values())
            self.faults += named
            data = {key: item for key, item in data.items() if item is not UNREAD}
        found = form.read(data, place, self.refuse)
        return found if self.faults == before else UNREAD

    def _entry(self, shape: Any, data: object, place: str) -> Any:
        if not isinstance(data, dict):
            return self.refuse(place, f"must be a map, not {name_of(data)}")
        known = {plain_name(field): field for field in fields(shape)}
        for name in data:
            if name not in known:
                self.refuse(_at(place, str(name)[:80]), "unknown field")
                self._told_inside += 1  # what the entry does say was read in full
        before, told_before = self.faults, self._told_inside
        values = {
            field.name: self._field(shape, field, data, _at(place, name))
            for name, field in known.items()
        }
        if new := self.faults - before:
            if new > self._told_inside - told_before:
                self.faulty.add(place)
            self._told_inside = told_before + new
            self.unread |= {key for key in (data.get("key"),) if isinstance(key, str)}
        return UNREAD if UNREAD in values.values() else shape(**values)

    def _field(self, shape: Any, field: Field[Any], data: dict[str, object], place: str) -> Any:
        hint, optional = field_hints(shape)[field.name]
        value = data.get(plain_name(field))
        instead = getattr(shape, "STAND_INS", {}).get(field.name, UNREAD)
        if field.default is not MISSING:
            instead = field.default
            if value is None and (optional or plain_name(field) not in data):
                return instead
        if value is None:
            self.refuse(place, "is missing")
            return instead
        found = self.read(hint, value, place)
        return instead if found is UNREAD else found

    def _list(self, hint: Any, data: object, place: str) -> Any:
        if not isinstance(data, list):
            return self.refuse(place, f"must be a list, not {name_of(data)}")
        items = [self.read(hint, item, f"{place}[{i}]") for i, item in enumerate(data)]
        kept = [number for number, item in enumerate(items) if item is not UNREAD]
        if len(kept) < len(items):
            self.kept[place] = kept
        return tuple(items[number] for number in kept)

    def is_told(self, place: str) -> bool:
        """Whether a place in the data lies in an entry that was not read in full, or is a list
        with gaps: what is wrong there may only come from that."""
        around = [place[: match.start()] for match in re.finditer(r"[.\[]", place)]
        told = self.faulty | self.kept.keys() | {problem.place for problem in self.problems}
        return not told.isdisjoint([*around[1:], place])

    def in_data(self, place: str) -> str:
        """The place in the data of a place in what was read: entries left out count there."""
        found = ""
        for step in re.findall(r"\[[0-9]+\]|[^\[]+", place):
            kept = self.kept.get(found) if step.startswith("[") else None
            found += f"[{kept[int(step[1:-1])]}]" if kept else step
        return found

    def _word(self, words: tuple[str, ...], data: object, place: str) -> object:
        if data in words and isinstance(data, str):
            return data
        return self.refuse(place, f"must be one of {', '.join(words)}")

    def _simple(self, hint: Any, data: object, place: str) -> object:
        if hint is Fraction:
            number = read_exact(data)
            return number if number is not None else self.refuse(place, not_exact(data))
        allowed = get_args(hint) or (hint,)
        if isinstance(data, str) and str in allowed and UNWRITABLE.search(data):
            return self.refuse(place, "holds a control character")
        if type(data) in allowed:
            return data
        names = " or ".join(TYPE_NAMES[item] for item in allowed)
        return self.refuse(place, f"must be {names}, not {name_of(data)}")


TYPE_NAMES: dict[Any, str] = {
    str: "a text",
    int: "an integer",
    bool: "true or false",
    float: "a float",
    list: "a list",
    dict: "a map",
    NoneType: "empty",
}


def name_of(data: object) -> str:
    return TYPE_NAMES.get(type(data), type(data).__name__)


def not_exact(data: object) -> str:
    if isinstance(data, float):
        return 'is a float; write an integer, or a decimal as a string such as "0.8"'
    return 'must be an integer, or a decimal as a string such as "0.8"'


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
