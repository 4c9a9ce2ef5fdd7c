"""What is wrong with a rubric, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    severity: Severity
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.place}: {self.message}" if self.place else self.message


class EditionError(ValueError):
    """The data are not of the shape of a rubric; every place is named, the first in the message."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        more = len(self.problems) - 1
        self.place = first.place
        self.message = first.message
        super().__init__(
            f"{first.place}: {first.message}" + (f" (and {more} more)" if more else "")
        )
