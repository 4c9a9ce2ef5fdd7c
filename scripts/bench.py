"""make bench: medians and ratios of one run, against a floor measured in the same run.

Wall clocks drift on shared machines, so each figure is a median of interleaved rounds and only
ratios and processor time are worth comparing between machines.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROUNDS = 30
Act = Callable[[], object]


@contextmanager
def throw_away_site() -> Iterator[None]:
    """A database of its own with the national edition and the demo."""
    with tempfile.TemporaryDirectory(prefix="tidu-bench-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="config.settings",
            TIDU_SQLITE_FILE=str(Path(folder) / "bench.sqlite3"),
            TIDU_SECRET_KEY="only-for-the-bench-" + "x" * 40,
            TIDU_INSECURE_HTTP="1",
            TIDU_PLAIN_STATIC="1",
            TIDU_ALLOWED_HOSTS="testserver",
            TIDU_LOG_LEVEL="ERROR",
        )
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            call_command("load_rubric", "seeds/smart-factory-2025", "--publish", stdout=nowhere)
            call_command("demo", stdout=nowhere)
        yield


def medians(acts: dict[str, Act], rounds: int = ROUNDS) -> dict[str, float]:
    """Milliseconds of processor time, the acts taking turns."""
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        act()
    for _ in range(rounds):
        for name, act in acts.items():
            begin = time.process_time()
            act()
            spent[name].append((time.process_time() - begin) * 1000)
    return {name: median(times) for name, times in spent.items()}


def queries_of(act: Act) -> int:
    from tests.queries import counted

    return len(counted(act))


def line(name: str, value: str, bound: str) -> None:
    print(f"{name:44} {value:>18}   {bound}")


def main() -> None:
    with throw_away_site():
        from scripts.bench_acts import acts_of_the_site

        acts, counts = acts_of_the_site()
        took = medians(acts)
        floor = took["bare view"] + took["stock crispy form"]
        for name, value in took.items():
            line(name, f"{value:.2f} ms", "")
        line(
            "question page / (bare view + crispy)",
            f"{took['question page'] / floor:.2f}",
            "at most 4",
        )
        line("scorecard", f"{took['scorecard']:.2f} ms", "under 2 ms of processor time")
        line("standard PDF, warm", f"{took['standard PDF'] / 1000:.3f} s", "under 0.5 s")
        for name, (act, bound) in counts.items():
            line(f"queries: {name}", str(queries_of(act)), f"at most {bound}")


if __name__ == "__main__":
    main()
