"""Where checks write down what they find."""

from __future__ import annotations

from collections.abc import Collection

from maturity.engine.edition import Problem


class Notebook:
    """`unread`: keys of entries that the reader of the file could not read in full. They are
    named already, and what is missing of them is no fault of what refers to them.
    `lost_questions`: some could not be read at all."""

    def __init__(self, unread: Collection[str] = (), *, lost_questions: bool = False) -> None:
        self._found: dict[Problem, None] = {}
        self.unread = frozenset(unread)
        self.lost_questions = lost_questions

    def error(self, place: str, message: str) -> None:
        self._found[Problem("error", place, message)] = None

    def warn(self, place: str, message: str) -> None:
        self._found[Problem("warning", place, message)] = None

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self._found if problem.severity == "error"]

    @property
    def error_places(self) -> set[str]:
        return {problem.place for problem in self.errors}

    def sorted(self) -> list[Problem]:
        return sorted(self._found, key=lambda problem: problem.severity == "warning")
