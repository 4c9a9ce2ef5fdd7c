"""Dataclasses to plain data (what JSON and YAML hold), and what their annotations say.

A field `from_` is called `from` in the data.
"""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from maturity.engine.edition.exact import write_exact
from maturity.engine.edition.special import SPECIAL

LAST_FIELDS = ("basis", "source", "summary")


def write(value: Any) -> Any:
    """Plain data of a dataclass, a tuple or a leaf; what equals its default is left out."""
    if type(value) in SPECIAL:
        return SPECIAL[type(value)].write(value)
    if isinstance(value, Fraction):
        return write_exact(value)
    if isinstance(value, tuple):
        return [write(item) for item in value]
    if not is_dataclass(value):
        return value
    shape: Any = type(value)
    return {
        plain_name(field): write(getattr(value, field.name))
        for field in ordered_fields(shape)
        if getattr(value, field.name) != field.default
    }


def plain_name(field: Field[Any]) -> str:
    return field.name.rstrip("_")


@cache
def ordered_fields(shape: Any) -> tuple[Field[Any], ...]:
    """Own fields first: a reader looks for the key, not for the source."""
    return tuple(sorted(fields(shape), key=lambda field: field.name in LAST_FIELDS))


@cache
def field_hints(shape: Any) -> dict[str, tuple[Any, bool]]:
    """For each field its type without None, and whether None was allowed."""
    return {name: _without_none(hint) for name, hint in get_type_hints(shape).items()}


def _without_none(hint: Any) -> tuple[Any, bool]:
    members = get_args(hint)
    if get_origin(hint) not in (Union, UnionType) or NoneType not in members:
        return hint, False
    left = tuple(member for member in members if member is not NoneType)
    return (left[0] if len(left) == 1 else Union[left]), True  # noqa: UP007 - built at run time
