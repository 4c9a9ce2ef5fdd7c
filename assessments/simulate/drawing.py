"""Plants with their answers, drawn until each stands where it was meant to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessments.actions import Facts
from assessments.simulate.answers import GivenRow, given_rows
from assessments.simulate.facts import draw_facts, draw_totals
from assessments.simulate.frame import Frame, frame_of
from assessments.simulate.latent import (
    NOT_APPLICABLE,
    OPENNESS,
    Depths,
    Maker,
    draw_depths,
)
from assessments.simulate.mix import aims_of
from maturity.engine.bulk import score_many
from maturity.engine.edition import Edition
from maturity.engine.scoring.sheet import PLANT_TYPES

TOGETHER = 5_000
ROUNDS = 14
SHIFT = 0.2

States = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class DrawnPlant:
    """`number` from 1 on; `aim` is the rank of the tier it was drawn for."""

    number: int
    aim: int
    facts: Facts
    totals: dict[str, int]
    answers: tuple[GivenRow, ...]


def draw_plants(edition: Edition, plants: int, seed: int) -> Iterator[DrawnPlant]:
    """The same plants for the same edition, number and seed."""
    rng = np.random.default_rng(seed)
    frame = frame_of(edition)
    aims = rng.permutation(np.array(aims_of(edition, plants), np.int64))
    for start in range(0, plants, TOGETHER):
        yield from _some(frame, rng, aims[start : start + TOGETHER], start + 1)


def _some(
    frame: Frame, rng: np.random.Generator, aims: NDArray[np.int64], first: int
) -> Iterator[DrawnPlant]:
    top = max(len(frame.edition.tiers) - 1, 1)
    facts = [
        draw_facts(rng, name=f"Simulated plant {first + i:05d}", standing=aim / top)
        for i, aim in enumerate(aims.tolist())
    ]
    totals = [draw_totals(frame.edition, rng, fact) for fact in facts]
    states = _meant(frame, rng, aims, facts)
    drawn = rng.random((2, *states.shape))
    for i, fact in enumerate(facts):
        rows = given_rows(frame, states[i].tolist(), totals[i], drawn[:, i].tolist())
        yield DrawnPlant(first + i, int(aims[i]), fact, totals[i], tuple(rows))


def _meant(
    frame: Frame, rng: np.random.Generator, aims: NDArray[np.int64], facts: list[Facts]
) -> States:
    """Drawn anew, a little better or worse, as long as the score is another tier than meant."""
    states = np.zeros((len(aims), len(frame.questions)), np.uint16)
    shift = np.zeros(len(aims))
    pending = np.arange(len(aims))
    for trial in range(ROUNDS):
        some = [facts[i] for i in pending.tolist()]
        pull = min(1.0, 0.93 + 0.01 * trial)
        drawn = _draw(frame, rng, aims[pending], shift[pending], some, pull)
        states[pending] = drawn
        many = score_many(frame.edition, drawn, provinces=[fact.province or None for fact in some])
        off = np.sign(aims[pending] - many.strict.tier)
        shift[pending] += SHIFT * off
        pending = pending[off != 0]
        if not len(pending):
            break
    return states


def _draw(
    frame: Frame,
    rng: np.random.Generator,
    aims: NDArray[np.int64],
    shift: NDArray[np.float64],
    facts: list[Facts],
    pull: float,
) -> States:
    types = np.array([fact.production for fact in facts])
    maker = Maker(aims, shift, {type_: types == type_ for type_ in PLANT_TYPES})
    return _states(frame, rng, draw_depths(frame, rng, maker, pull), maker)


def _states(frame: Frame, rng: np.random.Generator, depths: Depths, maker: Maker) -> States:
    absent = (rng.random(depths.shape) < NOT_APPLICABLE) & frame.may_not_apply
    shares = np.array([share for share, _ in OPENNESS])
    open_share = rng.choice([part for _, part in OPENNESS], size=len(depths), p=shares)
    is_open = rng.random(depths.shape) < open_share[:, None]
    states = np.empty(depths.shape, np.uint16)
    for asked in frame.questions:
        column = np.array(frame.states[asked.index])[depths[:, asked.index]]
        column = np.where(absent[:, asked.index], asked.not_applicable, column)
        column = np.where(is_open[:, asked.index], asked.open, column)
        for type_, those in maker.is_of_type.items():
            if not asked.question.is_asked_of(type_):
                column = np.where(those, asked.not_asked, column)
        states[:, asked.index] = column
    return states
