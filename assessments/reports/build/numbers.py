"""Exact numbers in, display strings out: the only rounding in the house, half up."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _

from assessments.reports.build.words import is_chinese

DASH = "–"
PLACES = 1
FINE_PLACES = 6


def rounded(number: Fraction | int, places: int = PLACES) -> str:
    """At most that many decimals, none where they would be zero; a half goes away from zero."""
    scale = 10**places
    whole = floor(abs(Fraction(number)) * scale + Fraction(1, 2))
    sign = "-" if number < 0 and whole else ""
    before, after = divmod(whole, scale)
    decimals = str(after).rjust(places, "0").rstrip("0") if places else ""
    return f"{sign}{before}{'.' + decimals if decimals else ''}"


def places_apart(number: Fraction, other: Fraction) -> int:
    """So many decimals that two different numbers do not read alike, within reason."""
    alike = (p for p in range(PLACES, FINE_PLACES) if rounded(number, p) == rounded(other, p))
    return PLACES if number == other else max(alike, default=PLACES - 1) + 1


def places_shown(number: Fraction) -> int:
    """So many decimals that a small number does not read as nothing."""
    return places_apart(number, Fraction(0))


def grouped(number: Fraction | int, places: int = PLACES) -> str:
    """As `rounded`, with thousands told apart."""
    plain = rounded(number, places)
    before, dot, after = plain.removeprefix("-").partition(".")
    return f"{'-' if plain.startswith('-') else ''}{int(before):,}{dot}{after}"


def percent(share: Fraction | int, places: int = PLACES) -> str:
    number = rounded(Fraction(share) * 100, places)
    return f"{number}%" if is_chinese() else f"{number} %"


def percent_span(low: Fraction, high: Fraction, places: int = PLACES) -> str:
    """One number when both ends read alike."""
    least, most = percent(low, places), percent(high, places)
    if least == most:
        return least
    if is_chinese():
        return f"{least}～{most}"
    return _("%(low)s to %(high)s") % {"low": rounded(low * 100, places), "high": most}


def span(low: Fraction | int, high: Fraction | int, places: int = PLACES) -> str:
    least, most = grouped(low, places), grouped(high, places)
    if low == high:
        return least
    if is_chinese():
        return f"{least}～{most}"
    return _("%(low)s to %(high)s") % {"low": least, "high": most}


def percent_change(before: Fraction, after: Fraction) -> str:
    """With its sign; empty where there is nothing to divide by."""
    if before == 0:
        return ""
    change = (after - before) / abs(before)
    return _signed(percent(change), change)


def points_change(before: Fraction, after: Fraction) -> str:
    """Between two percentages."""
    words = _("%(number)s percentage points") % {"number": rounded(after - before)}
    return _signed(words, after - before)


def _signed(words: str, change: Fraction) -> str:
    """A change too small to be shown has no sign."""
    is_shown = any(digit in words for digit in "123456789")
    return f"+{words}" if change > 0 and is_shown else words
