"""What this machine does in the same minute: the floor under every other figure."""

import os
import platform
import time

from scripts.bench.timing import Figure, medians, seconds, timed


def machine_figures() -> list[Figure]:
    took = medians({"loop": _loop, "arrays": _arrays}, rounds=9)
    return [
        Figure("machine: 1,000,000 additions in Python", seconds(took["loop"])),
        Figure("machine: 10,000,000 additions as arrays", seconds(took["arrays"])),
        Figure("machine: wall clock / processor time of that loop", f"{_drift():.2f}"),
    ]


def machine_line() -> str:
    python, system = platform.python_version(), platform.system()
    return f"{os.cpu_count()} processors, {system} {platform.machine()}, Python {python}"


def _loop() -> int:
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def _arrays() -> int:
    import numpy

    return int(numpy.arange(10_000_000, dtype=numpy.int64).sum())


def _drift() -> float:
    """Well above 1: something else is running, and the other figures suffer from it."""
    begin = time.perf_counter()
    spent = timed(lambda: [_loop() for _ in range(10)])
    return (time.perf_counter() - begin) / spent
