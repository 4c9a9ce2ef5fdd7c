"""Shares and counts as heads: how many of how many, and how many more are needed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from assessments.reports.build.source import Source
from maturity.engine.edition import Condition, Measure, Question
from maturity.engine.scoring.selecting import is_among, is_hit, question_inputs


@dataclass(frozen=True, slots=True)
class Heads:
    """`among` judged answers of which `hits` are counted; `open` could still join."""

    hits: int
    among: int
    open: int


def heads(source: Source, measure: Measure) -> Heads:
    """For a share or count over questions."""
    asked = [q for q in question_inputs(source.edition, measure) if source.is_asked(q)]
    rows = [(q, source.judged(q.key)) for q in asked]
    inside = [(q, row) for q, row in rows if row is not None and is_among(measure, row.tags)]
    hits = [
        q
        for q, row in inside
        if is_hit(source.edition, q, measure, row.value or Fraction(0), row.tags)
    ]
    return Heads(len(hits), len(inside), len(_open(source, asked)))


def _open(source: Source, asked: list[Question]) -> list[Question]:
    return [
        q for q in asked if source.judged(q.key) is None and not source.is_not_applicable(q.key)
    ]


def counts_questions(measure: Measure) -> bool:
    return measure.aggregate in ("share", "count") and measure.of.measures is None


def is_share_of_tagged(measure: Measure) -> bool:
    """Its denominator grows with the answers: scenarios in use, say."""
    return measure.aggregate == "share" and bool(measure.among and measure.among.tag)


def missing_hits(found: Heads, condition: Condition, measure: Measure) -> int:
    """How many more hits would do, the judged answers staying as they are. An open one that
    becomes a hit joins the denominator, unless that is made of tagged answers only."""
    if measure.aggregate == "count":
        return max(0, ceil(condition.threshold) - found.hits)
    among = found.among if is_share_of_tagged(measure) else found.among + found.open
    return max(0, ceil(condition.threshold * among) - found.hits)
