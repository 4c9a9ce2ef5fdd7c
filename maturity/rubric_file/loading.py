"""A rubric from one file, or from a folder whose files are joined section by section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maturity.engine.edition import Edition, Problem
from maturity.engine.edition.reader import UNREAD
from maturity.rubric_file.bounded import read_at_most
from maturity.rubric_file.reading import LARGEST_FILE, Document, Fault, read_document

SUFFIXES = (".yaml", ".yml")


class RubricFileError(ValueError):
    """Not a rubric: every problem with its place, which names file and line where known."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.place}: {p.message}" for p in self.problems))


@dataclass(frozen=True, slots=True)
class RubricFile:
    """`faults`: what does not fit a rubric file, whatever it says; UNREAD stands in its place."""

    data: dict[str, Any]
    lines: dict[str, tuple[str, int]]
    faults: list[Problem] = field(default_factory=list)

    def locate(self, place: str) -> str:
        """`tiers.yaml:12` for the place itself or the nearest one around it, else empty."""
        while place:
            if place in self.lines:
                file, line = self.lines[place]
                return f"{file}:{line}"
            place = re.sub(r"(\.|\A)[^.\[]*\Z|\[[0-9]+\]\Z", "", place, count=1)
        return ""

    def located(self, problem: Problem) -> Problem:
        where = self.locate(problem.place)
        place = f"{where}: {problem.place}" if where else problem.place
        return Problem(problem.severity, place, problem.message)

    def edition(self) -> Edition:
        """Raises RubricFileError where the data are not of the shape of a rubric."""
        edition, reader = Edition.read(self.data)
        told = [*self.faults, *(self.located(problem) for problem in reader.problems)]
        if told or not isinstance(edition, Edition):
            raise RubricFileError(told)
        return edition


def load_edition(path: Path | str) -> Edition:
    """Raises RubricFileError, or OSError where nothing can be read."""
    return load_rubric_file(path).edition()


def load_rubric_file(path: Path | str) -> RubricFile:
    """With its faults; raises RubricFileError where a whole file of it cannot be read, or
    OSError where nothing can."""
    path = Path(path)
    files = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES) if path.is_dir() else [path]
    if not files:
        raise RubricFileError([Problem("error", str(path), "holds no .yaml file")])
    joined = RubricFile({}, {})
    is_whole = True
    for file in files:
        document = read_document(read_at_most(file, LARGEST_FILE))
        joined.faults.extend(_problem(file.name, fault) for fault in document.faults)
        if isinstance(document.data, dict):
            _join(joined, file.name, document)
            continue
        is_whole = False
        if document.data is not UNREAD:
            joined.faults.append(Problem("error", f"{file.name}:1", "must be a map of sections"))
    if not is_whole:
        raise RubricFileError(joined.faults)
    return joined


def _problem(name: str, fault: Fault) -> Problem:
    place = f": {fault.place}" if fault.place else ""
    return Problem("error", f"{name}:{fault.line}{place}", fault.message)


def _join(joined: RubricFile, name: str, document: Document) -> None:
    """Lists of one name grow in the order of the files; anything else may stand only once."""
    shifts: dict[str, int] = {}
    for section, value in document.data.items():
        already = joined.data.get(section)
        if isinstance(already, list) and isinstance(value, list):
            shifts[section] = len(already)
            already.extend(value)
        elif section in joined.data:
            place = f"{name}:{document.lines.get(section, 1)}: {section[:80]}"
            joined.faults.append(Problem("error", place, "is given in another file already"))
        else:
            joined.data[section] = value
    for place, line in document.lines.items():
        joined.lines.setdefault(_shifted(place, shifts), (name, line))


def _shifted(place: str, shifts: dict[str, int]) -> str:
    match = re.match(r"([^.\[]+)\[([0-9]+)\]", place)
    if match is None or match[1] not in shifts:
        return place
    return f"{match[1]}[{int(match[2]) + shifts[match[1]]}]{place[match.end() :]}"
