"""What every entry of a rubric may carry: where it comes from and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maturity.engine.edition.text import Text

BasisWord = Literal["official", "secondary", "inferred", "ours"]
PlantType = Literal["discrete", "process"]


@dataclass(frozen=True, slots=True)
class Basis:
    """One word for the whole entry, or one for each named field of it."""

    word: BasisWord | None = None
    by_field: tuple[tuple[str, BasisWord], ...] = ()

    def of(self, field: str) -> BasisWord | None:
        return dict(self.by_field).get(field, self.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    basis: Basis | None = None
    source: str | None = None
    summary: Text | None = None

    def basis_of(self, field: str) -> BasisWord | None:
        return self.basis.of(field) if self.basis else None
