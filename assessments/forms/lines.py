"""One-line texts, months and days, read as people write them."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LineField(forms.CharField):
    """One line of signs that can be seen; several spaces are one."""

    def __init__(self, *, max_length: int, **more: Any) -> None:
        more.setdefault("required", False)
        super().__init__(max_length=max_length, **more)
        self.error_messages["max_length"] = _("Write at most %(limit_value)d characters.")

    def to_python(self, value: Any) -> str:
        line = " ".join(str(super().to_python(value) or "").split())
        if any(unicodedata.category(sign).startswith("C") for sign in line):
            raise forms.ValidationError(
                _("The text holds a sign that cannot be seen. Type it again.")
            )
        return line


class MonthField(forms.CharField):
    """2024-03, also where it was typed as 2024/3, 2024.03, 202403 or 2024年3月."""

    def __init__(self, **more: Any) -> None:
        box = forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "2024-03"}
        )
        super().__init__(required=False, widget=box, **more)

    def to_python(self, value: Any) -> str:
        typed = unicodedata.normalize("NFKC", str(super().to_python(value) or "")).strip()
        if not typed:
            return ""
        written = re.fullmatch(r"((?:19|20)[0-9]{2})(?: ?[-/.年] ?)?([0-9]{1,2}) ?月?", typed)
        if written is None or not 1 <= int(written[2]) <= 12:
            raise forms.ValidationError(_("Write year and month as 2024-03."))
        return f"{written[1]}-{int(written[2]):02}"


class DayField(forms.DateField):
    """The browser's own calendar; typed by hand in other programs also as 2026/11/3."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Write the day as 2026-11-03.")},
            **more,
        )
