"""How times are taken, and the table they end in.

Wall clocks drift on shared machines: figures are medians of processor time with the acts taking
turns, and beside each stands a floor taken in the same run. Only ratios compare machines.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table. `floor` names what was measured beside it; `holds` None: no bound."""

    name: str
    value: str
    floor: str = ""
    ratio: float | None = None
    bound: str = ""
    holds: bool | None = None


def medians(acts: dict[str, Act], rounds: int = 30) -> dict[str, float]:
    """Seconds of processor time, the acts taking turns after one warming call each."""
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        act()
    for _ in range(rounds):
        for name, act in acts.items():
            spent[name].append(timed(act))
    return {name: median(times) for name, times in spent.items()}


def timed(act: Act) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


def seconds(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 1 else f"{value:.2f} s"


def table(figures: Iterable[Figure]) -> str:
    """Markdown that also reads well in a terminal."""
    head = ("what", "measured", "floor of the same run", "ratio", "bound", "holds")
    rows = [head, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(r, widths, strict=True)) for r in rows
    ]
    rule = " | ".join("-" * width for width in widths)
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:]))


def _cells(figure: Figure) -> tuple[str, ...]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    holds = {None: "", True: "yes", False: "NO"}[figure.holds]
    return (figure.name, figure.value, figure.floor, ratio, figure.bound, holds)
