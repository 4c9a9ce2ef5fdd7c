"""An edition run against stored answers: what would each assessment come to? Stores nothing."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from assessments.bearing import IN_USE, IN_USE_AI, counted
from assessments.models import Answer, Assessment, AssessmentQuerySet
from maturity.engine.bulk import Given, ManyScores, Plants, option_codes, score_many, state_rows
from maturity.engine.bulk.reading import MISSING, QuestionCodes
from maturity.engine.edition import SCENARIO_PREFIX
from maturity.engine.edition import Edition as Content
from maturity.models import Edition
from maturity.publishing import engine_edition

AT_ONCE = 2_000
CLAIMS = frozenset({IN_USE, IN_USE_AI})


@dataclass(frozen=True, slots=True)
class Cell:
    """How many assessments stood at `before` (None: not submitted, "": no tier) and come to
    `now` with the edition asked."""

    before: str | None
    now: str
    assessments: int


@dataclass(frozen=True, slots=True)
class LostAnswer:
    """An answer that the edition does not know: the question, or that option of it, or that it
    may not apply (`option` ""). It is taken as open."""

    question: str
    option: str
    assessments: int


@dataclass(frozen=True, slots=True)
class Rescored:
    """`tiers`: from the lowest on. `exact`: how many sheets the exact engine was asked about, for
    numbers beyond 64 bits."""

    tiers: tuple[str, ...] = ()
    assessments: int = 0
    submitted: int = 0
    differing: int = 0
    answers: int = 0
    lost_answers: int = 0
    lost_exceptions: int = 0
    exact: int = 0
    cells: tuple[Cell, ...] = ()
    lost: tuple[LostAnswer, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some assessments with their scores, in the same order; nothing here is stored."""

    assessments: tuple[int, ...]
    before: tuple[str | None, ...]
    scores: ManyScores
    answers: int
    lost: Counter[tuple[str, str]]
    lost_exceptions: int


def rescore(assessments: AssessmentQuerySet, edition: Content | None = None) -> Rescored:
    """Score them with this edition, or each with its own. Reads a few thousand at a time, with
    two queries each; the assessments may be filtered, not sliced."""
    tally = _Tally()
    if edition is not None:
        tally.add_all(edition, scored_chunks(assessments, edition))
        return tally.told()
    own = assessments.order_by("edition_id").values_list("edition_id", flat=True).distinct()
    for edition_id in list(own):
        content = engine_edition(edition_id)
        tally.add_all(content, scored_chunks(assessments.filter(edition_id=edition_id), content))
    return tally.told()


def scored_chunks(assessments: AssessmentQuerySet, edition: Content) -> Iterator[Chunk]:
    codes = option_codes(edition)
    wanted = assessments.order_by("pk").values_list(
        "pk", "facts", "exceptions", "cards", "result__tier"
    )
    rows = list(wanted[:AT_ONCE])
    while rows:
        yield _scored(edition, codes, [_Stored(*row) for row in rows])
        more = wanted.filter(pk__gt=rows[-1][0])[:AT_ONCE]
        rows = list(more) if len(rows) == AT_ONCE else []


class _Stored(NamedTuple):
    """`cards`: what instance cards bear out, by scenario; None: answers count as given."""

    pk: int
    facts: dict[str, Any]
    exceptions: dict[str, str]
    cards: dict[str, str] | None
    tier: str | None


def _scored(
    edition: Content, codes: Mapping[str, QuestionCodes], stored: Sequence[_Stored]
) -> Chunk:
    given, lost = _read_answers(codes, stored)
    exceptions = [_known_exceptions(edition, row.exceptions) for row in stored]
    scores = score_many(
        edition,
        state_rows(edition, _plants(edition, stored), given),
        provinces=[row.facts.get("province") or None for row in stored],
        exceptions=exceptions,
    )
    dropped = sum(len(r.exceptions) - len(e) for r, e in zip(stored, exceptions, strict=True))
    return Chunk(
        assessments=tuple(row.pk for row in stored),
        before=tuple(row.tier for row in stored),
        scores=scores,
        answers=len(given.sheet) + lost.total(),
        lost=lost,
        lost_exceptions=dropped,
    )


def _read_answers(
    codes: Mapping[str, QuestionCodes], stored: Sequence[_Stored]
) -> tuple[Given, Counter[tuple[str, str]]]:
    """One query; rows that leave their question open are not read. Of the others, those without
    an option do not apply: a constraint holds that, and spares reading the column."""
    numbers = {row.pk: number for number, row in enumerate(stored)}
    by_cards = _CountedByCards(stored)
    lost: Counter[tuple[str, str]] = Counter()
    found = array("q")
    rows = (
        Answer.objects.filter(assessment__in=list(numbers))
        .exclude(option="", not_applicable=False)
        .order_by()
        .values_list("assessment_id", "question", "option", "count", "of")
    )
    for pk, question, option, count, of in rows.iterator(chunk_size=10_000):
        known = codes.get(question)
        state = None
        if known is not None:
            counts_as = by_cards.option(pk, question, option) if option in CLAIMS else option
            state = known.options.get(counts_as) if option else known.not_applicable
        if known is None or state is None:
            lost[question, option] += 1
            continue
        stated = MISSING if count is None else count
        found.extend((numbers[pk], known.place, state, stated, MISSING if of is None else of))
    columns = np.frombuffer(found, np.int64).reshape(-1, 5).T
    return Given(*columns), lost


class _CountedByCards:
    """What scenario answers count as; asked only about rows that cards can lower."""

    def __init__(self, stored: Sequence[_Stored]) -> None:
        self.cards = {row.pk: row.cards for row in stored if row.cards is not None}

    def option(self, pk: int, question: str, option: str) -> str:
        cards = self.cards.get(pk)
        if cards is None or not question.startswith(SCENARIO_PREFIX):
            return option
        return counted(option, cards.get(question.removeprefix(SCENARIO_PREFIX)))


def _plants(edition: Content, stored: Sequence[_Stored]) -> Plants:
    """Totals that the edition does not ask for are left aside, as at the start of an assessment."""
    totals = {
        total.key: np.array(
            [row.facts.get("totals", {}).get(total.key, MISSING) for row in stored], np.int64
        )
        for total in edition.totals
    }
    return Plants([row.facts.get("production") or None for row in stored], totals)


def _known_exceptions(edition: Content, reasons: Mapping[str, str]) -> dict[str, str]:
    return {key: reason for key, reason in reasons.items() if _may_be_excepted(edition, key)}


def _may_be_excepted(edition: Content, key: str) -> bool:
    named = edition.demands_by_key.get(key) or edition.conditions_by_key.get(key)
    return named is not None and named.may_be_excepted


@dataclass
class _Tally:
    ranks: dict[str, int] = field(default_factory=dict)
    cells: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: int = 0
    lost_exceptions: int = 0
    exact: int = 0

    def add_all(self, edition: Content, chunks: Iterator[Chunk]) -> None:
        for tier in edition.tiers:
            self.ranks.setdefault(tier.key, len(self.ranks))
        for chunk in chunks:
            now = [chunk.scores.tier_key(rank) or "" for rank in chunk.scores.strict.tier.tolist()]
            self.cells.update(zip(chunk.before, now, strict=True))
            self.lost.update(chunk.lost)
            self.answers += chunk.answers
            self.lost_exceptions += chunk.lost_exceptions
            self.exact += chunk.scores.exact_sheets

    def told(self) -> Rescored:
        cells = [Cell(before, now, number) for (before, now), number in self.cells.items()]
        lost = [LostAnswer(question, option, n) for (question, option), n in self.lost.items()]
        submitted = [cell for cell in cells if cell.before is not None]
        return Rescored(
            tiers=tuple(self.ranks),
            assessments=self.cells.total(),
            submitted=sum(cell.assessments for cell in submitted),
            differing=sum(cell.assessments for cell in submitted if cell.before != cell.now),
            answers=self.answers,
            lost_answers=self.lost.total(),
            lost_exceptions=self.lost_exceptions,
            exact=self.exact,
            cells=tuple(sorted(cells, key=lambda c: (self._rank(c.before), self._rank(c.now)))),
            lost=tuple(sorted(lost, key=lambda x: (-x.assessments, x.question, x.option))),
        )

    def _rank(self, tier: str | None) -> tuple[int, str]:
        """Not submitted first, then no tier, then the tiers from the lowest on."""
        if not tier:
            return (-2 if tier is None else -1), ""
        return self.ranks.get(tier, len(self.ranks)), tier


def assessments_named(name: str) -> AssessmentQuerySet:
    """`slug`, `slug@edition` or `slug@edition.revision`: the assessments of those editions."""
    slug, _, edition = name.partition("@")
    found = Assessment.objects.filter(edition__rubric__slug=slug)
    if not edition:
        return found
    editions = Edition.objects.without_content().select_related("rubric")
    named = [
        e.pk for e in editions.filter(rubric__slug=slug) if name in (e.slug, f"{slug}@{e.edition}")
    ]
    return found.filter(edition__in=named)
