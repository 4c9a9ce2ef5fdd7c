"""The scale an indicator is drawn on, and what is reported of others where it can be compared.

Zero is always on it: a change looks as large as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from assessments.reports.build import words
from assessments.reports.build.numbers import grouped
from assessments.reports.build.published import is_near, reported_amount
from assessments.reports.build.source import IndicatorFigures, Source
from assessments.reports.report import Scale, ScaleMark
from maturity.engine.edition import Indicator, Yardstick

# The middle of a yardstick's key, and the indicator whose change it reports. Of carbon, the
# reach of AI and the others it is not said that they are counted as an indicator is.
COMPARABLE = {
    "rd_cycle": "development_cycle",
    "productivity": "production_efficiency",
    "defects": "defect_rate",
}
STEPS = tuple(Fraction(step) for step in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10"))
Reported = tuple[Yardstick, Fraction]  # with where it would lead to


def scale_of(source: Source, indicator: Indicator, figure: IndicatorFigures) -> Scale | None:
    """None without a figure, and where all of them are zero."""
    reported = list(_reported(source, indicator, figure))
    own = [number for number in (figure.before, figure.after) if number is not None]
    numbers = [*own, *(leads_to for _, leads_to in reported)]
    low = -_round_up(-min(numbers, default=Fraction(0)))
    high = _round_up(max(numbers, default=Fraction(0)))
    if low == high:
        return None
    return Scale(
        low=grouped(low),
        high=grouped(high),
        zero_at=_at(Fraction(0), low, high),
        before_at=None if figure.before is None else _at(figure.before, low, high),
        after_at=None if figure.after is None else _at(figure.after, low, high),
        marks=tuple(_mark(one, _at(number, low, high), number) for one, number in reported),
    )


def _round_up(number: Fraction) -> Fraction:
    """To a number that is easily read; 0 for what lies below."""
    if number <= 0:
        return Fraction(0)
    power = Fraction(1)
    while power * 10 < number:
        power *= 10
    while power >= number:
        power /= 10
    return next(step * power for step in STEPS if step * power >= number)


def _at(number: Fraction, low: Fraction, high: Fraction) -> float:
    return float((number - low) / (high - low))


def _reported(source: Source, indicator: Indicator, figure: IndicatorFigures) -> Iterator[Reported]:
    """A change is reported, so it needs this plant's own figure before to stand on a scale."""
    if figure.before is None or figure.before <= 0:
        return
    for one in source.edition.yardsticks:
        if _measures(one) == indicator.key and is_near(source, one):
            yield one, figure.before * (1 + one.value / 100)


def _measures(yardstick: Yardstick) -> str:
    is_change = yardstick.about == "results" and yardstick.to is None
    if not is_change or words.said(yardstick.unit) != "%":
        return ""
    return COMPARABLE.get(yardstick.key.split(".")[1], "") if "." in yardstick.key else ""


def _mark(yardstick: Yardstick, at: float, leads_to: Fraction) -> ScaleMark:
    return ScaleMark(
        at=at,
        change=reported_amount(yardstick),
        leads_to=grouped(leads_to),
        text=words.said(yardstick.text),
        date=yardstick.date or "",
        source="; ".join(words.split_sources(yardstick.source)),
    )
