"""Handing proof out: one file, or everything of an assessment in one archive."""

from tempfile import TemporaryFile
from typing import IO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.permissions import Right
from assessments.access import get_assessment, get_plant
from assessments.documents.wanted import Kind, Wanted
from assessments.evidence import storing
from assessments.evidence.kinds import CONTENT_TYPES
from assessments.evidence.naming import part_of_path
from assessments.evidence.zipping import write_archive
from assessments.models import Assessment
from assessments.views.leaving import held_back, still_held_back
from assessments.views.request import PersonRequest

ANYTHING = "application/octet-stream"


@login_required
@require_safe
def evidence_file(request: PersonRequest, plant_id: int, evidence_id: int) -> HttpResponseBase:
    plant, _rights = get_plant(request.user, plant_id, Right.DOWNLOAD_REPORT)
    piece = get_object_or_404(plant.evidence.exclude(stored=""), pk=evidence_id)
    try:
        stored = storing.read(piece.stored)
    except FileNotFoundError:
        storing.log.error("evidence %s: file %s is missing", piece.pk, piece.stored)
        return _missing(request, plant, piece)
    content_type = piece.content_type if piece.content_type in CONTENT_TYPES else ANYTHING
    return _sealed(stored, piece.file_name, content_type)


@login_required
@require_safe
def evidence_zip(request: PersonRequest, assessment_id: int) -> HttpResponseBase:
    assessment, rights = get_assessment(request.user, assessment_id, Right.DOWNLOAD_REPORT)
    held = held_back(request, assessment, rights, Wanted(kind=Kind.EVIDENCE))
    if held:
        return held
    archive = _archive(assessment)
    held = still_held_back(request, assessment, rights, Wanted(kind=Kind.EVIDENCE))
    if held:
        archive.close()
    return held or archive


def _archive(assessment: Assessment) -> FileResponse:
    archive = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_archive(assessment, archive)
    archive.seek(0)
    what = _("proof")  # outside the f-string: where texts are gathered, those are not read
    name = f"{assessment.plant} {what} {timezone.localdate().isoformat()}"
    name = f"{part_of_path(name)}.zip"
    return _sealed(archive, name, "application/zip")


def _sealed(content: IO[bytes], name: str, content_type: str) -> FileResponse:
    """What somebody uploaded never runs here, is not guessed at and stays in no cache."""
    response = FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _missing(request: PersonRequest, plant: object, piece: object) -> HttpResponse:
    context = {"plant": plant, "piece": piece}
    return render(request, "assessments/evidence_missing.html", context, status=404)
