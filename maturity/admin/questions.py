"""Questions with their options."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from maturity.admin.rows import FIELD_WIDGETS, RowAdmin, row_of_page, same_rubric
from maturity.models import Option, Question


class OptionInline(admin.StackedInline):
    model = Option
    extra = 0
    formfield_overrides = FIELD_WIDGETS
    fields = [
        ("order", "key", "value", "asked_at", "open"),
        "text_en",
        "text_zh",
        ("effort", "tags"),
        "cites",
        ("basis", "basis_by_field"),
        "source",
        "summary_en",
        "summary_zh",
    ]

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
            {"fields": ["basis", "basis_by_field", "source", "summary_en", "summary_zh"]},
        ),
    ]
