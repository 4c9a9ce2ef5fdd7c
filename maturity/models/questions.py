"""What a plant is asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import exact_number, in_chinese, in_english, listed, nested
from maturity.models.row import Entry, Row
from maturity.models.structure import Area, Aspect, Department, IntelligenceLevel
from maturity.models.tiers import Tier


def every_plant_type() -> list[str]:
    return ["discrete", "process"]


class Question(Row):
    """Answered by choosing one of its rows."""

    class Kind(models.TextChoices):
        CAPABILITY = "capability", _("capability")
        STANDING = "standing", _("standing")
        ELIGIBILITY = "eligibility", _("eligibility")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CAPABILITY)
    level = models.ForeignKey(
        IntelligenceLevel,
        models.RESTRICT,
        null=True,
        blank=True,
        verbose_name=_("intelligence level"),
    )
    aspect = models.ForeignKey(
        Aspect, models.RESTRICT, null=True, blank=True, verbose_name=_("aspect")
    )
    area = models.ForeignKey(Area, models.RESTRICT, null=True, blank=True, verbose_name=_("area"))
    department = models.ForeignKey(
        Department, models.RESTRICT, null=True, blank=True, verbose_name=_("department")
    )
    core = models.BooleanField(_("core question"), default=False)
    breadth = nested(_("how widely a row must hold"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))
    help_en = in_english(_("help"))
    help_zh = in_chinese(_("help"))
    evidence_en = in_english(_("what would prove it"))
    evidence_zh = in_chinese(_("what would prove it"))
    check_en = in_english(_("what a visitor can verify in two minutes"))
    check_zh = in_chinese(_("what a visitor can verify in two minutes"))
    write_down_en = in_english(_("what to write down"))
    write_down_zh = in_chinese(_("what to write down"))
    weight = exact_number(_("weight"), default="1")
    may_not_apply = listed(_("reasons why it may not apply"))
    applies_to = models.JSONField(_("plant types"), default=every_plant_type, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")


class Option(Entry):
    """A row of a question."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="options", verbose_name=_("question")
    )
    value = exact_number(_("value"))
    tags = listed(_("tags"))
    open = models.BooleanField(_("leaves the question open"), default=False)
    asked_at = models.ForeignKey(
        Tier,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked for from this tier on"),
    )
    effort = exact_number(_("months from the row before"))
    cites = models.TextField(_("line of the criteria it leans on"), blank=True)
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["question_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "key"], name="option_key_once_in_a_question"
            )
        ]
