"""Every part of an edition with its place, as `tiers[0].conditions[2]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType
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


# Nothing hangs on these; they are nearly all there is.
LEAVES = (str, int, Fraction, NoneType)


def walk(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The value itself, then what is in it, without the leaves."""
    yield place, value
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if not isinstance(item, LEAVES):
                yield from walk(item, f"{place}[{number}]")
        return
    shape: Any = type(value)
    for field, name in _named_fields(shape):
        item = getattr(value, field)
        if not isinstance(item, LEAVES) and item != ():
            yield from walk(item, f"{place}.{name}" if place else name)


@cache
def _named_fields(shape: Any) -> tuple[tuple[str, str], ...]:
    if not is_dataclass(shape):
        return ()
    return tuple((field.name, plain_name(field)) for field in fields(shape))


def entries(edition: Edition, section: str) -> Iterator[tuple[str, Any]]:
    for number, entry in enumerate(getattr(edition, section)):
        yield f"{section}[{number}]", entry
