"""What was published: never changed again."""

from collections.abc import Iterable
from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import in_chinese, in_english, key_column
from maturity.models.rubric import Rubric, either

FLAGS = frozenset({"is_current", "is_retired"})


class EditionIsFrozen(Exception):
    """An edition is what plants were promised: neither changed nor deleted."""


class EditionQuerySet(models.QuerySet["Edition"]):
    def current(self) -> Self:
        return self.filter(is_current=True)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def without_content(self) -> Self:
        """For lists: the content is half a megabyte."""
        return self.defer("content")

    def flag(self, **flags: bool) -> int:
        """Which edition is current or retired is no part of what was promised."""
        if not FLAGS.issuperset(flags):
            raise EditionIsFrozen
        return super().update(**flags)

    def update(self, **values: object) -> NoReturn:
        raise EditionIsFrozen

    def delete(self) -> NoReturn:
        raise EditionIsFrozen

    def bulk_update(
        self, objs: Iterable["Edition"], fields: Iterable[str], batch_size: int | None = None
    ) -> NoReturn:
        raise EditionIsFrozen

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise EditionIsFrozen


class Edition(models.Model):
    """A rubric as published. Made by maturity.publishing and by nothing else."""

    rubric = models.ForeignKey(
        Rubric, models.PROTECT, related_name="editions", verbose_name=_("rubric")
    )
    edition = key_column(_("edition"))
    revision = models.PositiveIntegerField(_("revision"))
    title_en = in_english(_("title"))
    title_zh = in_chinese(_("title"))
    content = models.JSONField(_("content"))
    checksum = models.CharField(_("checksum"), max_length=64)
    reason = models.TextField(_("reason"))
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
        help_text=_("Empty when a command did it."),
    )
    is_current = models.BooleanField(_("current"), default=False)
    is_retired = models.BooleanField(_("retired"), default=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        # Also guards against the paths that only know the base manager.
        base_manager_name = "objects"
        ordering = ["rubric_id", "-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rubric", "edition", "revision"], name="edition_revision_once"
            ),
            models.UniqueConstraint(
                fields=["rubric"], condition=Q(is_current=True), name="one_current_edition"
            ),
            models.CheckConstraint(
                condition=~Q(is_current=True, is_retired=True), name="retired_is_not_current"
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="revisions_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EditionIsFrozen
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise EditionIsFrozen

    @property
    def slug(self) -> str:
        """As commands and files name it: smart-factory@2025.1."""
        return f"{self.rubric.slug}@{self.edition}.{self.revision}"

    def title(self, language: str) -> str:
        """In that language, else in the other one."""
        return either(self.title_en, self.title_zh, language)
