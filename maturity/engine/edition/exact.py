"""Exact numbers: integers, decimals and fractions written as strings."""

from __future__ import annotations

import re
from fractions import Fraction

# Bounded, so that a hostile "1e999999999" or a megabyte of digits never reaches Fraction.
NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18}|/[0-9]{1,18})?")
LARGEST_INTEGER = 10**18


def read_exact(data: object) -> Fraction | None:
    """The number that an integer or a string such as "0.8" or "1/2" means, else None."""
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) <= LARGEST_INTEGER:
        return Fraction(data)
    if isinstance(data, str) and NUMBER.fullmatch(data) and not re.search(r"/0+$", data):
        return Fraction(data)
    return None


def write_exact(number: Fraction) -> int | str:
    """An integer, else the shortest exact decimal, else "a/b"."""
    if number.denominator == 1:
        return number.numerator
    return _decimal(number) or f"{number.numerator}/{number.denominator}"


def _decimal(number: Fraction) -> str | None:
    for places in range(1, 19):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if number < 0 else ""
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return None
