"""What each tier asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import exact_number, in_chinese, in_english, listed, word
from maturity.models.measures import Measure
from maturity.models.row import Row


class Tier(Row):
    """Lowest first; a tier is reached only if all lower ones are."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")


class Condition(Row):
    """A measure compared with a threshold, exactly and unrounded."""

    class Kind(models.TextChoices):
        CRITERION = "criterion", _("criterion: counts for the tier")
        ELIGIBILITY = "eligibility", _("eligibility: who may file")
        ADVICE = "advice", _("advice: warns only")

    class IfEmpty(models.TextChoices):
        NOT_MET = "not_met", _("not met")
        MET = "met", _("met")

    tier = models.ForeignKey(
        Tier, models.CASCADE, related_name="conditions", verbose_name=_("tier")
    )
    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    measure = models.ForeignKey(Measure, models.RESTRICT, verbose_name=_("measure"))
    at_least = exact_number(_("at least"))
    at_most = exact_number(_("at most"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CRITERION)
    if_empty = models.CharField(
        _("when the measure has no input"),
        max_length=20,
        choices=IfEmpty.choices,
        default=IfEmpty.NOT_MET,
    )
    may_be_excepted = models.BooleanField(_("may be excepted"), default=False)
    region = word(_("province"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")


class Demand(Row):
    """What the annex asks in one line, tested by several conditions of ours."""

    tier = models.ForeignKey(Tier, models.CASCADE, related_name="demands", verbose_name=_("tier"))
    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    conditions = listed(_("keys of its conditions"))
    narrow = listed(_("keys of those that alone decide in the narrow reading"))
    may_be_excepted = models.BooleanField(_("may be excepted"), default=False)
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
