"""What is compared: one assessment as it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, Sheet

# What each movement is called when the two assessments change places.
MIRRORED = {
    "rose": "fell",
    "fell": "rose",
    "nearer": "farther",
    "farther": "nearer",
    "asked_anew": "no_longer_asked",
    "no_longer_asked": "asked_anew",
    "given": "withdrawn",
    "withdrawn": "given",
    "counted": "counted",
    "otherwise": "otherwise",
    "same": "same",
}


@dataclass(frozen=True, slots=True)
class Side:
    edition: Edition
    sheet: Sheet
    card: Scorecard


def is_comparable(older: Side, newer: Side) -> bool:
    """Keys mean the same inside one rubric only."""
    return older.edition.rubric == newer.edition.rubric


def is_one_edition(older: Side, newer: Side) -> bool:
    return older.edition is newer.edition or older.edition.checksum == newer.edition.checksum
