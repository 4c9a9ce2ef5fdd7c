"""What reviewers found, as the review page sums it up."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from assessments.dossier import Dossier, FindingNote
from assessments.models import Assessment, Finding
from assessments.pages import Progress
from assessments.views.review_groups import Link
from assessments.walk import Walk
from assessments.wording import said


@dataclass(frozen=True, slots=True)
class Found:
    """How many answers were found how. `doubts`: those a reviewer does not agree with."""

    looked_at: Progress
    agreed: int
    another_row: int
    not_checked: int
    outdated: int
    doubts: tuple[Link, ...]


def read_found(assessment: Assessment, walk: Walk, dossier: Dossier) -> Found:
    """A finding on an answer that changed since counts as outdated and as nothing else."""
    answered = [
        key for key in walk.plan.page_of if key in walk.answers and not walk.answers[key].is_open
    ]
    notes = {note.question: note for note in dossier.findings}
    beside = [notes[key] for key in answered if key in notes]
    current = [note for note in beside if note.is_current]
    verdicts = [note.verdict for note in current]
    return Found(
        looked_at=Progress(len(current), len(answered)),
        agreed=verdicts.count(Finding.Verdict.AGREE),
        another_row=verdicts.count(Finding.Verdict.ANOTHER_ROW),
        not_checked=verdicts.count(Finding.Verdict.NOT_CHECKED),
        outdated=len(beside) - len(current),
        doubts=tuple(
            _doubt(assessment, walk, note)
            for note in current
            if note.verdict != Finding.Verdict.AGREE
        ),
    )


def _doubt(assessment: Assessment, walk: Walk, note: FindingNote) -> Link:
    question = walk.edition.question(note.question)
    row = question.option(note.option)
    detail = f"{said(row.text)} · {note.reason}" if row else note.reason
    url = reverse("assessments:finding", args=[assessment.pk, note.question])
    return Link(said(question.text), url, detail)
