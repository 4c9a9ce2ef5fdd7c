"""What a contradiction is about."""

from dataclasses import dataclass
from typing import Literal

from maturity.engine.edition import Check

AboutKind = Literal["indicator", "question", "system", "instance", "evidence"]


@dataclass(frozen=True, slots=True)
class About:
    """An indicator or question of the edition by its key; a system, instance or piece of evidence
    by its number, with the name it has in the dossier."""

    kind: AboutKind
    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    check: Check
    about: tuple[About, ...]
