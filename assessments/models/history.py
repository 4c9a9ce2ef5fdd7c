"""Every change of an answer: who, when, from what, to what. Written once."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment


class ChangeIsFixed(Exception):
    """What was answered when is written once; it is neither changed nor deleted."""


class AnswerChangeQuerySet(models.QuerySet["AnswerChange"]):
    def update(self, **values: Any) -> NoReturn:
        raise ChangeIsFixed

    def delete(self) -> NoReturn:
        raise ChangeIsFixed


class AnswerChange(models.Model):
    """`before` and `after` are contents as in actions.Change; `before` is None at the first."""

    class Act(models.TextChoices):
        ANSWERED = "answered", _("answered")
        TAKEN_BACK = "taken_back", _("taken back")
        BROUGHT_IN = "brought_in", _("brought in by workbook")
        CARRIED = "carried", _("taken over from an earlier self-check")
        CONFIRMED = "confirmed", _("confirmed")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="changes")
    question = models.CharField(max_length=120)
    revision = models.PositiveIntegerField()
    act = models.CharField(max_length=20, choices=Act.choices, default=Act.ANSWERED)
    before = models.JSONField(null=True)
    after = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AnswerChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of an answer")
        verbose_name_plural = _("changes of answers")
        # Also guards against the paths that only know the base manager.
        base_manager_name = "objects"
        ordering = ["-at", "-pk"]
        constraints = [
            # Two writers can never both have made the same revision.
            models.UniqueConstraint(
                fields=["assessment", "question", "revision"], name="one_change_makes_a_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.revision}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ChangeIsFixed
        super().save(force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ChangeIsFixed
