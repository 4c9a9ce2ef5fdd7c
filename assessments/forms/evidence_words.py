"""Why a file is not taken, and what to do instead."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.actions.evidence import EvidenceIsGone, PlantIsFull
from assessments.actions.refusals import Refused
from assessments.evidence.refusing import FileRefused

_WHY = {
    "empty": _("This file is empty. Open it, check that something is in it, and choose it again."),
    "broken": _(
        "This file cannot be opened; it may have been copied only in part. Open it, save it "
        "anew and choose the new one."
    ),
    "encrypted": _("This file has a password. Save it without one and choose it again."),
    "macros": _(
        "This file holds macros or controls. Save it without them, as .docx, .xlsx or .pptx."
    ),
    "nested": _("Other archives are packed into this file. Take them out, or save it as PDF."),
    "bomb": _(
        "Unpacked, this file would be far larger than it looks. Save it as PDF, or split it."
    ),
    "archive": _(
        "This is an archive, or no office file that can be read. Unpack it and add its files "
        "one by one."
    ),
    "program": _(
        "This is a program, or has one packed into it. Programs are not taken; add a picture "
        "of its screen or a record of its work."
    ),
    "old_office": _(
        "This is a file of an older office program, or one with a password. Save it as .docx,"
        " .xlsx, .pptx or PDF without a password."
    ),
    "heic": _("This is an iPhone picture (HEIC or AVIF). Save it as JPEG and choose that one."),
    "video": _(
        "This is a video or a sound recording. Put it where your plant keeps such files and "
        "add a link to it."
    ),
    "other_picture": _("Pictures are taken as JPEG, PNG or WebP. Save it as one of these."),
    "animated": _(
        "This picture moves. Save one frame of it as JPEG or PNG, or add a link to a video."
    ),
    "too_many_pixels": _(
        "This picture has more than 60 million pixels. Save it smaller and choose that one."
    ),
    "too_large_webp": _(
        "This WebP picture has more than 24 million pixels. Save it as JPEG and choose that one."
    ),
    "drawing": _("CAD drawings are not taken. Save the sheet as PDF."),
    "utf16": _("This text is saved as UTF-16. Save it as UTF-8 and choose it again."),
    "markup": _(
        "Web pages, SVG and XML are not taken. Print the page to PDF, or save a picture of it."
    ),
    "unknown": _(
        "What this file is could not be told from its content. PDF, JPEG, PNG, WebP, Word, "
        "Excel, PowerPoint (.docx, .xlsx, .pptx) and plain text or CSV are taken."
    ),
}


def refusal(code: str) -> str:
    if code == "too_large":
        return gettext(
            "This file is larger than %(limit)s. Make it smaller, or put it where your plant "
            "keeps large files and add a link to it."
        ) % {"limit": filesizeformat(settings.EVIDENCE_FILE_LIMIT)}
    return str(_WHY.get(code, _WHY["unknown"]))


def why_not(refused: Refused) -> str:
    if isinstance(refused, FileRefused):
        return refusal(refused.code)
    if isinstance(refused, PlantIsFull):
        return gettext(
            "With this file, the proof of this plant would take more than %(limit)s. Remove what "
            "is no longer used, or add a link instead."
        ) % {"limit": filesizeformat(settings.EVIDENCE_PLANT_LIMIT)}
    if isinstance(refused, EvidenceIsGone):
        return gettext("Somebody removed this piece meanwhile. Nothing was changed.")
    raise refused
