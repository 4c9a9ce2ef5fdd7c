"""The number a condition compares, what is asked of it, and how far apart they are.

Everything is also given exactly: the rounded percentage is for reading and marked as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from maturity.engine.edition import Measure, Option, Question, write_exact
from maturity.engine.scoring.compiled import AskedQuestion, Compiled, CompiledMeasure
from maturity.engine.scoring.counting import HIT, MISS
from maturity.engine.scoring.printing.words import Words
from maturity.engine.scoring.scorecard import ConditionResult
from maturity.engine.scoring.selecting import exact_value


@dataclass(frozen=True, slots=True)
class Comparison:
    """`asked`: the question whose row the measure passes on. `states` None: without the sheet,
    nothing can be said of the rows chosen, nor a share in heads."""

    of: CompiledMeasure
    asked: AskedQuestion | None
    result: ConditionResult
    states: list[int] | None
    words: Words
    language: str

    def parts(self) -> list[str]:
        """The number now, what is asked, the distance."""
        wanted = self.words.asked.format(wanted=self._wanted())
        return [part for part in (self._now(), wanted, self._distance()) if part]

    def _now(self) -> str:
        low, high = self.result.low, self.result.high
        if low is None or high is None:
            return self.words.empty
        if self.asked is not None:
            return self._row_now(low, high)
        said = self._said(low)
        if low != high:
            return self.words.span.format(low=said, high=self._said(high))
        return self._in_heads(low, said)

    def _row_now(self, low: Fraction, high: Fraction) -> str:
        asked = self.asked
        if asked is None or low != high:
            return self.words.no_answer
        state = asked.open if self.states is None else self.states[asked.index]
        if state == asked.not_applicable:
            return self.words.not_applicable
        if state > asked.not_applicable:
            return self._with_row(asked.question, low)
        return self._row(asked.options[state], low)

    def _in_heads(self, value: Fraction, said: str) -> str:
        hits, inside = self._heads()
        heads = self.words.counted.format(hits=hits, inside=inside)
        if self.of.measure.aggregate == "count" and inside:
            return heads
        if not inside or Fraction(hits, inside) != value:
            return said
        is_reduced = str(value) == f"{hits}/{inside}" or value in (0, 1)
        near = per_cent(value, self.words)
        more = near if is_reduced else f"{value}{self.words.comma}{near}"
        return self.words.inside.format(text=heads, more=more)

    def _heads(self) -> tuple[int, int]:
        """Of a count or share of questions, none of them open: the hits, and all that is in it."""
        low, high, states = self.result.low, self.result.high, self.states
        if states is None or self.of.children or low != high:
            return 0, 0
        bits = [row[states[i]] for row, i in zip(self.of.bits, self.of.indexes, strict=False)]
        return bits.count(HIT), bits.count(HIT) + bits.count(MISS)

    def _wanted(self) -> str:
        threshold, op = self.result.threshold, self.result.op
        if self.of.measure.aggregate == "share" and op == "at_least" and threshold == 1:
            return self.words.all_of_them
        said = self._said(threshold)
        if self.asked is not None:
            # The row chosen has been named already.
            is_same = self.result.low == threshold == self.result.high
            said = str(threshold) if is_same else self._with_row(self.asked.question, threshold)
        return self.words.op[op].format(number=said)

    def _distance(self) -> str:
        """As the answers stand, to the worse end of what is open."""
        result, words = self.result, self.words
        if result.verdict == "met" or result.low is None or result.high is None:
            return ""
        if result.verdict == "undecided":
            return words.undecided
        if result.op == "at_most":
            return words.over.format(number=self._said(result.high - result.threshold))
        short = words.short.format(number=self._said(result.threshold - result.low))
        hits, inside = self._heads()
        if self.of.measure.aggregate != "share" or not inside:
            return short
        missing = ceil(result.threshold * inside) - hits
        return words.more_needed.format(text=short, number=missing)

    def _said(self, number: Fraction) -> str:
        return said_of(self.of.measure, number, self.words)

    def _with_row(self, question: Question, value: Fraction) -> str:
        """The number compared, with the first row that reaches it."""
        rows = [option for option in question.closed_options if exact_value(option) >= value]
        row = min(rows, key=exact_value, default=None)
        return exactly(value, self.words) if row is None else self._row(row, value)

    def _row(self, row: Option, value: Fraction) -> str:
        text = row.text.in_language(self.language) if row.text else row.key
        return self.words.inside.format(text=exactly(value, self.words), more=text)


def said_of(measure: Measure, number: Fraction, words: Words) -> str:
    """A share as the fraction and for people in per cent, another number as it is."""
    is_ratio = measure.as_ == "ratio" or measure.aggregate == "share"
    if not is_ratio or abs(number) > 1:
        return exactly(number, words)
    near = per_cent(number, words)
    return near if number.denominator == 1 else words.inside.format(text=number, more=near)


def per_cent(number: Fraction, words: Words) -> str:
    """To a tenth, half up; said to be about that where it is not exactly that."""
    tenths, rest = divmod(number * 1000, 1)
    shown = words.percent.format(number=write_exact(Fraction(int(tenths + round_up(rest)), 10)))
    return words.about.format(number=shown) if rest else shown


def round_up(rest: Fraction) -> int:
    return 1 if rest >= Fraction(1, 2) else 0


def exactly(number: Fraction, words: Words) -> str:
    """A decimal where it is short, else the fraction with a decimal for people."""
    written = str(write_exact(number))
    if "/" not in written and len(written) <= 8:
        return written
    hundredths, rest = divmod(number * 100, 1)
    near = write_exact(Fraction(int(hundredths + round_up(rest)), 100))
    return words.inside.format(text=number, more=words.about.format(number=near))


def passed_on(compiled: Compiled, of: CompiledMeasure) -> AskedQuestion | None:
    """The question whose row is the measure itself."""
    measure = of.measure
    if measure.aggregate != "value" or measure.as_ != "value" or len(of.indexes) != 1:
        return None
    return list(compiled.questions.values())[of.indexes[0]]
