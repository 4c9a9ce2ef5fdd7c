"""Questions with their options."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from maturity.admin.fields import help_for
from maturity.admin.forms import DraftForm
from maturity.admin.rows import (
    FIELD_WIDGETS,
    RowAdmin,
    next_order,
    row_of_page,
    same_rubric,
    without_deleting,
)
from maturity.models import Option, Question

# A question needs two rows; most have four or five.
ROWS_OF_A_NEW_QUESTION = 4


class OptionInline(admin.StackedInline):
    model = Option
    form = DraftForm
    formfield_overrides = FIELD_WIDGETS
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *(("order", "key", "value", "asked_at"), "text_en", "text_zh", "cites"),
                ]
            },
        ),
        (
            _("More about this option"),
            {
                "classes": ["collapse"],
                "fields": [
                    *(("effort", "open"), "tags", "basis", "basis_by_field", "source"),
                    *("summary_en", "summary_zh"),
                ],
            },
        ),
    ]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else ROWS_OF_A_NEW_QUESTION

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "order":
            question = row_of_page(request, Question)
            options = Option.objects.filter(question=question.pk if question else None)
            kwargs["initial"] = next_order(options)
        if not db_field.help_text:
            kwargs["help_text"] = help_for(db_field)
        return without_deleting(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        question = row_of_page(request, Question)
        target: Any = db_field.related_model
        kwargs["queryset"] = target._default_manager.filter(same_rubric(question))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Question)
class QuestionAdmin(RowAdmin):
    list_display = ["key", "label", "kind", "level", "core", "order"]
    list_select_related = ["level"]
    inlines = [OptionInline]
    fieldsets = [
        (None, {"fields": ["rubric", ("key", "order"), "text_en", "text_zh"]}),
        (
            _("Place"),
            {"fields": ["kind", "level", "aspect", "area", "department", "core", "applies_to"]},
        ),
        (
            _("Beside the rows"),
            {
                "fields": [
                    *("help_en", "help_zh", "evidence_en", "evidence_zh", "check_en", "check_zh"),
                    *("write_down_en", "write_down_zh", "may_not_apply", "breadth", "weight"),
                ]
            },
        ),
        (
            _("Where it comes from"),
            {
                "classes": ["collapse"],
                "fields": ["basis", "basis_by_field", "source", "summary_en", "summary_zh"],
            },
        ),
    ]
