"""What a document is called: in lists, and as a file."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assessments.documents.wanted import Kind, Wanted
from assessments.evidence.naming import part_of_path
from assessments.models import Assessment

TITLES = {
    Kind.REPORT: gettext_noop("Gap report"),
    Kind.VERIFICATION: gettext_noop("Verification sheet"),
    Kind.APPLICATION: gettext_noop("Draft of the application"),
    Kind.PREPARATION: gettext_noop("Preparation list"),
    Kind.EVIDENCE: gettext_noop("Proof, all files"),
}
LENGTHS = {
    "summary": gettext_noop("summary"),
    "standard": gettext_noop("standard"),
    "full": gettext_noop("full"),
}
AUDIENCES = {
    "internal": "",
    "authority": gettext_noop("for the authority"),
    "headquarters": gettext_noop("for headquarters"),
}
# Each in itself: whoever chooses one reads it.
LANGUAGE_NAMES = {"zh-hans": "中文", "en": "English", "both": "中文 + English"}
EXTENSIONS = {Kind.APPLICATION: "docx", Kind.PREPARATION: "docx", Kind.EVIDENCE: "zip"}


def title_of(wanted: Wanted) -> str:
    """In the language of the page."""
    parts = [_(TITLES[wanted.kind])]
    order = wanted.order
    if wanted.kind == Kind.REPORT:
        audience = AUDIENCES[order.audience]
        parts += [_(LENGTHS[order.length]), _(audience) if audience else ""]
    if wanted.kind != Kind.EVIDENCE:
        parts.append(LANGUAGE_NAMES[order.language])
    return " · ".join(part for part in parts if part)


def kind_named(kind: str) -> str:
    return _(TITLES[Kind(kind)]) if kind in TITLES else kind


def name_of(assessment: Assessment, wanted: Wanted) -> str:
    """Of the file: plant and edition, then what it is in the language it is in."""
    plant = assessment.facts.get("name") or assessment.plant.name
    with translation.override(wanted.order.languages[0]):
        title = title_of(wanted).replace(" · ", " ")
    # A long plant's name is cut, so that what it is stays to be read.
    named = f"{part_of_path(plant, 120, 60)} {assessment.edition.edition} {title}"
    return f"{part_of_path(named)}.{EXTENSIONS.get(wanted.kind, 'pdf')}"
