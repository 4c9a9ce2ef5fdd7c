"""Documents are known again by their code and their SHA-256; the bytes are not stored for that."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from django.db.models import Q

from assessments.models import Assessment, DocumentCode, MadeDocument


def code_of(assessment: Assessment) -> DocumentCode | None:
    """A draft has none: nobody could say later which of its documents was meant."""
    if not assessment.is_submitted:
        return None
    return DocumentCode.objects.get(result__assessment=assessment)


def remember(code: DocumentCode, content: bytes) -> str:
    """The SHA-256. Twice at once is once: the constraint decides, and both read what it kept."""
    digest = hashlib.sha256(content).hexdigest()
    MadeDocument.objects.get_or_create(code=code, sha256=digest)
    return digest


def as_stored(typed: str) -> str:
    """As people copy it from paper: in small letters, with spaces or dashes between its groups."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", typed)).upper()


def is_superseded(code: DocumentCode) -> bool:
    """By a later result of the same plant and rubric; one that is only begun says nothing yet."""
    told = code.result.assessment
    others = Assessment.objects.submitted().filter(
        plant=told.plant_id, edition__rubric=told.edition.rubric_id
    )
    at_once = Q(submitted_at=told.submitted_at, pk__gt=told.pk)
    return others.filter(Q(submitted_at__gt=told.submitted_at) | at_once).exists()
