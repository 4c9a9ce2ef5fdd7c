"""Editions: to be read, and retired."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import Right
from maturity.admin.reasons import act_with_reason
from maturity.models import Edition
from maturity.publishing import retire


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ["slug", "is_current", "is_retired", "published_at", "published_by", "reason"]
    list_filter = ["rubric", "is_current", "is_retired"]
    fields = [
        *("rubric", "edition", "revision", "title_en", "title_zh", "checksum"),
        *("reason", "published_at", "published_by", "is_current", "is_retired"),
    ]
    actions = ["retire_edition"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        editions = Edition.objects.without_content()
        return editions.select_related("rubric", "published_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and request.user.has_right(Right.PUBLISH_RUBRIC)

    @admin.action(description=_("Retire the edition"), permissions=["publish"])
    def retire_edition(
        self, request: HttpRequest, chosen: QuerySet[Edition]
    ) -> HttpResponse | None:
        return act_with_reason(
            request,
            chosen,
            retire,
            model_admin=self,
            title=_("Retire the edition"),
            context={
                "note": _(
                    "No new assessment starts on a retired edition; those begun on it keep it. "
                    "After the current one is retired, none starts until an edition is published."
                )
            },
        )
