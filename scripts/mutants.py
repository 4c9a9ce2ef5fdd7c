"""python -m scripts.mutants [path ...]: one small change at a time; does some test notice?

The tests of the engine are collected once, from a copy of the tree. Each mutant lives in a forked
process, in which the code of one function is replaced, and runs them until the first fails.
"""

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from hypothesis import Phase

from scripts.mutations import Mutant, apply, mutants_of

ROOT = Path(__file__).parent.parent
SCORING = "binding checks compiled counting intervals measuring paths scorecard scorer selecting"
FILES = [f"scoring/{name}.py" for name in [*SCORING.split(), "states", "verdicts"]]
FILES += ["edition/questions.py", "edition/tiers.py", "gaps"]
PATHS = [f"maturity/engine/{name}" for name in FILES]
# Which tests notice a change in which folder.
SCORES = "scoring verdicts vectors worked_cases"
QUICK = {"scoring": SCORES, "edition": f"edition {SCORES}", "gaps": "gaps verdicts worked_cases"}
SLOW = dict.fromkeys(("scoring", "edition"), "properties_fillings properties")
OPTIONS = "-x --noconftest -p no:django -p no:playwright -p no:xdist"
OPTIONS += " -p no:cacheprovider -p no:terminal --assert=plain"
MEMORY = 2 * 2**30
RECENT = 12
SURVIVED = "survived: "


def main() -> None:
    options = _options()
    # What fails need not fail in the simplest way.
    hypothesis.settings.register_profile("brief", phases=[Phase.explicit, Phase.generate])
    hypothesis.settings.load_profile("brief")
    with tempfile.TemporaryDirectory(prefix="tidu-mutants-") as folder:
        tree = _copy(Path(folder))
        mutants = _chosen(tree, options)
        os.chdir(tree)
        sys.path.insert(0, str(tree))
        trial = Trial(tree, mutants, quick=options.quick)
        status = int(pytest.main([*OPTIONS.split(), *trial.files()], plugins=[trial]))
        if trial.is_child:
            sys.stdout.flush()
            os._exit(status)
        if not trial.is_sound:
            sys.exit(1)
        _print_table(tree, mutants, trial.survivors)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=PATHS)
    parser.add_argument("--sample", type=int, help="only so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--again", type=Path, help="only what this earlier output has as survivors")
    parser.add_argument("--quick", action="store_true", help="without the generated editions")
    return parser.parse_args()


def _chosen(tree: Path, options: argparse.Namespace) -> list[Mutant]:
    mutants = [m for path in _files(tree, options.paths) for m in mutants_of(path)]
    if options.again:
        mutants = _still_there(tree, mutants, options.again.read_text(encoding="utf-8"))
    if not options.sample:
        return mutants
    chosen = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))  # noqa: S311
    return [mutant for mutant in mutants if mutant in chosen]


def _still_there(tree: Path, mutants: list[Mutant], earlier: str) -> list[Mutant]:
    """A line that has changed since is named, lest its mutants be taken for noticed."""
    told = {mutant: f"{SURVIVED}{_told(mutant, tree)}" for mutant in mutants}
    lines = [line for line in earlier.splitlines() if line.startswith(SURVIVED)]
    for line in sorted(set(lines).difference(told.values())):
        print(f"not among these files as it was: {line.removeprefix(SURVIVED)}", flush=True)
    return [mutant for mutant in mutants if told[mutant] in lines]


def _copy(folder: Path) -> Path:
    for name in ("maturity", "seeds", "tests"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def _files(tree: Path, paths: list[str]) -> Iterator[Path]:
    for path in paths:
        found = tree / path
        yield from sorted(found.rglob("*.py")) if found.is_dir() else [found]


class Trial:
    """A plugin of pytest: forks where the tests would run, once for each mutant."""

    def __init__(self, tree: Path, mutants: list[Mutant], *, quick: bool) -> None:
        self.tree, self.mutants, self.survivors = tree, mutants, list[Mutant]()
        self.is_child = self.is_changed = False
        self.is_sound = False
        # What noticed the last changes is tried first; a child tells it through the pipe.
        self.killers: dict[str, None] = {}
        self.pipe = os.pipe()
        self.tests: dict[str, list[str]] = {}
        for folder in {_folder(mutant) for mutant in mutants}:
            names = QUICK[folder].split() + ([] if quick else SLOW.get(folder, "").split())
            found = [sorted((tree / "tests").glob(f"test_{name}*.py")) for name in names]
            self.tests[folder] = list(dict.fromkeys(str(path) for paths in found for path in paths))

    def files(self) -> set[str]:
        return {path for paths in self.tests.values() for path in paths}

    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """None lets the tests run: in a child."""
        for folder in self.tests:
            limit = 600
            for mutant in [None, *(m for m in self.mutants if _folder(m) == folder)]:
                child = os.fork()
                if child == 0:
                    self._become_child(session, folder, mutant, limit)
                    return None
                _, status, used = os.wait4(child, 0)
                if mutant is None:
                    if status:
                        return True
                    limit = int(2 * used.ru_utime) + 5
                elif status:
                    self._learn()
                else:
                    self.survivors.append(mutant)
                    print(f"{SURVIVED}{_told(mutant, self.tree)}", flush=True)
        self.is_sound = True
        return True

    def _become_child(
        self, session: pytest.Session, folder: str, mutant: Mutant | None, limit: int
    ) -> None:
        self.is_child = True
        # A loop without end is ended by the system, whatever else the machine is doing.
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        self.is_changed = mutant is not None
        if mutant is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            apply(mutant)
        places = {path: place for place, path in enumerate(self.tests[folder])}
        wanted = [item for item in session.items if str(item.path) in places]
        wanted.sort(key=lambda item: places[str(item.path)])
        recent = list(reversed(self.killers))[:RECENT]
        by_key = {item.nodeid: item for item in wanted}
        session.items[:] = dict.fromkeys([*(by_key[k] for k in recent if k in by_key), *wanted])

    def _learn(self) -> None:
        os.write(self.pipe[1], b"\n")
        killer = os.read(self.pipe[0], 65536).decode().strip()
        if killer:
            self.killers.pop(killer, None)
            self.killers[killer] = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and self.is_changed:
            os.write(self.pipe[1], report.nodeid.encode())
        elif report.failed:
            print(f"fails without any change: {report.nodeid}")


def _folder(mutant: Mutant) -> str:
    return mutant.path.parent.name


def _told(survivor: Mutant, tree: Path) -> str:
    line = survivor.path.read_text(encoding="utf-8").splitlines()[survivor.line - 1].strip()
    return f"{survivor.path.relative_to(tree)}:{survivor.line}: {survivor.what}    | {line}"


def _print_table(tree: Path, mutants: list[Mutant], survivors: list[Mutant]) -> None:
    print(f"{'file':45} {'mutants':>8} {'killed':>8} {'survived':>8}")
    made, left = Counter(m.path for m in mutants), Counter(m.path for m in survivors)
    for path, number in made.items():
        print(_row(str(path.relative_to(tree)), number, left[path]))
    print(_row("together", len(mutants), len(survivors)))


def _row(name: str, made: int, survived: int) -> str:
    return f"{name:45} {made:8} {made - survived:8} {survived:8}"


if __name__ == "__main__":
    main()
