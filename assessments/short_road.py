"""The short road in: of all open questions only those that decide a tier, one after the other.

Plain Python on a scorecard and the engine's scan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from assessments.roads import scan_of
from maturity.engine.edition import Condition, Edition
from maturity.engine.scan.aims import undecided_conditions
from maturity.engine.scoring import Scorecard, Sheet, compile_edition, score
from maturity.engine.scoring.compiled import measures_behind

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortRoad:
    """`question`: what to ask next; None at the end. `asked`: what tiers up to the target ask at
    all. `left`: what could still be asked, `question` among it. `set_aside`: looked at, still
    open, and it matters. `failing`: the conditions that put the target out of reach."""

    card: Scorecard
    target: str
    question: str | None
    asked: Keys
    left: Keys
    set_aside: Keys
    failing: tuple[Condition, ...]

    @property
    def verdict(self) -> str:
        return self.card.tier_result(self.target).verdict

    @property
    def out_of_reach(self) -> Keys:
        return tuple(tier.key for tier in self.card.tiers if tier.verdict == "not_met")


def find_short_road(
    edition: Edition, sheet: Sheet, wanted: str, looked_at: Collection[str] = ()
) -> ShortRoad:
    """`wanted`: a tier's key; any other text means the tier above the one proven. `looked_at`:
    questions with a stored answer; those still open are not asked again."""
    card = score(edition, sheet)
    target = wanted if wanted in edition.tiers_by_key else _next_tier(edition, card)
    mattering = _mattering(edition, card, target)
    left = tuple(key for key in mattering if key not in looked_at)
    # The scan is of the lowest undecided tier; whatever is asked there matters to those above.
    wished = scan_of(edition, sheet, card).next if left else ()
    question = next((key for key in wished if key in left), left[0] if left else None)
    return ShortRoad(
        card=card,
        target=target,
        question=question,
        asked=_asked(edition, target),
        left=left,
        set_aside=tuple(key for key in mattering if key in looked_at),
        failing=tuple(_failing(edition, card, target)),
    )


def _next_tier(edition: Edition, card: Scorecard) -> str:
    above = edition.tier_rank(card.tier) + 1 if card.tier else 0
    return edition.tiers[min(above, len(edition.tiers) - 1)].key


def _mattering(edition: Edition, card: Scorecard, target: str) -> Keys:
    """The open questions that undecided conditions ask; none once the target is decided."""
    if card.tier_result(target).verdict != "undecided":
        return ()
    tiers = card.tiers[: edition.tier_rank(target) + 1]
    keys: dict[str, None] = {}
    for tier in tiers:
        if tier.verdict == "undecided":
            for condition in undecided_conditions(edition, tier):
                keys.update(dict.fromkeys(card.condition_result(condition.key).open))
    return tuple(keys)


def _asked(edition: Edition, target: str) -> Keys:
    conditions = [
        condition
        for tier in edition.tiers[: edition.tier_rank(target) + 1]
        for condition in tier.conditions
        if condition.kind == "criterion"
    ]
    compiled = compile_edition(edition)
    places = {
        index
        for measure in measures_behind(compiled.measures, conditions)
        for index in measure.indexes
    }
    return tuple(edition.all_questions[place].key for place in sorted(places))


def _failing(edition: Edition, card: Scorecard, target: str) -> Iterator[Condition]:
    """Of the lowest tier that fails: what is above it fails for that reason already."""
    for tier in card.tiers[: edition.tier_rank(target) + 1]:
        if tier.verdict == "not_met":
            for result in tier.conditions:
                if result.kind == "criterion" and result.verdict == "not_met":
                    yield edition.condition(result.key)
            return
