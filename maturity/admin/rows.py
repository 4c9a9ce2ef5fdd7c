"""What the administration of every draft row shares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from maturity.models import Entry, Row, Rubric


class NestedField(forms.JSONField):
    """Nothing is shown as nothing, and not as the word null."""

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else super().prepare_value(value)


FIELD_WIDGETS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 90})},
    models.JSONField: {
        "form_class": NestedField,
        "widget": forms.Textarea(attrs={"rows": 3, "cols": 90}),
    },
}


def same_rubric(row: Row | None) -> Q:
    """What a row may refer to; all of it before the row has a rubric."""
    return Q() if row is None else Q(rubric=row.rubric_id)


def texts_of(model: type[models.Model]) -> list[str]:
    names = [field.name for field in model._meta.concrete_fields]
    return [name for name in names if name.endswith(("_en", "_zh"))]


class RowAdmin(admin.ModelAdmin):
    list_display = ["key", "label", "basis", "rubric", "order"]
    list_filter = ["rubric", "basis"]
    list_select_related = ["rubric"]
    list_per_page = 200
    formfield_overrides = FIELD_WIDGETS
    save_on_top = True

    @admin.display(description=_("text"))
    def label(self, row: Entry) -> str:
        return row.label

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return ["key", "source", *texts_of(self.model)]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        own = ("kind", "tier", "level", "aspect", "area", "department", "core", "about")
        names = {field.name for field in self.model._meta.concrete_fields}
        return ["rubric", "basis", *(name for name in own if name in names)]

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **_choices(db_field, row_of_page(request, self.model)), **kwargs
        )


def row_of_page(request: HttpRequest, model: type[models.Model]) -> Row | None:
    match = request.resolver_match
    pk = match.kwargs.get("object_id", "") if match else ""
    if not pk.isdecimal() or len(pk) > 18 or not issubclass(model, Row):
        return None
    return model._default_manager.filter(pk=pk).first()


def _choices(field: models.ForeignKey[Any, Any], row: Row | None) -> dict[str, Any]:
    target: Any = field.related_model
    if target is Rubric:
        return {}
    return {"queryset": target._default_manager.filter(same_rubric(row))}
