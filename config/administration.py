"""The administration site: its name, and its tables in the order of the work."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

APPS = ("maturity", "accounts")
TABLES = (
    *("Rubric", "Edition", "Tier", "Condition", "Demand", "Question", "Scenario", "Measure"),
    *("Check", "IntelligenceLevel", "Aspect", "Area", "Department", "Total", "Indicator"),
    *("OverlayItem", "Obstacle", "Policy", "Note", "Yardstick", "GlossaryTerm"),
    *("User", "Organisation", "AuditEvent"),
)


class Administration(AdminSite):
    site_title = "Tidu 梯度"
    site_header = "Tidu 梯度"
    index_title = _("Rubrics and people")

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda table: _place(TABLES, table["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


class AdministrationConfig(AdminConfig):
    default_site = "config.administration.Administration"
