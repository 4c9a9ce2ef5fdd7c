"""A score against a scorer that tries every way to answer what is open."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.engine.scoring import Scorecard
from tests.generated import Everything, reading, rubrics, told, whole_sheets
from tests.generated.cases import WANTED, cases_of
from tests.generated.claims import often, sound
from tests.rubrics import scored

RANKS: dict[str | None, int] = {None: -1, "low": 0, "high": 1}


def test_a_score_is_what_all_fillings_say() -> None:
    """Drawn once for all claims, for trying every filling is dear; and the claims would hold of
    nothing at all: every case that matters is among what was drawn."""
    seen: Counter[str] = Counter()

    @settings(often, max_examples=150)
    @given(st.data())
    def claims(data: Any) -> None:
        edition = sound(data.draw(rubrics(whole=True)))
        sheet = data.draw(whole_sheets(edition))
        card, everything = scored(edition, **sheet), Everything(edition, sheet)
        for claim in CLAIMS:
            claim(card, everything)
        seen.update(set(cases_of(card, everything)))

    claims()
    wanted = [case.strip() for line in WANTED.strip().splitlines() for case in line.split(",")]
    assert [case for case in wanted if not seen[case]] == []


def intervals_contain_every_filling_and_where_sharp_are_reached(
    card: Scorecard, everything: Everything
) -> None:
    for key, result in card.measures.items():
        found = [slow.value(key) for slow in everything.every]
        values = [value for value in found if value is not None]
        assert result.can_be_empty or None not in found
        if not values:
            assert not result.is_sharp or result.low is None
            continue
        assert result.low is not None and result.high is not None
        assert result.low <= min(values) and max(values) <= result.high
        if result.is_sharp:
            assert (result.low, result.high) == (min(values), max(values))
            assert result.can_be_empty == (None in found)


def verdicts_hold_for_every_filling(card: Scorecard, everything: Everything) -> None:
    for tier in card.tiers:
        in_force = [c.key for c in everything.conditions(everything.edition.tier(tier.key))]
        assert [result.key for result in tier.conditions] == in_force
        for result in tier.conditions:
            exact = everything.verdicts[result.key]
            is_sharp = card.measures[result.measure].is_sharp
            assert result.verdict == exact or (not is_sharp and result.verdict == "undecided")


def the_best_tier_is_not_passed(card: Scorecard, everything: Everything) -> None:
    reached = [RANKS[slow.tier()] for slow in everything.every]
    assert RANKS[card.tier] <= min(reached) and max(reached) <= RANKS[card.best_tier]
    if card.best_tier_exact:
        assert max(reached) == RANKS[card.best_tier]


def readings_are_what_the_conditions_say(card: Scorecard, everything: Everything) -> None:
    if not _is_exact(card):
        return
    strict = everything.climbed()
    excepted = everything.climbed(left_out=everything.excepted())
    narrow = everything.climbed(left_out=everything.outside_narrow())
    for tier, *words in zip(card.tiers, strict, excepted, narrow, strict=True):
        assert [tier.strict, tier.with_exception, tier.narrow] == words
        assert tier.verdict == told(words[0], words[1])
    assert [tier.eligible for tier in card.tiers] == everything.climbed("eligibility")
    readings = [(card, strict), (card.with_exception, excepted), (card.narrow, narrow)]
    for found, words in readings:
        assert (found.tier, found.best_tier) == reading(everything.edition, words)


def _is_exact(card: Scorecard) -> bool:
    conditions = [c for tier in card.tiers for c in tier.conditions]
    return all(card.measures[c.measure].is_sharp for c in conditions)


def demands_are_what_their_conditions_say(card: Scorecard, everything: Everything) -> None:
    for found in (demand for tier in card.tiers for demand in tier.demands):
        demand = everything.edition.demand(found.key)
        assert found.exception == everything.sheet["exceptions"].get(demand.key)
        if _is_exact(card):
            assert found.verdict == everything.of_demand(demand.conditions)
            assert found.narrow == everything.of_demand(demand.narrow or demand.conditions)
    for result in (c for tier in card.tiers for c in tier.conditions):
        assert result.is_excepted == (result.key in everything.excepted())


def what_is_asked_answered_and_open_is_told(card: Scorecard, everything: Everything) -> None:
    asked = [q.key for q in everything.edition.all_questions]
    said = {key: {filling.get(key) for filling in everything.fillings} for key in asked}
    assert card.asked == sum(rows != {None} for rows in said.values())
    assert card.open == tuple(key for key, rows in said.items() if len(rows) > 1)
    assert card.not_applicable == sum(rows == {"not applicable"} for rows in said.values())
    assert card.answered == card.asked - len(card.open) - card.not_applicable
    for result in (c for tier in card.tiers for c in tier.conditions):
        assert set(result.open) <= set(card.open)
        assert result.open or result.verdict != "undecided"


CLAIMS = [
    intervals_contain_every_filling_and_where_sharp_are_reached,
    verdicts_hold_for_every_filling,
    the_best_tier_is_not_passed,
    readings_are_what_the_conditions_say,
    demands_are_what_their_conditions_say,
    what_is_asked_answered_and_open_is_told,
]
