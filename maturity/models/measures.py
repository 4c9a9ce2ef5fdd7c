"""What is computed from answers, and which answers contradict one another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import (
    exact_number,
    in_chinese,
    in_english,
    listed,
    nested,
    word,
)
from maturity.models.row import Row


class Measure(Row):
    """One number, or an interval while answers are open."""

    class Aggregate(models.TextChoices):
        VALUE = "value", _("value")
        MEAN = "mean", _("mean")
        SUM = "sum", _("sum")
        MIN = "min", _("lowest")
        MAX = "max", _("highest")
        SHARE = "share", _("share")
        COUNT = "count", _("count")
        CUMULATIVE = "cumulative", _("cumulative")

    class Scale(models.TextChoices):
        VALUE = "value", _("as answered")
        RATIO = "ratio", _("rescaled to 0..1")

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    of = models.JSONField(_("inputs"), default=dict)
    aggregate = models.CharField(_("aggregate"), max_length=20, choices=Aggregate.choices)
    scale = models.CharField(_("scale"), max_length=20, choices=Scale.choices, default=Scale.VALUE)
    weights = nested(_("weights"))
    not_applicable = nested(_("an answer “not applicable” counts as"))
    where = nested(_("what is counted"))
    among = nested(_("denominator of a share"))
    minimum = models.BigIntegerField(_("smallest denominator"), null=True, blank=True)
    bands = listed(_("bands"))
    show = models.BooleanField(_("for people, used by no condition"), default=False)
    text_en = in_english(_("formula in words"))
    text_zh = in_chinese(_("formula in words"))

    class Meta(Row.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")


class Check(Row):
    """A contradiction across answers: shown, never changing a verdict."""

    clauses = listed(_("speaks if all of these hold"))
    rule = word(_("named rule instead"))
    above = exact_number(_("above"))
    days = models.BigIntegerField(_("days"), null=True, blank=True)
    years = models.BigIntegerField(_("years"), null=True, blank=True)
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("check across answers")
        verbose_name_plural = _("checks across answers")
