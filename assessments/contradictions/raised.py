"""More answers raised after a result was seen than a visitor would believe."""

from assessments.contradictions.shape import About, Doubt
from assessments.dossier import Dossier
from maturity.engine.edition import Edition

RAISED_AFTER_RESULT = "raised_after_result"


def doubtful_raises(edition: Edition, dossier: Dossier) -> list[Doubt]:
    about = tuple(About("question", note.question) for note in dossier.raised)
    return [
        Doubt(check, about)
        for check in edition.checks
        if check.rule == RAISED_AFTER_RESULT and len(about) > (check.above or 0)
    ]
