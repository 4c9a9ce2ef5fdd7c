"""Correlated depths: a plant is as good as it is, better here than there, with some noise."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assessments.simulate.frame import Frame, Mask, Needed

Depths = NDArray[np.int64]
Floats = NDArray[np.float64]

# Ours: nothing is published about the spread of answers within a tier. From below all tiers to
# the highest; a rubric with another number of tiers takes what lies between.
MATURITY = (-1.9, -0.9, 0.1, 1.1, 2.2)
IN_USE = (0.05, 0.2, 0.4, 0.65, 0.85)
# Reported: AI in over 45 % of the scenarios of excellence plants, 70 % of leading ones.
WITH_AI = (0.03, 0.08, 0.18, 0.5, 0.78)
SPREAD, OF_A_GROUP, NOISE = 0.4, 0.35, 0.6
NOT_APPLICABLE = 0.04
OPENNESS = ((0.6, 0.0), (0.3, 0.015), (0.1, 0.05))


class Maker(NamedTuple):
    """What a plant is before its answers; arrays with one place a plant."""

    aims: NDArray[np.int64]  # rank of the tier, -1 for none
    shift: Floats  # found by trial: what keeps the plant at its tier
    is_of_type: dict[str, Mask]


def draw_depths(frame: Frame, rng: np.random.Generator, maker: Maker, pull: float) -> Depths:
    """`pull`: how likely a plant has done what its tier asks for, where it may also not have."""
    plants, questions = len(maker.aims), len(frame.questions)
    level = _by_tier(frame, MATURITY)[maker.aims + 1] + maker.shift
    plant = level + rng.normal(0, SPREAD, plants)
    found = np.repeat(plant[:, None], questions, axis=1)
    for numbers in frame.groups:
        found += rng.normal(0, OF_A_GROUP, (plants, int(numbers.max()) + 1))[:, numbers]
    found += rng.normal(0, NOISE, (plants, questions))
    depths = np.minimum((frame.rows / (1 + np.exp(-found))).astype(np.int64), frame.rows - 1)
    done = frame.sure | (rng.random((plants, questions)) < pull)
    depths = np.where(done, np.maximum(depths, frame.floors[maker.aims + 1]), depths)
    if frame.is_scenario.any():
        depths = _scenarios(frame, rng, maker, found - level[:, None], depths)
    return depths


def _by_tier(frame: Frame, known: tuple[float, ...]) -> Floats:
    ranks = len(frame.edition.tiers)
    places = np.linspace(0, len(known) - 1, ranks + 1)
    return np.interp(places, np.arange(len(known)), known)


def _scenarios(
    frame: Frame, rng: np.random.Generator, maker: Maker, peculiar: Floats, depths: Depths
) -> Depths:
    """Depths 0 to 3: none, planned, in use, in use with AI."""
    share = np.clip(_by_tier(frame, IN_USE)[maker.aims + 1] + maker.shift * 0.1, 0.02, 0.97)
    leaning = np.log(share / (1 - share))[:, None] + peculiar + _typical(frame, maker)
    drawn = rng.random(leaning.shape)
    use = drawn < 1 / (1 + np.exp(-leaning))
    planned = drawn < 1 / (1 + np.exp(-leaning - 1))
    ai_share = _by_tier(frame, WITH_AI)[maker.aims + 1][:, None]
    with_ai = rng.random(leaning.shape) < ai_share * np.exp(peculiar * 0.15)
    chosen = np.where(use, np.where(with_ai, 3, 2), np.where(planned, 1, 0))
    depths = np.where(frame.is_scenario, chosen, depths)
    _build_on(frame, rng, depths)
    for needed in frame.needed:
        _reach_number(frame, rng, depths, np.flatnonzero(maker.aims >= needed.rank), needed)
    return depths


def _typical(frame: Frame, maker: Maker) -> Floats:
    """Where a scenario is typical of one type of plant, the other has it less often."""
    found = np.zeros((len(maker.aims), len(frame.questions)))
    for asked in frame.questions:
        key = asked.question.scenario_key
        typical = frame.edition.scenario(key).typical_of if key else ()
        if typical:
            fits = np.any([maker.is_of_type[type_] for type_ in typical], axis=0)
            found[:, asked.index] = np.where(fits, 0.4, -0.8)
    return found


def _build_on(frame: Frame, rng: np.random.Generator, depths: Depths) -> None:
    """What a scenario builds on is mostly there: else it is only planned, or has no AI."""
    for building in frame.builds_on:
        bearing = building.bearing[depths[:, building.question]]
        falls = ~bearing & (rng.random(len(depths)) < 0.85)
        most = 2 if building.for_ai else 1
        column = depths[:, building.scenario]
        depths[:, building.scenario] = np.where(falls, np.minimum(column, most), column)


def _reach_number(
    frame: Frame,
    rng: np.random.Generator,
    depths: Depths,
    rows: NDArray[np.intp],
    needed: Needed,
) -> None:
    """Where too few answers carry the tag, some more get the first row that does."""
    columns = np.array(needed.questions)
    first = [_first_with(frame, index, needed.tag) for index in needed.questions]
    least = np.array([depth if depth is not None else 99 for depth in first])
    carrying = (depths[np.ix_(rows, columns)] >= least).sum(axis=1)
    for row in rows[carrying < needed.number].tolist():
        lacking = columns[(depths[row, columns] < least) & (least < 99)]
        chosen = rng.permutation(lacking)[: needed.number]
        for index in chosen.tolist():
            depths[row, index] = least[needed.questions.index(index)]


def _first_with(frame: Frame, index: int, tag: str) -> int | None:
    options = frame.questions[index].options
    return next(
        (d for d, state in enumerate(frame.states[index]) if tag in options[state].tags), None
    )
