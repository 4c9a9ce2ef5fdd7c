"""Exact numbers in, display strings out: the only rounding in the house, half up.

A number is rounded once, to a Quantity; its text is made from that, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _

from assessments.reports.build.words import is_chinese
from assessments.reports.report import Fact, Quantity

DASH = "–"
PLACES = 1
FINE_PLACES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A text, and the one number it tells; None where it tells none, or several."""

    text: str
    number: Quantity | None = None


NOTHING_TOLD = Told("")


def round_off(number: Fraction | int, places: int = PLACES) -> Decimal:
    """A half goes away from zero; no zeros at the end, and no zero with a sign."""
    whole = floor(abs(Fraction(number)) * 10**places + Fraction(1, 2))
    digits = str(whole).rjust(places + 1, "0")
    before, after = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    sign = "-" if number < 0 and whole else ""
    return Decimal(f"{sign}{before}.{after}" if after else f"{sign}{before}")


def rounded(number: Fraction | int, places: int = PLACES) -> str:
    """At most that many decimals, none where they would be zero."""
    return f"{round_off(number, places):f}"


def amount(number: Fraction | int, unit: str = "", places: int = PLACES) -> Quantity:
    return between(number, number, unit, places)


def between(
    low: Fraction | int, high: Fraction | int, unit: str = "", places: int = PLACES
) -> Quantity:
    return Quantity(round_off(low, places), round_off(high, places), unit)


def percentage(low: Fraction | int, high: Fraction | int, places: int = PLACES) -> Quantity:
    """Of shares from 0 to 1."""
    return between(Fraction(low) * 100, Fraction(high) * 100, "percent", places)


def counted_fact(label: str, number: int) -> Fact:
    return Fact(label, str(number), amount(number))


def places_apart(number: Fraction, other: Fraction) -> int:
    """So many decimals that two different numbers do not read alike, within reason."""
    alike = (p for p in range(PLACES, FINE_PLACES) if rounded(number, p) == rounded(other, p))
    return PLACES if number == other else max(alike, default=PLACES - 1) + 1


def places_exact(number: Fraction) -> int:
    """So many decimals that nothing is rounded away, within reason."""
    found = range(PLACES, FINE_PLACES)
    return next((p for p in found if round_off(number, p) == number), FINE_PLACES)


def places_shown(number: Fraction) -> int:
    """So many decimals that a small number does not read as nothing."""
    return places_apart(number, Fraction(0))


def grouped(number: Fraction | int, places: int = PLACES) -> str:
    """As `rounded`, with thousands told apart."""
    return f"{round_off(number, places):,f}"


def percent(share: Fraction | int, places: int = PLACES) -> str:
    return percent_text(percentage(share, share, places))


def percent_span(low: Fraction, high: Fraction, places: int = PLACES) -> str:
    return percent_text(percentage(low, high, places))


def percent_text(found: Quantity) -> str:
    """One number when both ends read alike."""
    if is_chinese():
        least, most = f"{found.low:f}%", f"{found.high:f}%"
        return least if least == most else f"{least}～{most}"
    most = f"{found.high:f} %"
    if found.low == found.high:
        return most
    return _("%(low)s to %(high)s") % {"low": f"{found.low:f}", "high": most}


def span(low: Fraction | int, high: Fraction | int, places: int = PLACES) -> str:
    return span_text(between(low, high, places=places))


def span_text(found: Quantity) -> str:
    """One number when both ends read alike, with thousands told apart."""
    least, most = f"{found.low:,f}", f"{found.high:,f}"
    if least == most:
        return least
    if is_chinese():
        return f"{least}～{most}"
    return _("%(low)s to %(high)s") % {"low": least, "high": most}


def percent_change(before: Fraction, after: Fraction) -> str:
    return percent_changed(before, after).text


def percent_changed(before: Fraction, after: Fraction) -> Told:
    """With its sign; nothing where there is nothing to divide by."""
    if before == 0:
        return NOTHING_TOLD
    change = (after - before) / abs(before)
    found = percentage(change, change)
    return Told(_signed(percent_text(found), found), found)


def points_change(before: Fraction, after: Fraction) -> str:
    return points_changed(before, after).text


def points_changed(before: Fraction, after: Fraction) -> Told:
    """Between two percentages."""
    found = amount(after - before, "points")
    return Told(_signed(points_text(found), found), found)


def points_text(found: Quantity) -> str:
    return _("%(number)s percentage points") % {"number": f"{found.low:f}"}


def _signed(words: str, change: Quantity) -> str:
    """A change too small to be shown has no sign."""
    return f"+{words}" if change.low > 0 else words
