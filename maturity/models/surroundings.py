"""What a reader needs beside the verdict: yardsticks, policies, notes and words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from maturity.models.columns import exact_number, in_chinese, in_english, nested, word
from maturity.models.row import Row
from maturity.models.tiers import Tier


class Yardstick(Row):
    """A published number to see the own one against."""

    class About(models.TextChoices):
        FACTORIES = "factories", _("number of factories")
        RESULTS = "results", _("results of factories")
        TARGET = "target", _("target")

    about = models.CharField(_("about"), max_length=20, choices=About.choices)
    tier = models.ForeignKey(Tier, models.RESTRICT, null=True, blank=True, verbose_name=_("tier"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))
    value = exact_number(_("value"))
    to = exact_number(_("to"))
    bound = word(_("bound"))
    unit_en = in_english(_("unit"))
    unit_zh = in_chinese(_("unit"))
    date = word(_("date"))
    by = word(_("by when"))
    note_en = in_english(_("note"))
    note_zh = in_chinese(_("note"))

    class Meta(Row.Meta):
        verbose_name = _("yardstick")
        verbose_name_plural = _("yardsticks")


class Notice(Row):
    """Text for those whom it concerns."""

    name_en = in_english(_("name"))
    name_zh = in_chinese(_("name"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))
    concerns = nested(_("whom it concerns"))
    for_what_en = in_english(_("for what"))
    for_what_zh = in_chinese(_("for what"))
    amount_en = in_english(_("amount"))
    amount_zh = in_chinese(_("amount"))
    valid_from = word(_("valid from"))
    valid_to = word(_("valid to"))
    checked = word(_("last checked"))

    class Meta(Row.Meta):
        abstract = True


class Policy(Notice):
    """Money or support that a plant may apply for."""

    class Meta(Notice.Meta):
        verbose_name = _("policy")
        verbose_name_plural = _("policies")


class Note(Notice):
    """Explains, and promises nothing."""

    class Meta(Notice.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")


class GlossaryTerm(Row):
    """A word of the trade, explained."""

    term_en = in_english(_("term"))
    term_zh = in_chinese(_("term"))
    text_en = in_english(_("text"))
    text_zh = in_chinese(_("text"))

    class Meta(Row.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
