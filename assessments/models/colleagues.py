"""Who answers what by when, and what a reviewer found."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment


class Assignment(models.Model):
    """Departments, areas or single questions given to one person; it locks nobody else out."""

    class Scope(models.TextChoices):
        DEPARTMENTS = "departments", _("Departments")
        AREAS = "areas", _("Areas of scenarios")
        QUESTIONS = "questions", _("Single questions")

    class Status(models.TextChoices):
        GIVEN = "given", _("With the colleague")
        HANDED_BACK = "handed_back", _("Handed back")
        CLOSED = "closed", _("Closed")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    scope = models.CharField(max_length=20, choices=Scope.choices)
    # Keys of departments, areas or questions, after `scope`.
    keys = models.JSONField(default=list)
    due = models.DateField(_("due"), null=True, blank=True)
    message = models.TextField(_("message"), max_length=1000, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.GIVEN)
    comment = models.TextField(_("comment"), max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_back_at = models.DateTimeField(null=True, blank=True)
    # The last day a reminder went out, so that one day sends one.
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {', '.join(self.keys)}"


class Finding(models.Model):
    """What a reviewer found beside one answer. It speaks of the answer's revision it looked at."""

    class Verdict(models.TextChoices):
        AGREE = "agree", _("Agree")
        ANOTHER_ROW = "another_row", _("Another row")
        NOT_CHECKED = "not_checked", _("Could not be checked")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="findings")
    question = models.CharField(max_length=120)
    answer_revision = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    option = models.CharField(max_length=120, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="one_finding_beside_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(verdict="another_row") ^ Q(option=""),
                name="another_row_names_the_row",
            ),
            models.CheckConstraint(
                condition=Q(verdict="agree") | ~Q(reason=""), name="a_doubt_gives_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.verdict}"
