"""Typical scenarios, and what is known around them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import in_chinese, in_english, listed, nested, word
from maturity.models.questions import every_plant_type
from maturity.models.row import Row
from maturity.models.structure import Area, Aspect
from maturity.models.tiers import Tier


class Scenario(Row):
    """One of the typical scenarios; each is also a question of its own."""

    area = models.ForeignKey(Area, models.RESTRICT, null=True, blank=True, verbose_name=_("area"))
    aspect = models.ForeignKey(
        Aspect, models.RESTRICT, null=True, blank=True, verbose_name=_("aspect")
    )
    levels = listed(_("keys of intelligence levels"))
    applies_to = models.JSONField(_("plant types"), default=every_plant_type, blank=True)
    typical_of = listed(_("plant types it is typical of"))
    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    entry_tier = models.ForeignKey(
        Tier,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entry tier"),
    )
    ai_tier = models.ForeignKey(
        Tier,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tier of its form with AI"),
    )
    requires = listed(_("builds on"))
    ai_requires = listed(_("with AI builds on"))
    effort = nested(_("effort in months"))
    techniques = listed(_("techniques"))
    indicators = listed(_("keys of indicators"))
    overlay = listed(_("keys of AI overlay items"))
    obstacles = listed(_("keys of obstacles"))
    evidence = listed(_("evidence"))

    class Meta(Row.Meta):
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")


class Indicator(Row):
    """A reference indicator, given before and after."""

    class Better(models.TextChoices):
        UP = "up", _("higher is better")
        DOWN = "down", _("lower is better")

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    unit_en = in_english(_("unit"))
    unit_zh = in_chinese(_("unit"))
    better = models.CharField(_("better"), max_length=10, blank=True, choices=Better.choices)
    group = word(_("class"))
    reference = models.BooleanField(_("on the reference list"), default=False)
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")


class OverlayItem(Row):
    """An item of AI + Manufacturing laid over the scenarios."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    levels = listed(_("keys of intelligence levels"))
    scenarios = listed(_("keys of scenarios"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("AI overlay item")
        verbose_name_plural = _("AI overlay items")


class Obstacle(Row):
    """What stands in the way of scenarios."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))
    settle_first = models.BooleanField(_("to be settled first"), default=False)

    class Meta(Row.Meta):
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
