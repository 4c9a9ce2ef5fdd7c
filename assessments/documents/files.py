"""The report as a workbook and as plain data, for the people of the plant."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.documents.keeping import kept
from assessments.documents.known import code_of, remember
from assessments.documents.making import Document
from assessments.documents.naming import LANGUAGE_NAMES, TITLES
from assessments.documents.wanted import Kind
from assessments.evidence.naming import part_of_path
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.order import Order
from assessments.reports.plain import to_json
from assessments.reports.report import Report

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"


def workbook_of(assessment: Assessment, order: Order) -> Document:
    # Here and not above: whoever never takes a workbook along need not load what writes it.
    from assessments.reports.workbook import write_workbook

    return _document(assessment, order, "xlsx", XLSX, write_workbook)


def plain_of(assessment: Assessment, order: Order) -> Document:
    return _document(assessment, order, "json", JSON, lambda report: to_json(report).encode())


def _document(
    assessment: Assessment,
    order: Order,
    extension: str,
    content_type: str,
    write: Callable[[Report], bytes],
) -> Document:
    """What was submitted is made once, and known again by its SHA-256."""

    def make() -> bytes:
        target = order.target or None
        return write(build_report(assessment, language=order.language, target=target))

    code = code_of(assessment)
    name = _name(assessment, order, extension)
    if code is None:
        content = make()
        return Document(content, hashlib.sha256(content).hexdigest(), name, content_type)
    # Files have no length: what was asked for besides changes nothing.
    content = kept(f"{code.code}\n{extension}\n{order.language}\n{order.target}", make)
    return Document(content, remember(code, content), name, content_type)


def _name(assessment: Assessment, order: Order, extension: str) -> str:
    """A long plant's name is cut, so that what it is stays to be read."""
    plant = assessment.facts.get("name") or assessment.plant.name
    with translation.override(order.language):
        title = _(TITLES[Kind.REPORT])
    named = f"{part_of_path(plant, 120, 60)} {assessment.edition.edition} {title}"
    return f"{part_of_path(f'{named} {LANGUAGE_NAMES[order.language]}')}.{extension}"
