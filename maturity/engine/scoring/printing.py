"""A scorecard as a tree of lines for a terminal. Numbers stay exact."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.engine.edition import Edition
from maturity.engine.scoring.scorecard import ConditionResult, Scorecard, TierResult

MARKS = {"met": "+", "not_met": "-", "undecided": "?", "with_exception": "!"}


def tree_lines(edition: Edition, card: Scorecard, language: str = "en") -> Iterator[str]:
    yield f"{edition.title.in_language(language)} ({card.rubric}@{card.edition})"
    yield f"tier: {card.tier or 'none'}; best tier: {card.best_tier or 'none'}"
    for name, reading in (("with exception", card.with_exception), ("narrow", card.narrow)):
        yield f"{name}: {reading.tier or 'none'}; best {reading.best_tier or 'none'}"
    yield f"answered {card.answered} of {card.asked}, not applicable {card.not_applicable}"
    for result in card.tiers:
        yield from _tier_lines(edition, result, language)
    for check in card.checks:
        yield f"check {check.key}: {', '.join(check.questions)}"
    for flag in card.flags:
        yield f"flag {flag.kind}: {flag.question}"


def _tier_lines(edition: Edition, result: TierResult, language: str) -> Iterator[str]:
    name = edition.tier(result.key).name.in_language(language)
    yield f"{MARKS[result.verdict]} {name}: {result.verdict}; can be filed: {result.eligible}"
    for condition in result.conditions:
        yield f"  {MARKS[condition.verdict]} {condition.key}: {_compared(condition)}"


def _compared(condition: ConditionResult) -> str:
    value = "empty" if condition.low is None else str(condition.low)
    if condition.low != condition.high:
        value = f"{condition.low} to {condition.high}"
    words = [value, condition.op.replace("_", " "), str(condition.threshold), f"({condition.kind})"]
    if condition.is_excepted:
        words.append("excepted")
    if condition.verdict == "undecided":
        words.append(f"open: {', '.join(condition.open)}")
    return " ".join(words)
