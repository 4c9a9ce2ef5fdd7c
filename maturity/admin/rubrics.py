"""Rubrics: check the draft, publish it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import Right
from maturity.admin.forms import PageForm
from maturity.admin.places import Found, with_pages
from maturity.admin.reasons import act_with_reason
from maturity.admin.rows import FIELD_WIDGETS
from maturity.models import Rubric
from maturity.publishing import draft_problems, publish


@admin.register(Rubric)
class RubricAdmin(admin.ModelAdmin):
    form = PageForm
    fields = [
        *("seen", "slug", "edition", "title_en", "title_zh", "summary_en", "summary_zh"),
        *("source", "not_applicable", "extends_rubric", "extends_edition"),
    ]
    list_display = ["slug", "edition", "title_en", "title_zh"]
    search_fields = ["slug", "title_en", "title_zh"]
    formfield_overrides = FIELD_WIDGETS
    actions = ["check_draft", "publish_draft"]

    def get_readonly_fields(self, request: HttpRequest, obj: Rubric | None = None) -> list[str]:
        """Editions, files and links name a rubric by its slug."""
        return ["slug"] if obj else []

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and request.user.has_right(Right.PUBLISH_RUBRIC)

    @admin.action(description=_("Check the draft"), permissions=["change"])
    def check_draft(self, request: HttpRequest, chosen: QuerySet[Rubric]) -> HttpResponse:
        found = [(rubric, _problems(rubric)) for rubric in chosen]
        context: dict[str, Any] = {"title": _("Check the draft"), "found": found}
        context |= admin.site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, "admin/maturity/check.html", context)

    @admin.action(description=_("Publish the draft"), permissions=["publish"])
    def publish_draft(self, request: HttpRequest, chosen: QuerySet[Rubric]) -> HttpResponse | None:
        return act_with_reason(
            request,
            chosen,
            publish,
            model_admin=self,
            title=_("Publish the draft"),
            context={"problems": [p for rubric in chosen[:1] for p in _problems(rubric)]},
        )


def _problems(rubric: Rubric) -> list[Found]:
    return list(with_pages(rubric, draft_problems(rubric)))
