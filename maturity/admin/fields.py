"""Columns that hold a list or a map: how they are typed, and an example of each."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

EXAMPLES = {
    "ai_requires": '[{"scenario": "PO27"}, {"question": "factory.data", "at_least": "table"}]',
    "among": '{"asked_at": "advanced"} / {"tag": "deployed"}',
    "applies_to": '["discrete", "process"]',
    "bands": '[{"from": "0", "to": "1.8", "label": {"en": "low", "zh-hans": "低"}}]',
    "basis_by_field": '{"name": "secondary", "effort": "ours"}',
    "breadth": '{"count_of": "key_machines", "at_least": "1/2"}',
    "clauses": '[{"question": "device.network", "at_most": 0}, {"scenario": "PO24", "tag": "ai"}]',
    "concerns": '{"provinces": ["jiangsu"], "tiers": ["excellence"]}',
    "conditions": '["basic.cmmm"]',
    "effort": '{"build": 12, "ai": 6}',
    "evidence": '[{"claim": {"en": "...", "zh-hans": "..."}, "date": "2026-01", "source": "..."}]',
    "indicators": '["build_time"]',
    "levels": '["device", "workshop"]',
    "may_not_apply": '[{"en": "No such machines", "zh-hans": "没有这类设备"}]',
    "narrow": '["basic.cmmm"]',
    "not_applicable": '"exclude" / "full" / "zero" / {"value": "3"}',
    "obstacles": '["master_data"]',
    "of": '{"kind": "capability", "aspect": "rd_design", "core": true} / {"measures": ["..."]}',
    "overlay": '["AI06"]',
    "requires": '[{"question": "factory.data", "at_least": "table"}, {"scenario": "PO27"}, '
    '{"note": {"en": "...", "zh-hans": "..."}}]',
    "scenarios": '["PO24", "PO27"]',
    "tags": '["deployed", "ai"]',
    "techniques": '[{"en": "simulation", "zh-hans": "仿真"}]',
    "typical_of": '["discrete"]',
    "weights": '{"level.device": "0.4", "level.workshop": "0.6"}',
    "where": '{"reaches": "advanced"} / {"at_least": 2} / {"tag": "ai"}',
}
DATE = gettext_lazy("As 2026-01-31, 2026-01 or 2026.")
WORDS = {
    "at_least": gettext_lazy("Fill in one of “at least” and “at most”, and leave the other empty."),
    "basis": gettext_lazy("How sure it is. Publishing asks it of every condition, and its source."),
    "checked": DATE,
    "cites": gettext_lazy("Section and line of the notes on the criteria, or: ours."),
    "effort": gettext_lazy("A number such as 2 or 0.5."),
    "order": gettext_lazy("The smallest number comes first."),
    "region": gettext_lazy("A province key such as jiangsu; empty: it holds everywhere."),
    "valid_from": DATE,
    "valid_to": DATE,
    "option.value": gettext_lazy(
        "Higher is better; two options may share a value. Empty only where the option leaves "
        "the question open."
    ),
    "weight": gettext_lazy("Enters weighted means and sums; counts and shares never ask for it."),
}


class NestedField(forms.JSONField):
    """Nothing is shown as nothing, and not as the word null; a slip is told with its place."""

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else super().prepare_value(value)

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        return _read(value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What cannot be read is shown again as it was typed."""
        try:
            return _read(data) if isinstance(data, str) and data.strip() else None
        except ValidationError:
            return InvalidJSONInput(data)


def _read(text: str) -> Any:
    """Also for what Python's reader or the database would stumble over."""
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
    except json.JSONDecodeError as fault:
        message = _(
            "Cannot be read at line %(line)s, character %(column)s. Texts stand in straight "
            'quotes ("), commas and colons are those of an English keyboard, and every bracket '
            "is closed."
        )
        raise ValidationError(message % {"line": fault.lineno, "column": fault.colno}) from fault
    except (ValueError, RecursionError) as fault:
        raise ValidationError(_("Too deep, too long, or with characters of no use.")) from fault
    return data


def help_for(field: models.Field[Any, Any]) -> Any:
    """What to show under the box, empty where its name says it all."""
    if not isinstance(field, models.JSONField):
        own = f"{field.model._meta.model_name}.{field.name}"
        return WORDS.get(own) or WORDS.get(field.name, "")
    example = EXAMPLES.get(field.name)
    return format_lazy("{} {}", gettext_lazy("For example:"), example) if example else ""
