"""Proof: a file or a link of the plant, used for as many answers and instances as it proves."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.plants import Plant
from assessments.models.register import ScenarioInstance


class Evidence(models.Model):
    """Either a stored file (`stored` names it in STORAGES["evidence"]) or a link."""

    plant = models.ForeignKey(Plant, models.PROTECT, related_name="evidence")
    title = models.CharField(_("title"), max_length=200)
    link = models.URLField(_("link"), max_length=1000, blank=True)
    stored = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(_("file name"), max_length=150, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    dated = models.DateField(_("its own date"), null=True, blank=True)
    expires = models.DateField(_("valid until"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("pieces of evidence")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link="") ^ Q(stored=""), name="evidence_is_a_file_or_a_link"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="evidence_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_file(self) -> bool:
        return bool(self.stored)


class EvidenceUse(models.Model):
    """What a piece of evidence proves: one answer or one instance of an assessment."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="uses")
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="evidence_uses")
    question = models.CharField(max_length=120, blank=True)
    instance = models.ForeignKey(
        ScenarioInstance, models.CASCADE, null=True, blank=True, related_name="evidence_uses"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("use of evidence")
        verbose_name_plural = _("uses of evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(question="", instance__isnull=False)
                | (~Q(question="") & Q(instance__isnull=True)),
                name="evidence_proves_an_answer_or_an_instance",
            ),
            models.UniqueConstraint(
                fields=["evidence", "assessment", "question"],
                condition=~Q(question=""),
                name="evidence_once_at_an_answer",
            ),
            models.UniqueConstraint(
                fields=["evidence", "instance"],
                condition=Q(instance__isnull=False),
                name="evidence_once_at_an_instance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence}: {self.question or self.instance}"
