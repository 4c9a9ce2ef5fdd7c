"""A plant's own efforts, from a JSON file: {"question:row": months or money, ...}."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NoReturn

from maturity.engine.edition import read_exact
from maturity.engine.roadmap.shape import WishError


def read_estimates(content: bytes | str) -> dict[str, Fraction]:
    """Numbers stay exact, decimals too. Raises WishError; whether the steps exist is said when
    a road is planned."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        data = json.loads(text, object_pairs_hook=_once, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as fault:
        _refuse(f"is not JSON: {fault.msg} in line {fault.lineno}")
    except UnicodeDecodeError:
        _refuse("is not UTF-8")
    except RecursionError:
        _refuse("is too deep")
    except ValueError as fault:
        if isinstance(fault, WishError):
            raise
        _refuse("holds a number that is too long")
    if not isinstance(data, dict):
        _refuse("must be a map of steps to numbers")
    return {id_: _number(id_, given) for id_, given in data.items()}


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            _refuse(f"duplicate key {key[:80]!r}")
        found[key] = value
    return found


def _number(id_: str, given: object) -> Fraction:
    number = read_exact(given)
    if number is None:
        raise WishError(f"estimates.{id_[:80]}", "must be a number such as 3 or 2.5")
    return number


def _refuse(message: str) -> NoReturn:
    raise WishError("estimates", message)
