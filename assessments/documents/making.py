"""Making a document, or taking the one that was made before from the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assessments.documents.keeping import kept
from assessments.documents.known import code_of, remember
from assessments.documents.naming import name_of
from assessments.documents.wanted import Kind, Wanted
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.order import Order
from assessments.reports.report import Report

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Writer = Callable[[Sequence[Report]], bytes]


@dataclass(frozen=True, slots=True)
class Document:
    content: bytes
    sha256: str
    name: str
    content_type: str


def document_of(assessment: Assessment, wanted: Wanted) -> Document:
    """Any but the archive of proof, which is no document and is written as it is sent."""
    makers = {
        Kind.REPORT: lambda: pdf_of(assessment, wanted.order),
        Kind.VERIFICATION: lambda: verification_of(assessment, wanted.order.language),
        Kind.APPLICATION: lambda: application_of(assessment, wanted.order.language),
        Kind.PREPARATION: lambda: preparation_of(assessment, wanted.order.language),
    }
    return makers[wanted.kind]()


def pdf_of(assessment: Assessment, order: Order) -> Document:
    def write(reports: Sequence[Report]) -> bytes:
        # Here and not above: whoever never downloads a PDF need not load what writes it.
        from assessments.reports.pdf.document import render

        return render(*reports, length=order.length)

    return _document(assessment, Wanted(order=order), PDF, write)


def verification_of(assessment: Assessment, language: str) -> Document:
    def write(reports: Sequence[Report]) -> bytes:
        from assessments.reports.pdf.document import render_verification

        return render_verification(*reports)

    wanted = Wanted(kind=Kind.VERIFICATION, order=Order(language=language))
    return _document(assessment, wanted, PDF, write)


def application_of(assessment: Assessment, language: str) -> Document:
    def write(reports: Sequence[Report]) -> bytes:
        from assessments.reports.pack.application import write_application

        return write_application(reports[0])

    wanted = Wanted(kind=Kind.APPLICATION, order=Order(language=language))
    return _document(assessment, wanted, DOCX, write)


def preparation_of(assessment: Assessment, language: str) -> Document:
    def write(reports: Sequence[Report]) -> bytes:
        from assessments.reports.pack.preparation import write_preparation

        return write_preparation(reports[0])

    wanted = Wanted(kind=Kind.PREPARATION, order=Order(language=language))
    return _document(assessment, wanted, DOCX, write)


def _document(assessment: Assessment, wanted: Wanted, content_type: str, write: Writer) -> Document:
    code = code_of(assessment)
    asked = f"{wanted.kind}\n{wanted.order.key}"
    if code is not None:
        # The code and not the number: after a restored backup, a number may be another plant's.
        what = f"{code.code}\n{asked}"
        content = kept(what, lambda: write(_reports(assessment, wanted.order)))
        sha256 = remember(code, content)
    else:
        content = _of_draft(_reports(assessment, wanted.order), asked, write)
        sha256 = hashlib.sha256(content).hexdigest()
    return Document(content, sha256, name_of(assessment, wanted), content_type)


def _of_draft(reports: Sequence[Report], asked: str, write: Writer) -> bytes:
    """Kept by all that it says: names, titles and systems change without a mark on the draft."""
    told = hashlib.sha256(repr(reports).encode()).hexdigest()
    return kept(f"draft\n{told}\n{asked}", lambda: write(reports))


def _reports(assessment: Assessment, order: Order) -> list[Report]:
    target, audience = order.target or None, order.audience
    return [
        build_report(assessment, language=language, target=target, audience=audience)
        for language in order.languages
    ]
