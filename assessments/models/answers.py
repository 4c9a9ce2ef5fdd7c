"""What a plant says: answers and figures."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment


class Answer(models.Model):
    """What a plant says to one question. A row without option or reason leaves it open."""

    class Known(models.TextChoices):
        """How the plant knows it. That a reviewer verified it is a Finding, not its own word."""

        CLAIMED = "claimed", _("Claimed")
        DOCUMENTED = "documented", _("Documented")
        SYSTEM_DATA = "system_data", _("Seen in system data")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=120)
    option = models.CharField(max_length=120, blank=True)
    not_applicable = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    of = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    unsure = models.BooleanField(default=False)
    known = models.CharField(max_length=20, choices=Known.choices, default=Known.CLAIMED)
    # Taken over from an earlier assessment and not yet looked at again.
    to_confirm = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="one_answer_to_a_question"
            ),
            models.CheckConstraint(
                condition=Q(not_applicable=False) | Q(option=""),
                name="not_applicable_leaves_no_option",
            ),
            models.CheckConstraint(
                condition=Q(unsure=False) | Q(option="", not_applicable=False),
                name="unsure_leaves_it_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.option or '-'}"

    @property
    def is_open(self) -> bool:
        return not self.option and not self.not_applicable


class IndicatorValue(models.Model):
    """One reference indicator before and after, with period and source of the data."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="indicator_values")
    indicator = models.CharField(max_length=120)
    before = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    before_period = models.CharField(max_length=60, blank=True)
    after = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    after_period = models.CharField(max_length=60, blank=True)
    data_source = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("indicator value")
        verbose_name_plural = _("indicator values")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "indicator"], name="one_value_for_an_indicator"
            )
        ]

    def __str__(self) -> str:
        return self.indicator
