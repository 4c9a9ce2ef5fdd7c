"""The rubric as a whole, while it is a draft."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import KEY_LENGTH, check_key, in_chinese, in_english, key_column, word


def exclude() -> str:
    return "exclude"


class Rubric(models.Model):
    """What plants are measured by. Its rows are a draft; publishing makes an edition of them."""

    slug = models.CharField(
        _("short name"),
        max_length=KEY_LENGTH,
        unique=True,
        validators=[check_key],
        help_text=_("The same over all editions."),
    )
    edition = key_column(_("edition"))
    title_en = in_english(_("title"))
    title_zh = in_chinese(_("title"))
    summary_en = in_english(_("summary"))
    summary_zh = in_chinese(_("summary"))
    source = models.TextField(_("source"), blank=True)
    not_applicable = models.JSONField(
        _("an answer “not applicable” counts as"),
        default=exclude,
        help_text=_('"exclude", "full", "zero" or {"value": "3"}; a measure may differ.'),
    )
    extends_rubric = word(_("extends the rubric"))
    extends_edition = word(_("extends the edition"))

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(slug=""), name="rubric_has_a_short_name")
        ]

    def __str__(self) -> str:
        return self.title(get_language() or "en") or self.slug

    def title(self, language: str) -> str:
        """In that language, else in the other one."""
        return either(self.title_en, self.title_zh, language)


def either(english: str, chinese: str, language: str) -> str:
    if language.lower().startswith("zh"):
        return chinese or english
    return english or chinese
