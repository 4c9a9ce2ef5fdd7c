"""How questions and scenarios are ordered: levels, aspects, areas, departments, totals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import in_chinese, in_english
from maturity.models.row import Row


class IntelligenceLevel(Row):
    """From the device to the ecosystem (层面); tiers are something else."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("intelligence level")
        verbose_name_plural = _("intelligence levels")


class Aspect(Row):
    """One of the parts of a factory's work that a tier must cover."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("aspect")
        verbose_name_plural = _("aspects")


class Area(Row):
    """A group of scenarios inside an aspect."""

    aspect = models.ForeignKey(
        Aspect, models.RESTRICT, null=True, blank=True, verbose_name=_("aspect")
    )
    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")


class Department(Row):
    """Who in a plant can answer: question pages are grouped by it."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))

    class Meta(Row.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")


class Total(Row):
    """A number the plant states once; breadth is counted against it."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    unit_en = in_english(_("unit"))
    unit_zh = in_chinese(_("unit"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("total")
        verbose_name_plural = _("totals")
