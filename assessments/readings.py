"""The other readings of one set of answers: with every AI claim, after review, as proven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.models import Assessment
from assessments.sheet import Sheets
from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, read_scorecard, score


@dataclass(frozen=True, slots=True)
class Readings:
    """`reviewed` None: nobody reviewed. `proven` and `all_claims` None: stored before they were."""

    all_claims: Scorecard | None = None
    reviewed: Scorecard | None = None
    proven: Scorecard | None = None


NO_READINGS = Readings()


def readings_of(edition: Edition, sheets: Sheets, *, revision: int | None = None) -> Readings:
    return Readings(
        all_claims=score(edition, sheets.all_claims, revision=revision),
        reviewed=score(edition, sheets.reviewed, revision=revision) if sheets.reviewed else None,
        proven=score(edition, sheets.proven, revision=revision),
    )


def score_readings(edition: Edition, sheets: Sheets, *, revision: int) -> dict[str, Any]:
    """As Result.readings stores them."""
    made = readings_of(edition, sheets, revision=revision)
    cards = {"all_claims": made.all_claims, "reviewed": made.reviewed, "proven": made.proven}
    return {name: card.to_data() for name, card in cards.items() if card is not None}


def stored_readings(assessment: Assessment) -> Readings:
    """Of a submitted assessment, as they were that day."""
    stored: Mapping[str, Any] = assessment.result.readings
    return Readings(**{name: read_scorecard(card) for name, card in stored.items()})
