"""Where a simulated plant stands and what it makes. All shares here are ours, only plausible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from assessments.actions import Facts
from assessments.choices import Ownership, Production, Province, Sector, Size
from maturity.engine.edition import Edition

Name = TypeVar("Name", bound=str)

PROCESS_SECTORS = {
    Sector.FOOD,
    Sector.PAPER,
    Sector.PETROLEUM,
    Sector.CHEMICALS,
    Sector.PHARMACEUTICALS,
    Sector.MINERALS,
    Sector.STEEL,
    Sector.NON_FERROUS,
}
# Industry is denser on the coast; every other province counts 1.
PROVINCES = {
    Province.JIANGSU: 12,
    Province.GUANGDONG: 12,
    Province.ZHEJIANG: 10,
    Province.SHANDONG: 9,
    Province.ANHUI: 5,
    Province.HENAN: 5,
    Province.FUJIAN: 4,
    Province.HUBEI: 4,
    Province.SICHUAN: 4,
    Province.HEBEI: 4,
    Province.HUNAN: 3,
    Province.SHANGHAI: 3,
    Province.CHONGQING: 2,
    Province.JIANGXI: 2,
    Province.TIANJIN: 2,
    Province.BEIJING: 2,
    Province.TIBET: 0.1,
}
OWNERSHIP = {
    Ownership.PRIVATE: 60,
    Ownership.STATE: 18,
    Ownership.FOREIGN: 9,
    Ownership.JOINT: 6,
    Ownership.HONG_KONG: 5,
    Ownership.OTHER: 2,
}
# From the lowest standing to the highest: the higher, the larger.
SIZES = {Size.MICRO: (8, 0), Size.SMALL: (47, 5), Size.MEDIUM: (35, 25), Size.LARGE: (10, 70)}
MACHINES = {Size.MICRO: 4, Size.SMALL: 12, Size.MEDIUM: 40, Size.LARGE: 120}


def draw_facts(rng: np.random.Generator, *, name: str, standing: float) -> Facts:
    """`standing`: 0 at the lowest tier, 1 at the highest; below 0 for none."""
    sector = _choose(rng, dict.fromkeys(Sector, 1.0))
    process = sector in PROCESS_SECTORS and rng.random() < 0.85
    along = max(0.0, standing)
    sizes = {size: low + (high - low) * along for size, (low, high) in SIZES.items()}
    return Facts(
        name=name,
        sector=sector,
        production=Production.PROCESS if process else Production.DISCRETE,
        province=_choose(rng, {province: PROVINCES.get(province, 1) for province in Province}),
        size=_choose(rng, sizes),
        ownership=_choose(rng, OWNERSHIP),
    )


def draw_totals(edition: Edition, rng: np.random.Generator, facts: Facts) -> dict[str, int]:
    most = MACHINES[Size(facts.size)]
    return {total.key: 2 + int(most * rng.random() ** 2) for total in edition.totals}


def _choose(rng: np.random.Generator, shares: Mapping[Name, float]) -> Name:
    names, weights = list(shares), np.array(list(shares.values()), float)
    place = np.searchsorted(np.cumsum(weights), rng.random() * weights.sum(), side="right")
    return names[int(place)]
