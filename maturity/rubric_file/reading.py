"""One YAML document as plain data, with the line of every place.

Stricter than YAML: no aliases or anchors, no tags, no floats, no doubled or non-text keys; dates
and words like `yes` stay texts; `true` and `false` alone are truth values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

LARGEST_FILE = 8_000_000
MOST_NODES = 200_000
DEEPEST = 40

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
FLOAT = re.compile(
    r"[-+]?(([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?|\.inf|\.nan)", re.I
)
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

# The C parser is many times faster and gives the same events; PyYAML may be built without it.
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlProblem(ValueError):
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(f"line {line}: {message}")


@dataclass
class Document:
    data: Any = None
    lines: dict[str, int] = field(default_factory=dict)


def read_document(content: bytes) -> Document:
    """Raises YamlProblem with the line (from 1) of the first thing that does not fit."""
    if len(content) > LARGEST_FILE:
        raise YamlProblem(1, f"the file is larger than {LARGEST_FILE:,} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise YamlProblem(line, "is not UTF-8") from fault
    try:
        return _Builder(yaml.parse(text, Loader=PARSER)).document()
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        reason = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unreadable"
        raise YamlProblem(mark.line + 1 if mark else 1, f"is not YAML: {reason}") from fault


class _Builder:
    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.nodes = 0
        self.lines: dict[str, int] = {}

    def document(self) -> Document:
        event = self._next(yaml.StreamStartEvent, yaml.DocumentStartEvent)
        if isinstance(event, yaml.StreamEndEvent):
            raise YamlProblem(1, "is empty")
        data = self._node(event, "", 0)
        if not isinstance(self._next(yaml.DocumentEndEvent), yaml.StreamEndEvent):
            raise YamlProblem(1, "holds more than one document")
        return Document(data, self.lines)

    def _next(self, *skipped: type) -> Any:
        event = next(self.events)
        while isinstance(event, skipped):
            event = next(self.events, None)
        return event

    def _node(self, event: Any, place: str, depth: int) -> Any:
        line = event.start_mark.line + 1
        self.nodes += 1
        self.lines[place] = line
        if self.nodes > MOST_NODES or depth > DEEPEST:
            raise YamlProblem(line, "has too many entries" if depth <= DEEPEST else "is too deep")
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise YamlProblem(line, "anchors and aliases are not allowed")
        if event.tag is not None:
            raise YamlProblem(line, f"tags such as {event.tag[:40]} are not allowed")
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(place, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place, depth)
        return _scalar(event, line)

    def _map(self, place: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._node(event, place, depth)
            if not isinstance(key, str):
                raise YamlProblem(line, "a key must be a text; put it in quotes")
            if key in found:
                raise YamlProblem(line, f"duplicate key {key[:80]!r}")
            inner = f"{place}.{key}" if place else key
            found[key] = self._node(next(self.events), inner, depth + 1)
            self.lines[inner] = line
        return found

    def _list(self, place: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._node(event, f"{place}[{len(found)}]", depth + 1))
        return found


def _scalar(event: Any, line: int) -> Any:
    value: str = event.value
    if not event.implicit[0] or event.style:
        return value
    if value in WORDS:
        return WORDS[value]
    if INTEGER.fullmatch(value):
        return int(value)
    if FLOAT.fullmatch(value):
        raise YamlProblem(line, f"{value[:40]} is a float; write it in quotes, as a decimal")
    return value
