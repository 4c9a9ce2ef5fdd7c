"""python -m scripts.mutants [path ...]: one small change at a time; does some test notice?

Each mutant lives in a forked process of its own, which imports a copy of the tree with one module
changed and runs the tests of the engine until the first fails. Nothing on disk is changed.
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
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from hypothesis import Phase

from scripts.mutations import Mutant, mutants_of, mutated

ROOT = Path(__file__).parent.parent
SCORING = (
    "binding checks compiled counting intervals measuring paths scorer selecting states verdicts"
)
PATHS = [f"maturity/engine/scoring/{name}.py" for name in SCORING.split()]
PATHS.append("maturity/engine/gaps")
# Which tests notice a change in which folder.
QUICK = {"scoring": "scoring verdicts vectors worked_cases", "gaps": "gaps verdicts worked_cases"}
SLOW = {"scoring": "properties_fillings properties"}
OPTIONS = "-x --noconftest -p no:django -p no:playwright -p no:xdist"
OPTIONS += " -p no:cacheprovider -p no:terminal"
MEMORY = 2 * 2**30


class Changed(MetaPathFinder, Loader):
    """Gives one module its changed source."""

    def __init__(self, mutant: Mutant, tree: Path) -> None:
        parts = mutant.path.relative_to(tree).with_suffix("").parts
        self.name = ".".join(part for part in parts if part != "__init__")
        self.mutant = mutant

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        is_package = self.mutant.path.name == "__init__.py"
        return spec_from_loader(name, self, is_package=is_package)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(mutated(self.mutant), self.mutant.path, "exec"), module.__dict__)  # noqa: S102


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="tidu-mutants-") as folder:
        tree = _copy(Path(folder))
        mutants = [m for path in _files(tree, options.paths) for m in mutants_of(path)]
        if options.sample:
            chosen = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))  # noqa: S311
            mutants = [mutant for mutant in mutants if mutant in chosen]
        os.chdir(tree)
        sys.path.insert(0, str(tree))
        folders = {mutant.path.parent.name for mutant in mutants}
        trials = {name: Trial(name, tree, quick=options.quick) for name in folders}
        survivors = [m for m in mutants if trials[m.path.parent.name].passes(m) and _told(m, tree)]
        _print_table(tree, mutants, survivors)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=PATHS)
    parser.add_argument("--sample", type=int, help="only so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true", help="without the generated editions")
    return parser.parse_args()


def _copy(folder: Path) -> Path:
    for name in ("maturity", "seeds", "tests"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def _files(tree: Path, paths: list[str]) -> Iterator[Path]:
    for path in paths:
        found = tree / path
        yield from sorted(found.rglob("*.py")) if found.is_dir() else [found]


class Trial:
    """The tests of one folder, and how many processor seconds they may take."""

    def __init__(self, folder: str, tree: Path, *, quick: bool) -> None:
        names = QUICK[folder].split() + ([] if quick else SLOW.get(folder, "").split())
        found = [sorted((tree / "tests").glob(f"test_{name}*.py")) for name in names]
        self.tests = [str(path) for paths in found for path in paths]
        self.tree, self.limit = tree, 600
        if not self.passes(None):
            sys.exit(f"the tests of {folder} fail without any change")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.limit = int(2 * (used.ru_utime + used.ru_stime)) + 5

    def passes(self, mutant: Mutant | None) -> bool:
        child = os.fork()
        if child == 0:
            self._be_child(mutant)
        return os.waitpid(child, 0)[1] == 0

    def _be_child(self, mutant: Mutant | None) -> None:
        # A loop without end is ended by the system, whatever else the machine is doing.
        resource.setrlimit(resource.RLIMIT_CPU, (self.limit, self.limit))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        # What fails need not fail in the simplest way.
        hypothesis.settings.register_profile("brief", phases=[Phase.explicit, Phase.generate])
        hypothesis.settings.load_profile("brief")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if mutant is not None:
            sys.meta_path.insert(0, Changed(mutant, self.tree))
        status = 1
        try:
            status = int(pytest.main([*OPTIONS.split(), *self.tests]))
        finally:
            os._exit(status)


def _told(survivor: Mutant, tree: Path) -> bool:
    line = survivor.path.read_text(encoding="utf-8").splitlines()[survivor.line - 1].strip()
    place = f"{survivor.path.relative_to(tree)}:{survivor.line}"
    print(f"survived: {place}: {survivor.what}    | {line}", flush=True)
    return True


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
