"""Documents made from a result: how they are known again, and what was let out of the house."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.results import Result

# No letter that is read as another, and none that makes words.
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
CODE_LENGTH = 20


def new_code() -> str:
    """95 bits: nobody finds a document by trying."""
    return "".join(secrets.choice(_LETTERS) for _place in range(CODE_LENGTH))


class DocumentCode(models.Model):
    """The random code on the last page of every document of a result."""

    result = models.OneToOneField(Result, models.PROTECT, related_name="document_code")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)

    class Meta:
        verbose_name = _("document code")
        verbose_name_plural = _("document codes")

    def __str__(self) -> str:
        return self.code


class MadeDocument(models.Model):
    """A document as it was once made, known by its SHA-256; the bytes themselves are not kept."""

    code = models.ForeignKey(DocumentCode, models.PROTECT, related_name="made")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("made document")
        verbose_name_plural = _("made documents")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "sha256"], name="document_known_once")
        ]

    def __str__(self) -> str:
        return self.sha256


class Release(models.Model):
    """Somebody confirmed that something may leave the organisation, and what they confirmed."""

    class DataClass(models.TextChoices):
        PUBLIC = "public", _("Public")
        GENERAL = "general", _("General data, for the receiver only")
        IMPORTANT = "important", _("May be important data")

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="releases")
    # What is let out: report, verification, application, preparation, evidence.
    kind = models.CharField(max_length=20)
    # Language, length and audience of a report, as Order.key tells them; the language of others.
    wanted = models.CharField(max_length=80, blank=True)
    receiver = models.CharField(_("for whom"), max_length=200)
    data_class = models.CharField(_("data class"), max_length=20, choices=DataClass.choices)
    no_state_secrets = models.BooleanField(_("no state secrets"))
    no_faces_or_places = models.BooleanField(_("faces and places removed"))
    # Of the assessment, so that a draft changed since is confirmed again.
    revision = models.PositiveIntegerField()
    # The same of the systems that its cards name, see documents.released.
    systems = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(no_state_secrets=True) & Q(no_faces_or_places=True),
                name="release_confirms_everything",
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(receiver=""), name="release_says_what_and_for_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.receiver}"
