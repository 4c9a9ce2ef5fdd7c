"""People, organisations and roles in the administration; history is read only."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.actions import (
    end_membership,
    grant_platform_role,
    revoke_platform_role,
    save_membership,
)
from accounts.models import AuditEvent, Membership, Organisation, PlatformRole, User
from accounts.permissions import Role


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


class PlatformRoleInline(admin.TabularInline):
    """A role is given or taken away; there is nothing about it to change."""

    model = PlatformRole
    extra = 0

    def has_change_permission(self, request: HttpRequest, obj: PlatformRole | None = None) -> bool:
        return False


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ["username", "display_name", "email", "is_active", "is_staff"]
    search_fields = ["username", "display_name", "email"]
    # Groups and single permissions are left out: the table of rights decides.
    fieldsets = [
        (None, {"fields": ["username", "password", "display_name", "email", "language"]}),
        (_("Access"), {"fields": ["is_active", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "display_name", "email", "language"]}),
        (_("Password"), {"fields": ["password1", "password2"]}),
    ]
    # Django's own words above its form are not there in Chinese.
    add_form_template = "admin/change_form.html"
    add_form = UserCreationForm
    readonly_fields = ["last_login", "date_joined"]
    list_filter = ["is_active", "is_staff"]
    filter_horizontal = []
    inlines = [PlatformRoleInline]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Through the acts: they open the administration and write the history."""
        for held in formset.save(commit=False):
            grant_platform_role(user=form.instance, role=Role(held.role), by=_actor(request))
        for held in formset.deleted_objects:
            revoke_platform_role(user=form.instance, role=Role(held.role), by=_actor(request))


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MembershipInline]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for membership in formset.save(commit=False):
            save_membership(membership, by=_actor(request))
        for membership in formset.deleted_objects:
            end_membership(membership, by=_actor(request))


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    list_display = ["at", "by", "act", "subject", "organisation"]
    list_filter = ["act", "subject_kind", "organisation"]
    list_select_related = ["by", "organisation"]
    search_fields = ["subject_key", "by__username", "by__display_name", "organisation__name"]
    date_hierarchy = "at"

    @admin.display(description=_("kind of thing"), ordering="subject_kind")
    def subject(self, event: AuditEvent) -> str:
        return f"{event.subject_kind} {event.subject_key}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False


def _actor(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
