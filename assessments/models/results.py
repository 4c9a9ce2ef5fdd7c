"""What an assessment came to."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment


class ResultIsFinal(Exception):
    """A stored result is written once; it is neither changed nor deleted."""


class ResultQuerySet(models.QuerySet["Result"]):
    def update(self, **values: Any) -> NoReturn:
        raise ResultIsFinal

    def delete(self) -> NoReturn:
        raise ResultIsFinal

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        # With update_conflicts it would overwrite.
        raise ResultIsFinal


class Result(models.Model):
    """The scorecard of a submitted assessment, exactly as it was computed that day."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="result")
    scorecard = models.JSONField()
    # The same day's other readings: scorecards after review, as proven and with every AI claim
    # counted; and what stood beside the answers. Empty in results from before there were any.
    readings = models.JSONField(default=dict, blank=True)
    dossier = models.JSONField(default=dict, blank=True)
    tier = models.CharField(max_length=60, blank=True)
    best_tier = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        # Also guards against the paths that only know the base manager.
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.assessment}: {self.tier or '-'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ResultIsFinal
        super().save(force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ResultIsFinal
