"""A plant answering one edition."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.plants import Plant
from maturity.models import Edition


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def open(self) -> Self:
        return self.filter(status=Assessment.Status.OPEN)

    def submitted(self) -> Self:
        return self.filter(status=Assessment.Status.SUBMITTED)

    def newest_first(self) -> Self:
        return self.order_by("-started_at", "-pk")

    def with_names(self) -> Self:
        """Everything a page names, without the edition's content (half a megabyte)."""
        return self.select_related(
            "plant__organisation", "edition__rubric", "changed_by", "submitted_by"
        ).defer("edition__content")

    def with_tiers(self) -> Self:
        """The result's tier without what it was worked out from: lists name many results."""
        return self.select_related("result").defer(
            "result__scorecard", "result__readings", "result__dossier"
        )


class Assessment(models.Model):
    """A plant answering one edition. Plant facts are copied at start; submitting locks it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        SUBMITTED = "submitted", _("Submitted")

    class Origin(models.TextChoices):
        """`follows` names the assessment it began from."""

        NEW = "new", _("New")
        FOLLOW_UP = "follow_up", _("Follow-up")
        REOPENED = "reopened", _("Reopened")

    plant = models.ForeignKey(Plant, models.PROTECT, related_name="assessments")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="assessments")
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.NEW)
    reopened_because = models.TextField(max_length=1000, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.OPEN)
    facts = models.JSONField(default=dict)
    exceptions = models.JSONField(default=dict, blank=True)
    # What the instance cards of each scenario bear out, by scenario key; kept by
    # actions.instances. None: from before there were cards, answers count as they were given.
    cards = models.JSONField(default=dict, null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When somebody first opened the draft result: what is raised later is listed.
    result_seen_at = models.DateTimeField(null=True, blank=True)
    result_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["plant", "edition"],
                condition=Q(status="open"),
                name="one_open_assessment_per_plant_and_edition",
            ),
            models.CheckConstraint(
                condition=Q(status="open", submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(status="submitted", submitted_at__isnull=False, submitted_by__isnull=False),
                name="submitted_names_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(origin="reopened") | ~Q(reopened_because=""),
                name="reopened_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plant}, {self.edition}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_submitted(self) -> bool:
        return self.status == self.Status.SUBMITTED

    @property
    def totals(self) -> dict[str, int]:
        return dict(self.facts.get("totals", {}))
