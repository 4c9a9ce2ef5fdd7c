"""One plant being measured: the plant, its assessments, answers, indicator values and results."""

from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from assessments.choices import Ownership, Production, Province, Sector, Size
from maturity.models import Edition


class ResultIsFinal(Exception):
    """A stored result is written once; it is neither changed nor deleted."""


class Plant(models.Model):
    """A factory, workshop or site that an organisation measures."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="plants", verbose_name=_("organisation")
    )
    name = models.CharField(_("name of the plant"), max_length=200)
    sector = models.CharField(_("sector"), max_length=30, choices=Sector.choices, blank=True)
    production = models.CharField(
        _("kind of production"), max_length=20, choices=Production.choices, blank=True
    )
    province = models.CharField(_("province"), max_length=30, choices=Province.choices, blank=True)
    size = models.CharField(_("size"), max_length=20, choices=Size.choices, blank=True)
    ownership = models.CharField(
        _("ownership"), max_length=30, choices=Ownership.choices, blank=True
    )
    totals = models.JSONField(_("totals"), default=dict, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("plant")
        verbose_name_plural = _("plants")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="plant_name_once_in_an_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="plant_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


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


class Assessment(models.Model):
    """A plant answering one edition. Plant facts are copied at start; submitting locks it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        SUBMITTED = "submitted", _("Submitted")

    plant = models.ForeignKey(Plant, models.PROTECT, related_name="assessments")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="assessments")
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.OPEN)
    facts = models.JSONField(default=dict)
    exceptions = models.JSONField(default=dict, blank=True)
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


class Answer(models.Model):
    """What a plant says to one question. A row without option or reason leaves it open."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=120)
    option = models.CharField(max_length=120, blank=True)
    not_applicable = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    of = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(max_length=2000, blank=True)
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
