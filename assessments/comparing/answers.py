"""Answers then and now, matched by question and row; what is asked anew, no more, or otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assessments.comparing.shape import Side, is_one_edition
from maturity.engine.edition import Option, Question
from maturity.engine.scoring import Answer

Moved = Literal[
    "rose",
    "fell",
    "given",
    "withdrawn",
    "counted",
    "otherwise",
    "same",
    "asked_anew",
    "no_longer_asked",
]
Part = Literal["text", "rows", "breadth"]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """Rows as they count. `counted`: the same row, counted otherwise. `otherwise`: neither
    higher nor lower: it does not apply, is of another kind, or the row means something else."""

    key: str
    was: Answer | None
    now: Answer | None
    moved: Moved


@dataclass(frozen=True, slots=True)
class Rewording:
    """Asked in both editions, but not in the same way."""

    key: str
    parts: tuple[Part, ...]


def read_answers(older: Side, newer: Side) -> tuple[AnswerChange, ...]:
    """In the order of the newer edition; what only the older one asks after that."""
    was, now = _asked(older), _asked(newer)
    return tuple(_change(older, newer, key, was.get(key), now.get(key)) for key in {**now, **was})


def rewordings(older: Side, newer: Side) -> tuple[Rewording, ...]:
    if is_one_edition(older, newer):
        return ()
    was, now = _asked(older), _asked(newer)
    found = (Rewording(key, _reworded(was[key], now[key])) for key in now if key in was)
    return tuple(one for one in found if one.parts)


def _asked(side: Side) -> dict[str, Question]:
    type_ = side.sheet.plant.type
    return {q.key: q for q in side.edition.all_questions if q.is_asked_of(type_)}


def _reworded(was: Question, now: Question) -> tuple[Part, ...]:
    parts: list[Part] = []
    if was.text != now.text:
        parts.append("text")
    if _rows(was) != _rows(now):
        parts.append("rows")
    if was.breadth != now.breadth:
        parts.append("breadth")
    return tuple(parts)


def _rows(question: Question) -> list[tuple[object, ...]]:
    return [(o.key, o.value, o.open, o.text) for o in question.options]


def _change(
    older: Side, newer: Side, key: str, was: Question | None, now: Question | None
) -> AnswerChange:
    before = older.sheet.answers.get(key) if was else None
    after = newer.sheet.answers.get(key) if now else None
    if was is None or now is None:
        moved: Moved = "asked_anew" if was is None else "no_longer_asked"
        return AnswerChange(key, before, after, moved)
    return AnswerChange(key, before, after, _moved(older, newer, (was, now), (before, after)))


def _moved(
    older: Side,
    newer: Side,
    asked: tuple[Question, Question],
    given: tuple[Answer | None, Answer | None],
) -> Moved:
    was, now = (_settled(*one) for one in zip(asked, given, strict=True))
    if was is None or now is None:
        return "same" if was is now else "given" if was is None else "withdrawn"
    if was.not_applicable or now.not_applicable:
        return "same" if was.not_applicable and now.not_applicable else "otherwise"
    if was.option != now.option:
        return _row_moved(asked, was.option or "", now.option or "")
    if _row_value(asked[0], was) != _row_value(asked[1], now):
        return "otherwise"
    counts = _counts(older, asked[0], was), _counts(newer, asked[1], now)
    return "same" if counts[0] == counts[1] else "counted"


def _settled(question: Question, answer: Answer | None) -> Answer | None:
    """A row that leaves the question open is no answer yet."""
    if answer is None or answer.not_applicable:
        return answer
    row = question.option(answer.option or "")
    return None if row is None or row.open else answer


def _row_moved(asked: tuple[Question, Question], was: str, now: str) -> Moved:
    """Higher or lower only where both questions have both rows, and at the same values."""
    before, after = (_known(asked, key) for key in (was, now))
    if before is None or after is None or asked[1].kind == "eligibility":
        return "otherwise"
    if before.value is None or after.value is None or before.value == after.value:
        return "otherwise"
    return "rose" if after.value > before.value else "fell"


def _known(asked: tuple[Question, Question], key: str) -> Option | None:
    was, now = asked[0].option(key), asked[1].option(key)
    return now if was and now and was.value == now.value else None


def _row_value(question: Question, answer: Answer) -> object:
    row = question.option(answer.option or "")
    return row.value if row else None


def _counts(side: Side, question: Question, answer: Answer) -> object:
    """How many of how many; a total without a count is no answer's."""
    if answer.count is None or question.breadth is None:
        return None
    total = question.breadth.count_of
    among = side.sheet.plant.totals.get(total) if total else answer.of
    return answer.count, among
