"""Sheet -> what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from maturity.engine.edition import Condition, Edition
from maturity.engine.scan.aims import (
    all_needed,
    any_needed,
    lowest_undecided,
    part_of,
    separate_parts,
    undecided_conditions,
)
from maturity.engine.scan.families import Family, Set, all_together, any_of, family_of
from maturity.engine.scan.search import search
from maturity.engine.scan.shape import Scan
from maturity.engine.scan.work import Work
from maturity.engine.scoring import Scorecard, Sheet, compile_edition, score
from maturity.engine.scoring.compiled import Compiled
from maturity.engine.scoring.measuring import measure_all
from maturity.engine.scoring.states import read_states

MOST_SHOWN = 20
WORK = 400_000


def scan(edition: Edition, sheet: Sheet, scorecard: Scorecard | None = None) -> Scan:
    """For the lowest undecided tier. Answers are rows: "not applicable" is never what is hoped
    for. A set proves the tier if some rows for it do so whatever else is answered, and refutes it
    if some rows make one of its conditions fail whatever else is answered; a scorecard made then
    would say so. A scorecard given must be that of this sheet. Raises SheetError."""
    card = scorecard or score(edition, sheet)
    tier = lowest_undecided(card)
    gone = tuple(result.key for result in card.tiers if result.verdict == "not_met")
    if tier is None:
        return Scan(None, None, None, (), (), (), gone, True)
    compiled = compile_edition(edition)
    states, _ = read_states(edition, compiled, sheet)
    conditions = undecided_conditions(edition, tier)
    proving, proving_is_exact = _proving(compiled, conditions, states)
    refuting, refuting_is_exact = _refuting(compiled, conditions, states)
    is_exact = proving_is_exact and refuting_is_exact
    keys = tuple(compiled.questions)
    return Scan(
        tier=tier.key,
        to_prove=proving.size if proving else None,
        to_refute=refuting.size if refuting else None,
        proving=_shown(proving, keys),
        refuting=_shown(refuting, keys),
        next=tuple(
            keys[index]
            for index in _in_most([proving, refuting], is_exact)
            or part_of(compiled, conditions, "met", states).open
        ),
        out_of_reach=gone,
        is_exact=is_exact,
    )


def _proving(
    compiled: Compiled, conditions: Sequence[Condition], states: Sequence[int]
) -> tuple[Family | None, bool]:
    work = Work(WORK)
    families = []
    now = measure_all(compiled.judging, states)
    needed = [one for c in conditions for one in all_needed(compiled, c, "met", now)]
    for part in separate_parts(compiled, needed, "met", states):
        found = search(part, states, work)
        family = family_of(found)
        if family is None:
            return None, found.is_exact
        families.append(family)
    joined = all_together(families)
    return joined, joined.is_exact


def _refuting(
    compiled: Compiled, conditions: Sequence[Condition], states: Sequence[int]
) -> tuple[Family | None, bool]:
    """It takes one condition; those that few questions move come first, for a bound."""
    work = Work(WORK)
    now = measure_all(compiled.judging, states)
    failing = [one for c in conditions for one in any_needed(compiled, c, "not_met", now)]
    together = [list(all_needed(compiled, one, "not_met", now)) for one in failing]
    parts = [part_of(compiled, needed, "not_met", states) for needed in together]
    families: list[Family] = []
    is_exact = True
    for part in sorted(parts, key=lambda part: len(part.open)):
        bound = min((family.size for family in families), default=None)
        found = search(part, states, work, bound)
        family = family_of(found)
        is_exact = is_exact and found.is_exact
        families += [family] if family else []
    joined = any_of(families)
    return joined, is_exact and (joined is None or joined.is_exact)


def _shown(family: Family | None, keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(keys[index] for index in one) for one in _first(family))


def _first(family: Family | None) -> tuple[Set, ...]:
    return family.sets[:MOST_SHOWN] if family else ()


def _in_most(families: Sequence[Family | None], is_exact: bool) -> list[int]:
    """Of numbers that are only estimated, the shares are added instead."""
    total: dict[int, Fraction] = {}
    for family in families:
        for index, share in family.within.items() if family else ():
            times = family.count if family and is_exact else 1
            total[index] = total.get(index, Fraction(0)) + share * times
    return sorted(total, key=lambda index: (-total[index], index))
