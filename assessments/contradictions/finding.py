"""All checks that need more than the answers: figures, register, proof, history."""

from collections.abc import Iterable
from datetime import date

from assessments.contradictions.indicators import Change, doubtful_changes
from assessments.contradictions.proof import doubtful_evidence
from assessments.contradictions.raised import doubtful_raises
from assessments.contradictions.shape import Doubt
from assessments.contradictions.systems import doubtful_systems
from assessments.dossier import EMPTY, Dossier
from maturity.engine.edition import Edition


def find_doubts(
    edition: Edition,
    changes: Iterable[Change],
    dossier: Dossier = EMPTY,
    today: date | None = None,
) -> tuple[Doubt, ...]:
    """In the edition's order of checks; `today` is the day proof is judged from."""
    found = [
        *doubtful_changes(edition, changes),
        *doubtful_systems(edition, dossier),
        *doubtful_evidence(edition, dossier, today),
        *doubtful_raises(edition, dossier),
    ]
    order = {check.key: place for place, check in enumerate(edition.checks)}
    return tuple(sorted(found, key=lambda doubt: order[doubt.check.key]))
