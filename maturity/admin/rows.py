"""What the administration of every draft row shares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from maturity.admin.fields import NestedField, help_for
from maturity.admin.forms import PageForm
from maturity.models import Entry, Row, Rubric

FIELD_WIDGETS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 90})},
    models.JSONField: {
        "form_class": NestedField,
        "widget": forms.Textarea(attrs={"rows": 3, "cols": 90}),
    },
}
HEAD = ("rubric", "key", "order")
ORIGIN = ("basis", "basis_by_field", "source")


def same_rubric(row: Row | None) -> Q:
    """What a row may refer to; all of it before the row has a rubric."""
    return Q() if row is None else Q(rubric=row.rubric_id)


def texts_of(model: type[models.Model]) -> list[str]:
    names = [field.name for field in model._meta.concrete_fields]
    return [name for name in names if name.endswith(("_en", "_zh"))]


def without_deleting(field: Any) -> Any:
    """A click beside a choice must not lead to deleting what is chosen."""
    if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget.can_delete_related = False
    return field


class RowAdmin(admin.ModelAdmin):
    form = PageForm
    list_display = ["key", "label", "basis", "order"]
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

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[tuple[Any, Any]]:
        """What an entry says comes first, where it comes from last."""
        if self.fieldsets:
            head, *rest = self.fieldsets
        else:
            names = [field.name for field in self.model._meta.concrete_fields if field.editable]
            own = [n for n in names if n not in (*HEAD, *ORIGIN, "id")]
            own.sort(key=_place)
            head = (None, {"fields": ["rubric", ("key", "order"), *own]})
            rest = [(_("Where it comes from"), {"fields": ORIGIN})]
        return [(head[0], {**head[1], "fields": ["seen", *head[1]["fields"]]}), *rest]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new row goes to the end, and to the only rubric there is."""
        found: dict[str, Any] = {"order": next_order(self.model._default_manager.all())}
        rubrics = list(Rubric.objects.values_list("pk", flat=True)[:2])
        if len(rubrics) == 1:
            found["rubric"] = rubrics[0]
        return found | super().get_changeform_initial_data(request)

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if not db_field.help_text:
            kwargs["help_text"] = help_for(db_field)
        return without_deleting(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **_choices(db_field, row_of_page(request, self.model)), **kwargs
        )


def _place(name: str) -> int:
    """Names first, the summary last, everything else as in the model."""
    if name.startswith(("name_", "term_")):
        return 0
    return 2 if name.startswith("summary_") else 1


def next_order(rows: models.QuerySet[Any]) -> int:
    last: int | None = rows.aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


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
