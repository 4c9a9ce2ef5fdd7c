"""Every part of an edition with its place, as `tiers[0].conditions[2]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from maturity.engine.edition import Edition
from maturity.engine.edition.plain import plain_name

SECTIONS = (
    "tiers",
    "levels",
    "aspects",
    "areas",
    "departments",
    "totals",
    "questions",
    "scenarios",
    "measures",
    "indicators",
    "overlay",
    "obstacles",
    "yardsticks",
    "checks",
    "policies",
    "notes",
    "glossary",
)


def walk(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The value itself, then what is in it."""
    yield place, value
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from walk(item, f"{place}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            name = plain_name(field)
            yield from walk(getattr(value, field.name), f"{place}.{name}" if place else name)


def entries(edition: Edition, section: str) -> Iterator[tuple[str, Any]]:
    for number, entry in enumerate(getattr(edition, section)):
        yield f"{section}[{number}]", entry
