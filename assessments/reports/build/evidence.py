"""The index of evidence: what there is, for what, until when it holds. No contents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.dossier import EvidenceNote
from assessments.reports.build.conditions import question_text
from assessments.reports.build.instances import label_of
from assessments.reports.build.source import Source
from assessments.reports.report import EvidenceRow
from maturity.engine.edition import Edition, Question

DIGITS = 12  # of a file's SHA-256, enough to tell files apart
SCENARIO, CAPABILITY, REST = 0, 1, 2


class Rank(NamedTuple):
    """Scenarios by area, each with its instances by name; then the questions by level; then
    standing and eligibility: the order of the archive of all proof."""

    kind: int
    group: int
    place: int
    instance: str = ""
    instance_id: int = 0


class Use(NamedTuple):
    rank: Rank
    title: str
    id: int
    label: str
    piece: EvidenceNote
    about: str  # key of the question, or "instance:" with its id


def evidence_rows(source: Source) -> tuple[EvidenceRow, ...]:
    """One row for each piece at each place."""
    return tuple(_row(source, number, use.label, use.piece) for number, use in _numbered(source))


def numbers_of_proof(source: Source) -> dict[str, tuple[str, ...]]:
    """The numbers of the index by key of the question, or by "instance:" and its id."""
    numbers: dict[str, tuple[str, ...]] = {}
    for number, use in _numbered(source):
        numbers[use.about] = (*numbers.get(use.about, ()), str(number))
    return numbers


def _numbered(source: Source) -> Iterable[tuple[int, Use]]:
    return enumerate(sorted(_uses(source), key=lambda use: use[:3]), start=1)


def _uses(source: Source) -> Iterable[Use]:
    edition = source.edition
    instances = {note.id: note for note in source.facts.dossier.instances}
    for piece in source.facts.dossier.evidence:
        for key in piece.questions:
            rank = _rank(edition, edition.questions_by_key.get(key))
            yield Use(rank, piece.title, piece.id, question_text(source, key), piece, key)
        for note in (instances[key] for key in piece.instances if key in instances):
            scenario = edition.scenarios_by_key.get(note.scenario)
            asked = edition.questions_by_key.get(scenario.question_key) if scenario else None
            rank = _rank(edition, asked)._replace(instance=note.name, instance_id=note.id)
            about = f"instance:{note.id}"
            yield Use(rank, piece.title, piece.id, label_of(source, note), piece, about)


def _rank(edition: Edition, question: Question | None) -> Rank:
    if question is None:
        return Rank(REST, 0, len(edition.question_places))
    place = edition.question_places[question.key]
    if question.scenario_key:
        return Rank(SCENARIO, _among(edition.areas_by_key, question.area), place)
    if question.kind == "capability":
        return Rank(CAPABILITY, _among(edition.levels_by_key, question.level), place)
    return Rank(REST, 0, place)


def _among(known: Iterable[str], key: str | None) -> int:
    keys = list(known)
    return keys.index(key) if key in keys else len(keys)


def _row(source: Source, number: int, label: str, piece: EvidenceNote) -> EvidenceRow:
    return EvidenceRow(
        number=str(number),
        label=label,
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
