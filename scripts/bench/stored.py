"""`rescore` of many stored assessments, on SQLite and on PostgreSQL, each in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from scripts.bench.timing import Figure, seconds

LIMIT = 30.0
# So many of the assessments are copies of one another: writing them one by one takes minutes.
COPIES = 20


def stored_figures(plants: int) -> list[Figure]:
    here = [sys.executable, "-m", "scripts.bench.stored", str(plants)]
    lite = _run(here, {})
    postgres = _run(["scripts/with_postgres.sh", *here], {"BENCH_DATABASE": "1"})
    return [_figure("SQLite", plants, lite), _figure("PostgreSQL", plants, postgres)]


def _run(command: list[str], more: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(
        command, env={**os.environ, **more}, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _figure(name: str, plants: int, took: dict[str, float]) -> Figure:
    return Figure(
        f"rescore of {plants:,} stored assessments, {name}",
        seconds(took["rescore"]),
        f"only reading the rows {seconds(took['rows'])}",
        took["rescore"] / took["rows"],
        f"under {LIMIT:.0f} s",
        took["rescore"] < LIMIT,
    )


def measure(plants: int) -> dict[str, float]:
    """Wall clock, because a database of its own process does part of the work."""
    import time

    from django.core.management import call_command

    from assessments.models import Answer, Assessment
    from assessments.rescore import rescore
    from maturity.models import Edition
    from maturity.publishing import engine_edition
    from scripts.bench.copies import multiply

    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        call_command("simulate", plants=plants // COPIES, seed=1, open=True, stdout=nowhere)
    multiply(COPIES)
    if Assessment.objects.count() != plants:
        raise RuntimeError("not as many assessments as were asked for")
    edition = engine_edition(Edition.objects.current().get().pk)
    begin = time.perf_counter()
    names = ("assessment_id", "question", "option", "not_applicable", "count", "of")
    for _row in Answer.objects.values_list(*names).iterator(chunk_size=20_000):
        pass
    rows = time.perf_counter() - begin
    begin = time.perf_counter()
    rescore(Assessment.objects.all(), edition)
    return {"rows": rows, "rescore": time.perf_counter() - begin}


if __name__ == "__main__":
    from scripts.bench.ground import throw_away_site

    with throw_away_site(with_demo=False):
        print(json.dumps(measure(int(sys.argv[1]))))
