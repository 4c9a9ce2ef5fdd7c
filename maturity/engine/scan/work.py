"""How much a search may do."""

from __future__ import annotations

from dataclasses import dataclass


class WorkDone(Exception):
    """The search has used up what it may."""


@dataclass(slots=True)
class Work:
    """Counted in answers looked at, not in time: the same sheet gives the same on any machine."""

    left: int

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise WorkDone
