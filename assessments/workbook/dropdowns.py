"""Drop-downs: lists on a hidden sheet, because a list in the cell itself ends at 255 signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assessments.workbook.cells import cell_text
from assessments.workbook.fields import Field
from assessments.workbook.typed import LARGEST_COUNT

_LARGEST_FIGURE = 10**12


@dataclass
class Dropdowns:
    """Questions with the same rows share one list."""

    columns: dict[tuple[str, ...], int] = field(default_factory=dict)
    cells: dict[str, list[tuple[str, Field, tuple[str, ...]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def offer(self, page: Worksheet, place: str, asked: Field, language: str) -> None:
        """What the cell takes; `attach` writes it down once a sheet is complete."""
        entries: tuple[str, ...] = ()
        if asked.kind == "choice":
            entries = tuple(cell_text(choice.label(language)) for choice in asked.choices)
            self.columns.setdefault(entries, len(self.columns) + 1)
        self.cells[page.title].append((place, asked, entries))

    def attach(self, page: Worksheet) -> None:
        """One rule for all cells that take the same."""
        alike: dict[object, list[str]] = defaultdict(list)
        rules: dict[object, DataValidation | None] = {}
        for place, asked, entries in self.cells[page.title]:
            kind = (entries, asked.kind)
            alike[kind].append(place)
            if kind not in rules:
                rules[kind] = self._rule(asked, entries)
        for alike_kind, rule in rules.items():
            if rule is not None:
                for run in _runs(alike[alike_kind]):
                    rule.add(run)
                page.add_data_validation(rule)

    def write(self, book: Workbook, name: str) -> None:
        page = book.create_sheet(name)
        for entries, column in self.columns.items():
            for row, entry in enumerate(entries, start=1):
                cell = page.cell(row, column)
                cell.value = entry
                cell.data_type = "s"
        page.sheet_state = "hidden"
        page.protection.sheet = True

    def _rule(self, asked: Field, entries: tuple[str, ...]) -> DataValidation | None:
        if entries:
            rule = DataValidation(type="list", formula1=self._place(entries), allow_blank=True)
            rule.error = _("Choose an entry of the list, or empty the cell.")
        elif asked.kind == "whole":
            rule = DataValidation(
                type="whole", operator="between", formula1="0", formula2=str(LARGEST_COUNT)
            )
            rule.error = _("Write a whole number in digits, such as 12.")
        elif asked.kind == "decimal":
            low, high = str(-_LARGEST_FIGURE), str(_LARGEST_FIGURE)
            rule = DataValidation(type="decimal", operator="between", formula1=low, formula2=high)
            rule.error = _("Write one number, such as 12.5, without a unit.")
        else:
            return _hint(asked)
        rule.allow_blank = rule.showErrorMessage = True
        rule.errorTitle = _("Tidu")
        return rule

    def _place(self, entries: tuple[str, ...]) -> str:
        """Without a leading "=", which would not be understood here."""
        column = get_column_letter(self.columns[entries])
        sheet = quote_sheetname(_("Lists"))
        return f"{sheet}!${column}$1:${column}${len(entries)}"


def _hint(asked: Field) -> DataValidation | None:
    hints = {
        "month": _("Write year and month as 2024-03."),
        "date": _("Write the day as 2024-03-15."),
        "several": _("Names from the sheet “Systems and equipment”, separated by semicolons."),
    }
    if asked.kind not in hints:
        return None
    rule = DataValidation(allow_blank=True, showInputMessage=True)
    rule.prompt = hints[asked.kind]
    return rule


def _runs(places: list[str]) -> Iterator[str]:
    """A2, A3, A4 as A2:A4: hundreds of single cells make a list that readers choke on."""
    rows: dict[str, list[int]] = defaultdict(list)
    for place in places:
        column, row = coordinate_from_string(place)
        rows[column].append(row)
    for column, numbers in rows.items():
        start = last = numbers[0]
        for number in [*numbers[1:], 0]:
            if number != last + 1:
                yield f"{column}{start}:{column}{last}"
                start = number
            last = number
