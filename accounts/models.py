"""People, the organisations they belong to, their roles, and what they did."""

from typing import NoReturn

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.permissions import ORGANISATION_ROLES, PLATFORM_ROLES, Right, Role, can


class User(AbstractUser):
    """Somebody who logs in by username or e-mail address."""

    # An @ would let a username pose as somebody else's e-mail address at log-in.
    username = models.CharField(
        _("username"),
        max_length=150,
        unique=True,
        validators=[
            RegexValidator(r"\A[\w.+-]+\Z", _("Letters, digits and . + - _ only, without @."))
        ],
        error_messages={"unique": _("This username is taken.")},
    )
    display_name = models.CharField(_("name shown to others"), max_length=100, blank=True)
    language = models.CharField(
        _("language"), max_length=10, blank=True, choices=settings.LANGUAGES
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="username_unique_in_any_case"),
            models.UniqueConstraint(
                Lower("email"), name="email_unique_in_any_case", condition=~models.Q(email="")
            ),
            models.CheckConstraint(
                condition=~models.Q(username__contains="@"), name="username_without_at_sign"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.get_full_name() or self.username

    def has_right(self, right: Right) -> bool:
        """A right over the rubric or the platform; rights over plants hang on membership."""
        if not self.is_active:
            return False
        roles = [Role.PLATFORM_ADMIN] if self.is_superuser else self._platform_roles
        return any(can(role, right) for role in roles)

    # Asked for each line of the admin's sidebar: once a request is enough.
    @cached_property
    def _platform_roles(self) -> list[str]:
        return [held.role for held in self.platform_roles.all()]


class Organisation(models.Model):
    """A company or group that has plants and members."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    members = models.ManyToManyField(
        User, through="Membership", related_name="organisations", verbose_name=_("members")
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """The one role a person has in an organisation."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=[(role.value, role.label) for role in ORGANISATION_ROLES]
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], name="one_role_in_an_organisation"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in ORGANISATION_ROLES]),
                name="membership_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"

    def can(self, right: Right) -> bool:
        return can(self.role, right)


class PlatformRole(models.Model):
    """A role beside the organisations: over the rubric, or over the platform."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="platform_roles", verbose_name=_("person")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=[(role.value, role.label) for role in PLATFORM_ROLES]
    )

    class Meta:
        verbose_name = _("platform role")
        verbose_name_plural = _("platform roles")
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="a_platform_role_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in PLATFORM_ROLES]),
                name="platform_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class HistoryIsFixed(Exception):
    """What was done is written once; it is neither changed nor deleted."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def update(self, **values: object) -> NoReturn:
        raise HistoryIsFixed

    def delete(self) -> NoReturn:
        raise HistoryIsFixed

    def bulk_create(self, *args: object, **kwargs: object) -> NoReturn:
        # With update_conflicts it would overwrite.
        raise HistoryIsFixed


class AuditEvent(models.Model):
    """Who did what to which thing, and when. Written through accounts.audit.record()."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        related_name="audit_events",
        verbose_name=_("by"),
        help_text=_("Empty when a command did it."),
    )
    act = models.CharField(_("act"), max_length=60, db_index=True)
    subject_kind = models.CharField(_("kind of thing"), max_length=60)
    subject_key = models.CharField(_("its key"), max_length=60)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="audit_events",
        verbose_name=_("organisation"),
    )
    details = models.JSONField(_("details"), default=dict)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        # Also guards against the paths that only know the base manager.
        base_manager_name = "objects"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="audit_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by or '-'}: {self.act} {self.subject_key}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise HistoryIsFixed
        super().save(force_insert=True)

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise HistoryIsFixed
