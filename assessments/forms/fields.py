"""Fields that people fill: notes as typed, numbers with comma or point, choices that explain."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_COUNT = 1_000_000_000


class NoteField(forms.CharField):
    """Several lines; a browser sends CR LF where the person typed one line break."""

    def __init__(self, *, max_length: int, rows: int = 2, **more: Any) -> None:
        more.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, required=False, **more)
        self.error_messages["null_characters_not_allowed"] = _(
            "The text holds a character that cannot be stored. Remove it and save again."
        )

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return str(text).replace("\r\n", "\n").replace("\r", "\n")


class RowField(forms.ChoiceField):
    """One of the rows a page offers; anything else did not come from the page."""

    def __init__(self, choices: list[tuple[str, str]], message: Any) -> None:
        super().__init__(
            choices=choices, required=False, error_messages={"invalid_choice": message}
        )


def count_field(smallest: int) -> forms.IntegerField:
    """As text: a browser's number box sends nothing at all where it cannot read what was typed."""
    return forms.IntegerField(
        required=False,
        min_value=smallest,
        max_value=LARGEST_COUNT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Write a whole number in digits, such as 12."),
            "min_value": _("The number cannot be smaller than %(limit_value)s."),
            "max_value": _("The number is too large to be stored."),
        },
    )


class DecimalWithComma(forms.DecimalField):
    """12,5 and 12.5 are the same number; so is one typed with full-width signs."""

    def __init__(self, *, max_digits: int, decimal_places: int, **more: Any) -> None:
        super().__init__(
            required=False,
            max_digits=max_digits,
            decimal_places=decimal_places,
            **more,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages={
                "invalid": _("Write one number, such as 12.5, without a unit."),
                "max_digits": _("The number is too long to be stored."),
                "max_whole_digits": _("The number is too large to be stored."),
                "max_decimal_places": _("Write at most %(max)s digits after the point."),
            },
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = _with_point(value.strip().translate(_FULL_WIDTH))
        return super().to_python(value)


_FULL_WIDTH = str.maketrans("，．－", ",.-")
_TWO_WAYS = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


def _with_point(text: str) -> str:
    if _TWO_WAYS.fullmatch(text):
        raise forms.ValidationError(
            _("%(typed)s can be read in two ways. Write %(whole)s or %(point)s."),
            code="two_ways",
            params={
                "typed": text,
                "whole": text.replace(",", ""),
                "point": text.replace(",", "."),
            },
        )
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text
