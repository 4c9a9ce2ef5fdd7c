"""Everything of the draft beside questions."""

from django.contrib import admin

from maturity.admin.rows import RowAdmin
from maturity.models import (
    Area,
    Aspect,
    Check,
    Condition,
    Demand,
    Department,
    GlossaryTerm,
    Indicator,
    IntelligenceLevel,
    Measure,
    Note,
    Obstacle,
    OverlayItem,
    Policy,
    Scenario,
    Tier,
    Total,
    Yardstick,
)


@admin.register(Condition)
class ConditionAdmin(RowAdmin):
    list_display = ["key", "label", "tier", "at_least", "at_most", "kind"]
    list_select_related = ["tier"]
    ordering = ["rubric", "tier__order", "order", "pk"]


@admin.register(Demand)
class DemandAdmin(RowAdmin):
    list_display = ["key", "label", "tier", "may_be_excepted", "basis"]
    list_select_related = ["tier"]
    ordering = ["rubric", "tier__order", "order", "pk"]


@admin.register(Measure)
class MeasureAdmin(RowAdmin):
    list_display = ["key", "label", "aggregate", "show", "basis"]


@admin.register(Scenario)
class ScenarioAdmin(RowAdmin):
    list_display = ["key", "label", "area", "entry_tier", "ai_tier"]
    list_select_related = ["area", "entry_tier", "ai_tier"]


@admin.register(Indicator)
class IndicatorAdmin(RowAdmin):
    list_display = ["key", "label", "group", "better", "reference", "basis"]


@admin.register(Yardstick)
class YardstickAdmin(RowAdmin):
    list_display = ["key", "label", "about", "tier", "value", "to", "date"]
    list_select_related = ["tier"]


PLAIN_TABLES = (
    *(Area, Aspect, Check, Department, GlossaryTerm, IntelligenceLevel),
    *(Note, Obstacle, OverlayItem, Policy, Tier, Total),
)
admin.site.register(PLAIN_TABLES, RowAdmin)
