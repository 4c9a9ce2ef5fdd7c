"""The tree: tier, demands, conditions, numbers compared, distance, and what holds them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maturity.engine.edition import Edition
from maturity.engine.scoring.compiled import Compiled, compile_edition
from maturity.engine.scoring.printing.layout import Line, laid_out
from maturity.engine.scoring.printing.numbers import Comparison, passed_on
from maturity.engine.scoring.printing.words import Words, words_in
from maturity.engine.scoring.scorecard import (
    ConditionResult,
    DemandResult,
    Reading,
    Scorecard,
    TierResult,
)
from maturity.engine.scoring.sheet import Sheet
from maturity.engine.scoring.states import read_states

MARKS = {"met": "+", "not_met": "-", "undecided": "?", "with_exception": "!"}
MOST_NAMED = 5


def tree_lines(
    edition: Edition,
    card: Scorecard,
    language: str = "en",
    sheet: Sheet | None = None,
    most_named: int | None = MOST_NAMED,
) -> Iterator[str]:
    """With the sheet, the rows chosen are named and shares said in heads. Of answers and open
    questions under one condition at most so many are named (None: all of them)."""
    compiled = compile_edition(edition)
    states = None if sheet is None else read_states(edition, compiled, sheet)[0]
    tree = Tree(edition, compiled, card, language, words_in(language), sheet, states, most_named)
    return laid_out(tree.lines())


@dataclass(frozen=True, slots=True)
class Tree:
    edition: Edition
    compiled: Compiled
    card: Scorecard
    language: str
    words: Words
    sheet: Sheet | None
    states: list[int] | None
    most_named: int | None

    def lines(self) -> Iterator[Line]:
        yield from self._head()
        for result in self.card.tiers:
            yield Line(0, "")
            yield from self._tier(result)
        yield from self._checks_and_flags()

    def _head(self) -> Iterator[Line]:
        card, words = self.card, self.words
        title = self.edition.title.in_language(self.language)
        yield Line(0, f"{title} ({card.rubric}@{card.edition})")
        yield Line(0, words.proven.format(tier=self._tier_name(card.tier)))
        yield Line(0, words.best.format(tier=self._tier_name(card.best_tier)))
        strict = Reading(card.tier, card.best_tier)
        for text, reading in ((words.excepting, card.with_exception), (words.narrow, card.narrow)):
            if reading != strict:
                tier, best = self._tier_name(reading.tier), self._tier_name(reading.best_tier)
                yield Line(0, text.format(tier=tier, best=best))
        yield Line(0, words.legend)
        yield Line(
            0,
            words.answered.format(
                answered=card.answered,
                asked=card.asked,
                not_applicable=card.not_applicable,
                open=len(card.open),
            ),
        )

    def _tier_name(self, key: str | None) -> str:
        return self.words.none if key is None else self.edition.tier(key).name.in_language(
            self.language
        )  # fmt: skip

    def _tier(self, result: TierResult) -> Iterator[Line]:
        words = self.words
        told = [words.verdict[result.verdict]]
        if any(c.kind == "eligibility" for t in self.card.tiers for c in t.conditions):
            told.append(words.filing.format(verdict=words.verdict[result.eligible]))
        text = self._tier_name(result.key) + words.colon + words.semicolon.join(told)
        yield Line(0, text, MARKS[result.verdict])
        criteria = [c for c in result.conditions if c.kind == "criterion"]
        yield from self._criteria(result, criteria)
        for kind, heading in (("eligibility", words.eligibility), ("advice", words.advice)):
            apart = [c for c in result.conditions if c.kind == kind]
            if apart:
                yield Line(1, heading)
            for condition in apart:
                yield from self._condition(condition, 2)

    def _criteria(self, result: TierResult, criteria: Sequence[ConditionResult]) -> Iterator[Line]:
        """In the order of the file; a demand comes with its first condition."""
        demands = {demand.key: demand for demand in result.demands}
        told: set[str] = set()
        for condition in criteria:
            demand = demands.get(condition.demand or "")
            if demand is None:
                yield from self._condition(condition, 1)
            elif demand.key not in told:
                told.add(demand.key)
                yield self._demand(demand)
                for one in criteria:
                    if one.demand == demand.key:
                        yield from self._condition(one, 2)
        if not criteria:
            yield Line(1, self.words.criteria_none)

    def _demand(self, result: DemandResult) -> Line:
        demand = self.edition.demand(result.key)
        name = (demand.name or demand.text) or None
        text = name.in_language(self.language) if name else result.key
        word = self.words.verdict[result.verdict]
        if demand.basis and demand.basis.word:
            word += self.words.semicolon + self.words.basis[demand.basis.word]
        return Line(1, f"{text}{self.words.colon}{word}", MARKS[result.verdict])

    def _condition(self, result: ConditionResult, depth: int) -> Iterator[Line]:
        condition, words = self.edition.condition(result.key), self.words
        of = self.compiled.by_key[result.measure]
        named = condition.name or of.measure.name or condition.text
        name = named.in_language(self.language) if named else result.key
        is_set_aside = result.is_excepted and result.verdict == "not_met"
        mark = MARKS["with_exception" if is_set_aside else result.verdict]
        yield Line(depth, f"{name} [{result.key}]", mark)
        asked = passed_on(self.compiled, of)
        compared = Comparison(of, asked, result, self.states, words, self.language)
        yield Line(depth + 2, words.semicolon.join([*compared.parts(), *self._marks(result)]))
        if result.verdict != "met":
            yield from self._why(result, depth + 2)

    def _marks(self, result: ConditionResult) -> Iterator[str]:
        if result.basis:
            yield self.words.basis[result.basis]
        if result.region:
            yield self.words.region.format(region=result.region)

    def _why(self, result: ConditionResult, depth: int) -> Iterator[Line]:
        condition, words = self.edition.condition(result.key), self.words
        if condition.name and condition.text:
            yield Line(depth, words.quoted.format(text=condition.text.in_language(self.language)))
        if result.exception:
            yield Line(depth, words.exception.format(reason=result.exception))
        yield from self._questions(words.held_back, result.binding, depth, with_rows=True)
        yield from self._questions(words.open, result.open, depth, with_rows=False)

    def _questions(
        self, heading: str, keys: Sequence[str], depth: int, *, with_rows: bool
    ) -> Iterator[Line]:
        if not keys:
            return
        yield Line(depth, heading)
        for key in keys[: self.most_named]:
            yield Line(depth + 1, self.edition.question(key).text.in_language(self.language), "·")
            if with_rows and self.sheet is not None:
                yield Line(depth + 2, self.words.chosen.format(row=self._row(key)))
        rest = len(keys) - len(keys[: self.most_named])
        if rest:
            yield Line(depth + 1, self.words.more.format(number=rest))

    def _row(self, key: str) -> str:
        answer = self.sheet.answers.get(key) if self.sheet else None
        row = self.edition.question(key).option(answer.option or "") if answer else None
        if row is None:
            return self.words.no_answer
        return row.text.in_language(self.language) if row.text else row.key

    def _checks_and_flags(self) -> Iterator[Line]:
        words = self.words
        checks = {check.key: check for check in self.edition.checks}
        if self.card.checks:
            yield Line(0, "")
            yield Line(0, words.checks)
        for found in self.card.checks:
            said = checks[found.key].text
            yield Line(1, said.in_language(self.language) if said else found.key, "!")
            for key in found.questions[: self.most_named]:
                yield Line(3, self.edition.question(key).text.in_language(self.language), "·")
        for kind in dict.fromkeys(flag.kind for flag in self.card.flags):
            keys = [flag.question for flag in self.card.flags if flag.kind == kind]
            yield Line(0, "")
            yield from self._questions(words.flag[kind], keys, 0, with_rows=False)
