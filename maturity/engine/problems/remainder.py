"""What is left of an edition when all that is faulty, and all that hangs on it, is taken out.

So a tier out of reach is named in the same go as a circle elsewhere in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from maturity.engine.edition import Edition, Measure, Tier
from maturity.engine.problems.notebook import Notebook
from maturity.engine.scoring.selecting import select_questions

PLACE = re.compile(r"(\w+)\[([0-9]+)\](?:\.conditions\[([0-9]+)\])?")


def remainder(edition: Edition, notebook: Notebook) -> Edition:
    """Free of errors; its tiers stand where they stood. Nothing in it may be reported of checks
    and prerequisites, which it does not have."""
    faulty = {match.groups() for p in notebook.errors if (match := PLACE.match(p.place))}
    faulty_sections = {(section, int(number)) for section, number, _ in faulty}
    lost = {q.key for i, q in enumerate(edition.questions) if ("questions", i) in faulty_sections}
    lost |= notebook.unread
    scenarios = [
        scenario
        for i, scenario in enumerate(edition.scenarios)
        if not {f"scenarios[{i}].key", f"scenarios[{i}].applies_to"} & notebook.error_places
    ]
    kept = {scenario.key for scenario in scenarios}
    lost |= {s.question_key for s in edition.scenarios if s.key not in kept}
    measures = _sound_measures(edition, notebook, lost, faulty_sections)
    known = {measure.key for measure in measures}
    unread = notebook.unread
    conditions = {(int(i), int(j)) for section, i, j in faulty if section == "tiers" and j}
    return replace(
        edition,
        questions=tuple(q for q in edition.questions if q.key not in lost),
        scenarios=tuple(scenarios),
        measures=measures,
        tiers=tuple(
            _tier(i, tier, conditions, known, unread) for i, tier in enumerate(edition.tiers)
        ),
        checks=(),
    )


def _tier(
    number: int,
    tier: Tier,
    faulty: Collection[tuple[int, int]],
    known: Collection[str],
    unread: Collection[str],
) -> Tier:
    sound = tuple(
        condition
        for i, condition in enumerate(tier.conditions)
        if (number, i) not in faulty and condition.measure in known and condition.key not in unread
    )
    return replace(tier, conditions=sound, demands=())


def _sound_measures(
    edition: Edition,
    notebook: Notebook,
    lost: Collection[str],
    faulty: Collection[tuple[str, int]],
) -> tuple[Measure, ...]:
    """Without those that lost an input: what they would come to cannot be told."""
    gone = {m.key for i, m in enumerate(edition.measures) if ("measures", i) in faulty}
    gone |= notebook.unread & edition.measures_by_key.keys()
    gone |= {m.key for m in edition.measures if _lacks_input(edition, notebook, m, lost)}
    users: dict[str, list[str]] = {}
    for measure in edition.measures:
        for key in measure.of.measures or ():
            users.setdefault(key, []).append(measure.key)
    known = {measure.key for measure in edition.measures}
    waiting = [*gone, *(key for key in users if key not in known)]
    while waiting:
        after: Iterable[str] = users.pop(waiting.pop(), ())
        new = [key for key in after if key not in gone]
        gone.update(new)
        waiting += new
    return tuple(measure for measure in edition.measures if measure.key not in gone)


def _lacks_input(
    edition: Edition, notebook: Notebook, measure: Measure, lost: Collection[str]
) -> bool:
    of = measure.of
    if of.measures is not None:
        return False
    if of.questions is None and notebook.lost_questions:
        return True
    tiers = [measure.where and measure.where.reaches, measure.among and measure.among.asked_at]
    if any(tier is not None and tier not in edition.tiers_by_key for tier in tiers):
        return True
    named = any(key not in edition.questions_by_key for key in of.questions or ())
    return named or any(q.key in lost for q in select_questions(edition, of))
