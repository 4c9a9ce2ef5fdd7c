"""A sheet measured once, to be measured again where one thing is changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maturity.engine.edition import Condition, Edition
from maturity.engine.scoring import Scorecard, Sheet, Verdict, compile_edition
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure, measures_behind
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import interval_of, measure_all
from maturity.engine.scoring.states import read_states
from maturity.engine.scoring.verdicts import climb, judge, reading_of

Intervals = Mapping[str, Interval]
Verdicts = Mapping[str, Verdict]
NOTHING: Mapping[str, CompiledMeasure] = {}


@dataclass(frozen=True, slots=True)
class Ground:
    """Only criteria in force in the plant's province, read strictly; `judging` are the measures
    they need, inputs first."""

    edition: Edition
    compiled: Compiled
    judging: tuple[CompiledMeasure, ...]
    states: tuple[int, ...]
    criteria: tuple[Condition, ...]
    intervals: dict[str, Interval]
    verdicts: dict[str, Verdict]
    tier: str | None

    @classmethod
    def of(cls, edition: Edition, sheet: Sheet, scorecard: Scorecard | None = None) -> Ground:
        """A scorecard of this sheet saves the measuring. Raises SheetError."""
        compiled = compile_edition(edition)
        states, _ = read_states(edition, compiled, sheet)
        criteria = criteria_in_force(edition, sheet.plant.province)
        judging = measures_behind(compiled.measures, criteria)
        if scorecard is None:
            intervals = measure_all(judging, states)
        else:
            found = {m.measure.key: scorecard.measures[m.measure.key] for m in judging}
            intervals = {k: Interval(r.low, r.high, r.can_be_empty) for k, r in found.items()}
        verdicts = {c.key: judge(c, intervals[c.measure]) for c in criteria}
        tier = _tier(edition, verdicts)
        return cls(edition, compiled, judging, tuple(states), criteria, intervals, verdicts, tier)

    def measured_again(
        self, states: Sequence[int], moved: int | None, instead: Mapping[str, CompiledMeasure]
    ) -> dict[str, Interval]:
        return measure_again(self.judging, self.intervals, states, moved, instead)

    def changed_verdicts(self, fresh: Intervals) -> dict[str, Verdict]:
        judged = ((c, judge(c, fresh[c.measure])) for c in self.criteria if c.measure in fresh)
        return {c.key: verdict for c, verdict in judged if verdict != self.verdicts[c.key]}

    def tier_with(self, changed: Verdicts) -> str | None:
        return _tier(self.edition, {**self.verdicts, **changed}) if changed else self.tier


def measure_again(
    measures: Sequence[CompiledMeasure],
    intervals: Intervals,
    states: Sequence[int],
    moved: int | None,
    instead: Mapping[str, CompiledMeasure] = NOTHING,
) -> dict[str, Interval]:
    """The intervals that the question at `moved` or the measures in `instead` can change."""
    done = dict(intervals)
    fresh: dict[str, Interval] = {}
    for measure in measures:
        key = measure.measure.key
        if key in instead:
            measure = instead[key]
        elif not _is_asked(measure, moved) and not _is_made_of(measure, fresh):
            continue
        done[key] = fresh[key] = interval_of(measure, states, done)
    return fresh


def criteria_in_force(edition: Edition, province: str | None) -> tuple[Condition, ...]:
    return tuple(c for c in edition.conditions if c.kind == "criterion" and c.holds_in(province))


def _is_asked(measure: CompiledMeasure, index: int | None) -> bool:
    """Their places are in order, so that a long list need not be read through."""
    if index is None:
        return False
    at = bisect_left(measure.indexes, index)
    return at < len(measure.indexes) and measure.indexes[at] == index


def _is_made_of(measure: CompiledMeasure, fresh: Intervals) -> bool:
    return any(key in fresh for key, _ in measure.children)


def _tier(edition: Edition, verdicts: Verdicts) -> str | None:
    return reading_of(edition, climb(edition, verdicts, {})).tier
