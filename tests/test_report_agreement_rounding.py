"""One rounding, half up: the number and its words are the same digits, whatever the number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from assessments.reports.build import numbers
from tests.agreement import numerals

ANY = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6)
SHARE = st.fractions(min_value=0, max_value=1, max_denominator=10**6)


@pytest.mark.parametrize(
    ("exact", "places", "rounded"),
    [
        ("1/3", 1, "0.3"),
        ("5/100", 1, "0.1"),
        ("-5/100", 1, "-0.1"),
        ("-4/100", 1, "0"),
        ("20", 1, "20"),
        ("100", 0, "100"),
        ("199/2", 0, "100"),
        ("2001/100", 1, "20"),
        ("79999/1000", 3, "79.999"),
        ("-12345678905/10", 0, "-1234567891"),
        ("1/1000000", 6, "0.000001"),
    ],
)
def test_a_half_goes_away_from_zero_and_no_zero_is_left_over(exact, places, rounded) -> None:
    found = numbers.round_off(Fraction(exact), places)
    assert found == Decimal(rounded)
    assert numbers.rounded(Fraction(exact), places) == f"{found:f}" == rounded
    assert not (found == 0 and found.is_signed())


@given(ANY, st.integers(0, 6))
def test_rounding_is_off_by_no_more_than_half_of_the_last_place(exact, places) -> None:
    found = numbers.round_off(exact, places)
    assert abs(Fraction(found) - exact) <= Fraction(1, 2 * 10**places)
    assert -int(found.as_tuple().exponent) <= places


@given(SHARE, SHARE)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_both_ends_of_a_percentage_are_in_its_words(language, one, other) -> None:
    low, high = sorted((one, other))
    found = numbers.percentage(low, high)
    with override(language):
        said = numbers.percent_text(found)
        assert said == numbers.percent_span(low, high)
    assert numerals(said) == {found.low, found.high}
    assert found.low <= found.high


@given(ANY)
def test_thousands_apart_are_still_the_same_number(exact) -> None:
    assert numerals(numbers.grouped(exact)) == {numbers.round_off(exact)}


@given(ANY, ANY.filter(lambda number: number != 0))
def test_a_change_has_the_sign_of_what_is_shown(after, before) -> None:
    with override("en"):
        found = numbers.percent_changed(before, after)
    assert found.number is not None
    assert found.text.startswith("+") == (found.number.low > 0)
    assert found.text.startswith("-") == (found.number.low < 0)


def test_from_nothing_no_change_can_be_told() -> None:
    assert numbers.percent_changed(Fraction(0), Fraction(5)) == numbers.NOTHING_TOLD
