"""What every draft row has: a place, where it comes from and how sure it is."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import in_chinese, in_english, key_column, nested
from maturity.models.rubric import Rubric, either


class BasisWord(models.TextChoices):
    OFFICIAL = "official", _("official text")
    SECONDARY = "secondary", _("secondary source")
    INFERRED = "inferred", _("inferred")
    OURS = "ours", _("rule of this tool")


class Entry(models.Model):
    """One entry of the file; options hang on their question, everything else on the rubric."""

    key = key_column(
        _("key"), _("Never changes its meaning: stored answers and links refer to it.")
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    basis = models.CharField(_("basis"), max_length=20, blank=True, choices=BasisWord.choices)
    basis_by_field = nested(_("basis of single fields"))
    source = models.TextField(_("source"), blank=True)
    summary_en = in_english(_("summary"))
    summary_zh = in_chinese(_("summary"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.key} {self.label}".strip()

    @property
    def label(self) -> str:
        """What people call it, in the language of the page, cut to a line."""
        for name in ("name", "term", "text"):
            english, chinese = getattr(self, f"{name}_en", ""), getattr(self, f"{name}_zh", "")
            if english or chinese:
                return either(english, chinese, get_language() or "en")[:100]
        return ""

    def clean(self) -> None:
        for field in self._meta.concrete_fields:
            # An emptied form field comes as None, which only a nullable column may hold.
            if isinstance(field, models.JSONField) and not field.null and field.blank:
                setattr(self, field.name, getattr(self, field.name) or field.get_default())
        if self.basis and self.basis_by_field:
            raise ValidationError(_("Give one basis for the whole entry, or one for each field."))


class Row(Entry):
    """An entry with a key that is unique in its rubric."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, verbose_name=_("rubric"))

    class Meta:
        abstract = True
        ordering = ["rubric_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rubric", "key"], name="%(class)s_key_once_in_a_rubric")
        ]

    def clean(self) -> None:
        super().clean()
        for field in self._meta.concrete_fields:
            target = getattr(self, field.name) if isinstance(field, models.ForeignKey) else None
            if isinstance(target, Row) and target.rubric_id != self.rubric_id:
                raise ValidationError({field.name: _("This belongs to another rubric.")})
