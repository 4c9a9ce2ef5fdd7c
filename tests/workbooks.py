"""What a person does with a workbook: take it along, write into cells, bring it back."""

import re
from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from accounts.models import User
from assessments.models import Assessment
from assessments.workbook.composing import compose
from assessments.workbook.current import read_current
from assessments.workbook.planning import Plan, make_plan
from assessments.workbook.reading import read_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLACED = re.compile(r'name="content" value="([^"]+)"')


def taken(assessment: Assessment, by: User, language: str = "en", part: str = "") -> Workbook:
    return opened(compose(assessment, by=by, language=language, part=part))


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def packed(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def page_of(book: Workbook, kind: str, key: str = "") -> Worksheet:
    """The sheet of that kind, or the one that holds the key."""
    pages = [page for page in book.worksheets if page["A1"].value == f"tidu-key:{kind}"]
    return next(p for p in pages if not key or key in [c.value for c in p["A"]])


def cell(book: Workbook, kind: str, key: str, field: str) -> Cell:
    page = page_of(book, kind, key)
    row = next(at.row for at in page["A"] if at.value == key)
    return page.cell(row, column_of(page, field))


def column_of(page: Worksheet, field: str) -> int:
    return next(at.column for at in page[1] if at.value == field)


def write(book: Workbook, kind: str, key: str, **values: Any) -> None:
    for field, value in values.items():
        cell(book, kind, key, field).value = value


def add(book: Workbook, sheet: str, /, **values: str | int | float | date) -> None:
    """Into the first empty row."""
    page = page_of(book, sheet)
    name = column_of(page, "name")
    row = next(
        n for n in range(3, 500) if not page.cell(n, 1).value and not page.cell(n, name).value
    )
    for field, value in values.items():
        page.cell(row, column_of(page, field)).value = value


def offered(book: Workbook, page: Worksheet, place: str) -> list[str]:
    """What the drop-down of a cell holds."""
    rule = next(
        at for at in page.data_validations.dataValidation if at.type == "list" and place in at.cells
    )
    name, cells = re.fullmatch(r"'?([^'!]+)'?!(.+)", rule.formula1).groups()
    return [row[0].value for row in book[name][cells.replace("$", "")]]


def planned(assessment: Assessment, book: Workbook) -> Plan:
    _stamp, brought = read_workbook(packed(book))
    return make_plan(brought, read_current(assessment))


def address(assessment: Assessment) -> str:
    return reverse("assessments:workbook_in", args=[assessment.pk])


def bring(
    client: Client, assessment: Assessment, data: bytes | Workbook, name: str = "book.xlsx"
) -> HttpResponse:
    content = data if isinstance(data, bytes) else packed(data)
    file = SimpleUploadedFile(name, content, XLSX)
    return client.post(address(assessment), {"file": file})


def content_in(response: HttpResponse) -> str:
    found = PLACED.search(response.content.decode())
    return found[1] if found else ""


def confirm(
    client: Client,
    assessment: Assessment,
    looked: HttpResponse,
    choices: dict[str, str] | None = None,
) -> HttpResponse:
    """Press "apply" on the page that was shown; `choices` by step id."""
    kept = {f"keep-{step}": value for step, value in (choices or {}).items()}
    return client.post(address(assessment), {"content": content_in(looked), **kept})


def as_person(user: User, language: str = "en") -> Client:
    user.language = language
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user)
    return client
