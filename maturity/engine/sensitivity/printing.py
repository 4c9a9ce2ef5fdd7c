"""What the tier hangs on, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.edition import Edition
from maturity.engine.edition.text import nearest_language
from maturity.engine.scoring.printing import MOST_NAMED, Line, exactly, laid_out, said_of, words_in
from maturity.engine.sensitivity.shape import FragileAnswer, Sensitivity


@dataclass(frozen=True, slots=True)
class Words:
    heading: str
    no_tier: str
    none: str
    answers: str
    no_answers: str
    now: str
    below: str
    lost: str
    comma: str
    threshold: str
    weight: str
    within: str
    more: str
    none_moved: str


ENGLISH = Words(
    heading="What the tier hangs on",
    no_tier="No tier is proven, so there is none to lose.",
    none="none",
    answers="Each of these answers alone, one row lower, would lose the tier {tier}. "
    "Have the evidence for them ready:",
    no_answers="No single answer, one row lower, would lose the tier {tier}.",
    now="now: {row}",
    below="one row lower: {row}",
    lost="Tier then: {tier}. No longer met: {conditions}",
    comma=", ",
    threshold="With the threshold of {name} at {moved} instead of {now}, the tier would be: {tier}",
    weight="With the weight of {name} at {moved} instead of {now}, the tier would be: {tier}",
    within="{name} in {measure}",
    more="... and {number} more",
    none_moved="No weight, and no threshold of a share, mean or other finely graded number, "
    "a tenth lower or higher, would change the tier.",
)

CHINESE = Words(
    heading="等级取决于什么",
    no_tier="尚未判定任何等级，也就谈不上失去。",
    none="无",
    answers="下列每一项答案，只要单独低一档，就保不住{tier}。请备好相应的佐证材料：",
    no_answers="任何一项答案单独低一档，{tier}都不受影响。",
    now="现答：{row}",
    below="低一档：{row}",
    lost="届时等级：{tier}。不再达到：{conditions}",
    comma="、",
    threshold="若“{name}”的门槛由 {now} 改为 {moved}，等级将变为：{tier}",
    weight="若“{name}”的权重由 {now} 改为 {moved}，等级将变为：{tier}",
    within="{measure}中的{name}",
    more="……另有 {number} 项",
    none_moved="任何权重，以及占比、均值等连续取值的门槛，上下变动一成，等级都不变。",
)


def sensitivity_lines(
    edition: Edition,
    sensed: Sensitivity,
    language: str = "en",
    most_named: int | None = MOST_NAMED,
) -> Iterator[str]:
    """At most so many answers, thresholds and weights are named (None: all of them)."""
    words = CHINESE if nearest_language(language) == "zh-hans" else ENGLISH
    return laid_out(Telling(edition, sensed, language, words, most_named).lines())


@dataclass(frozen=True, slots=True)
class Telling:
    edition: Edition
    sensed: Sensitivity
    language: str
    words: Words
    most_named: int | None

    def lines(self) -> Iterator[Line]:
        words, sensed = self.words, self.sensed
        yield Line(0, words.heading)
        if sensed.tier is None:
            yield Line(1, words.no_tier)
        else:
            intro = words.answers if sensed.answers else words.no_answers
            yield Line(1, intro.format(tier=self._tier(sensed.tier)))
        for answer in sensed.answers[: self.most_named]:
            yield from self._answer(answer)
        yield from self._rest(len(sensed.answers), 2)
        moved = [*self._thresholds(), *self._weights()]
        for text in moved[: self.most_named]:
            yield Line(1, text)
        yield from self._rest(len(moved), 1)
        if not moved:
            yield Line(1, words.none_moved)

    def _rest(self, number: int, depth: int) -> Iterator[Line]:
        rest = number - min(number, number if self.most_named is None else self.most_named)
        if rest:
            yield Line(depth, self.words.more.format(number=rest))

    def _answer(self, answer: FragileAnswer) -> Iterator[Line]:
        words, question = self.words, self.edition.question(answer.question)
        yield Line(2, question.text.in_language(self.language), "·")
        for form, key in ((words.now, answer.option), (words.below, answer.lower_option)):
            row = question.option(key)
            said = row.text.in_language(self.language) if row and row.text else key
            yield Line(3, form.format(row=said))
        names = words.comma.join(dict.fromkeys(self._condition(key) for key in answer.lost))
        yield Line(3, words.lost.format(tier=self._tier(answer.tier_then), conditions=names))

    def _thresholds(self) -> Iterator[str]:
        for one in self.sensed.thresholds:
            measure = self.edition.measure(self.edition.condition(one.condition).measure)
            yield self.words.threshold.format(
                name=f"{self._condition(one.condition)} [{one.condition}]",
                now=said_of(measure, one.threshold, words_in(self.language)),
                moved=said_of(measure, one.moved, words_in(self.language)),
                tier=self._tier(one.tier_then),
            )

    def _weights(self) -> Iterator[str]:
        for one in self.sensed.weights:
            name = self._input(one.input)
            if one.measure is not None:
                measure = self._measure(one.measure)
                name = self.words.within.format(name=name, measure=measure)
            yield self.words.weight.format(
                name=name,
                now=self._number(one.weight),
                moved=self._number(one.moved),
                tier=self._tier(one.tier_then),
            )

    def _number(self, number: Fraction) -> str:
        return exactly(number, words_in(self.language))

    def _tier(self, key: str | None) -> str:
        if key is None:
            return self.words.none
        return self.edition.tier(key).name.in_language(self.language)

    def _condition(self, key: str) -> str:
        condition = self.edition.condition(key)
        named = condition.name or self.edition.measure(condition.measure).name or condition.text
        return named.in_language(self.language) if named else key

    def _measure(self, key: str) -> str:
        name = self.edition.measure(key).name
        return name.in_language(self.language) if name else key

    def _input(self, key: str) -> str:
        if key in self.edition.questions_by_key:
            return self.edition.question(key).text.in_language(self.language)
        return self._measure(key)
