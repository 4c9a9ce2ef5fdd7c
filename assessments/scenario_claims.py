"""What is claimed of scenarios, beside what their instance cards bear out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.bearing import IN_USE, IN_USE_AI, PLANNED, counted
from assessments.models import Answer
from maturity.engine.edition import Question


@dataclass(frozen=True, slots=True)
class ScenarioClaims:
    """Question keys. `without_ai`: said to be in use with AI, counted without it. `as_planned`:
    said to be in use, counted as planned. `without_card`: said to be in use, no card at all."""

    without_ai: tuple[str, ...]
    as_planned: tuple[str, ...]
    without_card: tuple[str, ...]


def read_claims(
    questions: Iterable[Question], answers: Mapping[str, Answer], cards: Mapping[str, str] | None
) -> ScenarioClaims:
    """`cards` as Assessment.cards has them; None, from before there were any, doubts nothing."""
    without_ai, as_planned, without_card = [], [], []
    for question in questions:
        answer, scenario = answers.get(question.key), question.scenario_key
        if cards is None or answer is None or scenario is None:
            continue
        if answer.option not in (IN_USE, IN_USE_AI):
            continue
        counts = counted(answer.option, cards.get(scenario))
        if scenario not in cards:
            without_card.append(question.key)
        if counts == PLANNED:
            as_planned.append(question.key)
        elif counts != answer.option:
            without_ai.append(question.key)
    return ScenarioClaims(tuple(without_ai), tuple(as_planned), tuple(without_card))
