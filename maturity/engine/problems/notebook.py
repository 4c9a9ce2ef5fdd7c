"""Where checks write down what they find."""

from __future__ import annotations

from maturity.engine.edition import Problem


class Notebook:
    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def error(self, place: str, message: str) -> None:
        self._found[Problem("error", place, message)] = None

    def warn(self, place: str, message: str) -> None:
        self._found[Problem("warning", place, message)] = None

    @property
    def has_errors(self) -> bool:
        return any(problem.severity == "error" for problem in self._found)

    def sorted(self) -> list[Problem]:
        return sorted(self._found, key=lambda problem: problem.severity == "warning")
