"""Everything that can be said of two assessments side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assessments.comparing.answers import AnswerChange, Rewording, read_answers, rewordings
from assessments.comparing.conditions import (
    ConditionChange,
    TierChange,
    read_conditions,
    read_tiers,
)
from assessments.comparing.scores import ScoreChange, read_scores
from assessments.comparing.shape import Side, is_comparable, is_one_edition


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of two rubrics nothing is matched: the same key means something else in each."""

    is_comparable: bool
    is_one_edition: bool
    tiers: tuple[TierChange, ...] = ()
    conditions: tuple[ConditionChange, ...] = ()
    answers: tuple[AnswerChange, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    scores: tuple[ScoreChange, ...] = ()

    @property
    def verdicts_moved(self) -> Counter[str]:
        return Counter(str(change.moved) for change in self.conditions)

    @property
    def answers_moved(self) -> Counter[str]:
        return Counter(str(change.moved) for change in self.answers)


def compare(older: Side, newer: Side) -> Comparison:
    if not is_comparable(older, newer):
        return Comparison(is_comparable=False, is_one_edition=False)
    return Comparison(
        is_comparable=True,
        is_one_edition=is_one_edition(older, newer),
        tiers=read_tiers(older, newer),
        conditions=read_conditions(older, newer),
        answers=read_answers(older, newer),
        reworded=rewordings(older, newer),
        scores=read_scores(older, newer),
    )
