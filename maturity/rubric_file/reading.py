"""One YAML document as plain data, with the line of every place.

Stricter than YAML: no aliases or anchors, no tags, no floats, no doubled or non-text keys; dates
and words like `yes` stay texts; `true` and `false` alone are truth values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from maturity.engine.edition.reader import UNREAD, Unread

LARGEST_FILE = 8_000_000
MOST_NODES = 1_000_000
DEEPEST = 40
MOST_FAULTS = 500
LONGEST_PLACE = 160

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
FLOAT = re.compile(
    r"[-+]?(([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?|\.inf|\.nan)", re.I
)
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

# The C parser is many times faster and gives the same events; PyYAML may be built without it.
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    place: str
    message: str


class Unreadable(Exception):
    """Reading cannot go on; the fault is written down."""


@dataclass
class Document:
    """`data` is UNREAD where there is none, and so is what has a fault inside."""

    data: Any = UNREAD
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_document(content: bytes) -> Document:
    """Everything that does not fit, each with its line from 1; reading goes on where it can."""
    document = Document()
    text = _decoded(content, document)
    if text is None:
        return document
    try:
        document.data = _Builder(yaml.parse(text, Loader=PARSER), document).whole()
    except Unreadable:
        document.data = UNREAD
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        reason = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unreadable"
        line = mark.line + 1 if mark else 1
        document.faults.append(Fault(line, "", f"is not YAML: {reason}"))
    return document


def _decoded(content: bytes, document: Document) -> str | None:
    if len(content) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE:,} bytes"
        document.faults.append(Fault(1, "", message))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        document.faults.append(Fault(line, "", "is not UTF-8"))
        return None


class _Builder:
    def __init__(self, events: Iterator[Any], document: Document) -> None:
        self.events, self.document = events, document
        self.nodes = 0

    def whole(self) -> Any:
        event = self._next(yaml.StreamStartEvent, yaml.DocumentStartEvent)
        if isinstance(event, yaml.StreamEndEvent):
            self._give_up(1, "is empty")
        data = self._node(event, "", 0)
        if not isinstance(self._next(yaml.DocumentEndEvent), yaml.StreamEndEvent):
            self._give_up(1, "holds more than one document")
        return data

    def _fault(self, line: int, place: str, message: str) -> Unread:
        self.document.faults.append(Fault(line, place[:LONGEST_PLACE], message))
        if len(self.document.faults) >= MOST_FAULTS:
            self._give_up(line, "has too many faults; the rest was not read")
        return UNREAD

    def _give_up(self, line: int, message: str) -> NoReturn:
        self.document.faults.append(Fault(line, "", message))
        raise Unreadable

    def _next(self, *skipped: type) -> Any:
        event = next(self.events)
        while isinstance(event, skipped):
            event = next(self.events, None)
        return event

    def _node(self, event: Any, place: str, depth: int) -> Any:
        line = event.start_mark.line + 1
        self.nodes += 1
        if len(place) <= LONGEST_PLACE:
            self.document.lines.setdefault(place, line)
        if self.nodes > MOST_NODES or depth > DEEPEST:
            self._give_up(line, "has too many entries" if depth <= DEEPEST else "is too deep")
        if isinstance(event, yaml.AliasEvent):
            return self._fault(line, place, "anchors and aliases are not allowed")
        if event.anchor is not None:
            self._fault(line, place, "anchors and aliases are not allowed")
        if event.tag is not None:
            self._fault(line, place, f"tags such as {event.tag[:40]} are not allowed")
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(place, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place, depth)
        return self._scalar(event, line, place)

    def _map(self, place: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._node(event, place, depth)
            is_text = isinstance(key, str)
            inner = _inside(place, key) if is_text else place
            if not is_text and key is not UNREAD:
                self._fault(line, place, "a key must be a text; put it in quotes")
            elif is_text and key in found:
                self._fault(line, inner, f"duplicate key {key[:80]!r}")
            value = self._node(next(self.events), inner, depth + 1)
            if is_text and key not in found:
                found[key] = value
                if len(inner) <= LONGEST_PLACE:
                    self.document.lines[inner] = line
        return found

    def _list(self, place: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._node(event, f"{place}[{len(found)}]", depth + 1))
        return found

    def _scalar(self, event: Any, line: int, place: str) -> Any:
        value: str = event.value
        if not event.implicit[0] or event.style:
            return value
        if value in WORDS:
            return WORDS[value]
        if INTEGER.fullmatch(value):
            return int(value)
        if FLOAT.fullmatch(value):
            message = f"{value[:40]} is a float; write it in quotes, as a decimal"
            return self._fault(line, place, message)
        return value


def _inside(place: str, key: str) -> str:
    """Cut, so that a long key does not stand in the place of everything under it."""
    return f"{place}.{key}"[: LONGEST_PLACE + 1] if place else key[: LONGEST_PLACE + 1]
