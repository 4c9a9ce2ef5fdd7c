"""make bench: prints the table; with --write it also goes to docs/bench.md."""

import argparse
from datetime import date
from pathlib import Path

from scripts.bench.ground import throw_away_site
from scripts.bench.machine import machine_figures, machine_line
from scripts.bench.timing import Figure, table

TARGET = Path("docs/bench.md")
INTRODUCTION = """# What it costs

Written by `make bench WRITE=1` on {day}: {machine}.
Times are medians of processor time, taken in turns; wall clocks of shared machines drift. Compare
ratios between machines, not times: each stands beside a floor measured in the same run.
The stored assessments are simulated and then copied within the database; those two are wall clock,
and so are the people saving at once.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--write", action="store_true", help=f"also write {TARGET}")
    parser.add_argument("--plants", type=int, default=50_000, help="stored assessments to rescore")
    chosen = parser.parse_args()
    text = table(_figures(chosen.plants))
    print(text)
    if chosen.write:
        day = date.today().isoformat()
        head = INTRODUCTION.format(day=day, machine=machine_line())
        TARGET.write_text(f"{head}\n{text}\n", encoding="utf-8")


def _figures(plants: int) -> list[Figure]:
    from scripts.bench.engine import engine_figures
    from scripts.bench.stored import stored_figures

    figures = [*machine_figures(), *engine_figures()]
    with throw_away_site():
        from scripts.bench.pages import page_figures

        figures += page_figures()
        from scripts.bench.crowd import crowd_figures
        from scripts.bench.documents import document_figures

        figures += crowd_figures() + document_figures()
    return figures + (stored_figures(plants) if plants else [])


if __name__ == "__main__":
    main()
