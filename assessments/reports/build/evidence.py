"""The index of evidence: what there is, for what, until when it holds. No contents."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.dossier import EvidenceNote
from assessments.reports.build.conditions import question_text
from assessments.reports.build.instances import in_order, label_of
from assessments.reports.build.source import Source
from assessments.reports.report import EvidenceRow

DIGITS = 12  # of a file's SHA-256, enough to tell files apart


def evidence_rows(source: Source) -> tuple[EvidenceRow, ...]:
    """Instances in the order of the register, then questions in the order of the edition."""
    instances = {note.id: place for place, note in enumerate(in_order(source))}
    questions = {question.key: place for place, question in enumerate(source.edition.all_questions)}
    labels = {note.id: label_of(source, note) for note in source.facts.dossier.instances}

    def first_use(piece: EvidenceNote) -> tuple[int, int, str, int]:
        put_to = [instances[key] for key in piece.instances if key in instances]
        asked = [questions.get(key, len(questions)) for key in piece.questions]
        return (
            min(put_to, default=len(instances)),
            min(asked, default=len(questions)),
            piece.title,
            piece.id,
        )

    ordered = sorted(source.facts.dossier.evidence, key=first_use)
    return tuple(_row(source, number, one, labels) for number, one in enumerate(ordered, start=1))


def _row(source: Source, number: int, piece: EvidenceNote, labels: dict[int, str]) -> EvidenceRow:
    return EvidenceRow(
        number=str(number),
        labels=(
            *(labels[key] for key in piece.instances if key in labels),
            *(question_text(source, key) for key in piece.questions),
        ),
        title=piece.title,
        dated=piece.dated,
        expires=_("valid until %(day)s") % {"day": piece.expires} if piece.expires else "",
        expired=_expired(source, piece),
        where=piece.file_name or piece.link,
        checksum=piece.sha256[:DIGITS],
    )


def _expired(source: Source, piece: EvidenceNote) -> str:
    """The last day still counts; a draft is of today."""
    day = source.facts.submitted_on or timezone.localdate()
    is_over = bool(piece.expires) and piece.expires < day.isoformat()
    return pgettext("evidence", "expired") if is_over else ""
