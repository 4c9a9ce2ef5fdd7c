"""How the plant stands, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.edition import Edition, Option, Question
from maturity.engine.scoring import MeasureResult, Scorecard, Sheet, compile_edition
from maturity.engine.scoring.compiled import AskedQuestion, Compiled
from maturity.engine.scoring.selecting import exact_value
from maturity.engine.scoring.states import read_states


@dataclass(frozen=True, slots=True)
class Situation:
    edition: Edition
    compiled: Compiled
    sheet: Sheet
    states: tuple[int, ...]
    results: dict[str, MeasureResult]

    @classmethod
    def of(cls, edition: Edition, sheet: Sheet, scorecard: Scorecard) -> Situation:
        compiled = compile_edition(edition)
        states, _ = read_states(edition, compiled, sheet)
        return cls(edition, compiled, sheet, tuple(states), dict(scorecard.measures))

    def asked(self, key: str) -> AskedQuestion:
        return self.compiled.questions[key]

    def closed_row(self, key: str) -> Option | None:
        """The row answered, if it counts."""
        asked = self.asked(key)
        state = self.states[asked.index]
        return asked.options[state] if state < asked.not_applicable else None

    def is_open(self, key: str) -> bool:
        asked = self.asked(key)
        return self.states[asked.index] == asked.open

    def can_rise(self, key: str) -> bool:
        """Not where it does not apply or is not asked: nobody is advised to change that."""
        return self.is_open(key) or self.closed_row(key) is not None

    def given_option(self, key: str) -> str | None:
        """The row chosen, also where it leaves the question open."""
        answer = self.sheet.answers.get(key)
        return answer.option if answer else None


def lowest_row_at(question: Question, value: Fraction) -> Option | None:
    """The row that just reaches the value."""
    enough = [o for o in question.closed_options if exact_value(o) >= value]
    return min(enough, key=exact_value, default=None)


def effort_between(question: Question, now: Option | None, wanted: Option) -> Fraction | None:
    """The months of every row passed, in the order of their values."""
    if now is None:
        return None
    rows = sorted(question.closed_options, key=exact_value)
    passed = [o for o in rows if exact_value(now) < exact_value(o) <= exact_value(wanted)]
    efforts = [option.effort for option in passed]
    known = [effort for effort in efforts if effort is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(efforts) else None
