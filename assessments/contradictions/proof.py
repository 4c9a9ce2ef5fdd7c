"""Evidence too fresh or too old for what it is to prove."""

from __future__ import annotations

from datetime import date

from assessments.contradictions.shape import About, Doubt
from assessments.dossier import Dossier, EvidenceNote
from maturity.engine.edition import Check, Edition

EVIDENCE_DATES = "evidence_dates"


def doubtful_evidence(edition: Edition, dossier: Dossier, today: date | None = None) -> list[Doubt]:
    """Judged from `today`, the real one where none is given."""
    found = []
    for check in edition.checks:
        if check.rule == EVIDENCE_DATES:
            about = tuple(
                About("evidence", str(piece.id), piece.title)
                for piece in dossier.evidence
                if piece.dated and _is_doubtful(check, dossier, piece, today or date.today())
            )
            found += [Doubt(check, about)] if about else []
    return found


def _is_doubtful(check: Check, dossier: Dossier, piece: EvidenceNote, today: date) -> bool:
    dated = date.fromisoformat(piece.dated)
    if check.years is not None and dated < _years_before(today, check.years):
        return True
    months = (one.live_since for one in dossier.instances if one.id in piece.instances)
    starts = (date.fromisoformat(f"{month}-01") for month in months if month)
    return check.days is not None and any((dated - start).days < check.days for start in starts)


def _years_before(day: date, years: int) -> date:
    """29 February counts as 28 in a year that has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
