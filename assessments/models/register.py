"""The plant's systems and key equipment, and the scenario instances that run on them."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.plants import Plant

MONTH = RegexValidator(r"\A(19|20)\d{2}-(0[1-9]|1[0-2])\Z", _("Write year and month as 2024-03."))


class System(models.Model):
    """A system or a piece of key equipment, written down once for the plant."""

    class Kind(models.TextChoices):
        SYSTEM = "system", _("System")
        EQUIPMENT = "equipment", _("Key equipment")

    plant = models.ForeignKey(Plant, models.PROTECT, related_name="systems")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.SYSTEM)
    name = models.CharField(_("name"), max_length=120)
    maker = models.CharField(_("maker"), max_length=120, blank=True)
    live_since = models.CharField(_("live since"), max_length=7, blank=True, validators=[MONTH])
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("system or equipment")
        verbose_name_plural = _("systems and equipment")
        ordering = ["-kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plant", "kind", "name"], name="system_once_in_the_register"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="system_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ScenarioInstance(models.Model):
    """One place where a scenario is at work: the third part of 环节—场景—实例.

    Regular use is judged as of the day the card was last stated (`stated_at`).
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="instances")
    scenario = models.CharField(max_length=120)
    name = models.CharField(_("name of the instance"), max_length=200)
    place = models.CharField(_("workshop, line or process unit"), max_length=200, blank=True)
    systems = models.ManyToManyField(System, blank=True, related_name="instances")
    live_since = models.CharField(
        _("month it went live"), max_length=7, blank=True, validators=[MONTH]
    )
    last_used = models.DateField(_("last day it was used"), null=True, blank=True)
    weekly_users = models.PositiveIntegerField(_("users per week"), null=True, blank=True)
    # None: not stated.
    used_outside_team = models.BooleanField(_("used outside the project team"), null=True)
    figure = models.CharField(_("what was measured"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    before = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    before_period = models.CharField(max_length=60, blank=True)
    after = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    after_period = models.CharField(max_length=60, blank=True)
    data_source = models.CharField(_("source of the data"), max_length=300, blank=True)
    role = models.CharField(_("role in charge"), max_length=100, blank=True)
    to_confirm = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("scenario instance")
        verbose_name_plural = _("scenario instances")
        ordering = ["scenario", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "scenario", "name"], name="one_instance_of_that_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="instance_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.scenario}: {self.name}"


class ModelCard(models.Model):
    """What an instance must show to count for the AI share (ours). Complete: every field given."""

    class Kind(models.TextChoices):
        VISION = "vision", _("Vision")
        FORECAST = "forecast", _("Forecast")
        DIAGNOSIS = "diagnosis", _("Diagnosis")
        OPTIMISATION = "optimisation", _("Optimisation with a learnt model")
        LANGUAGE = "language", _("Language model")
        OTHER = "other", _("Other learnt model")

    instance = models.OneToOneField(ScenarioInstance, models.CASCADE, related_name="model_card")
    kind = models.CharField(_("kind of model"), max_length=20, choices=Kind.choices, blank=True)
    decides = models.CharField(_("what it decides or proposes"), max_length=300, blank=True)
    data = models.CharField(_("from which data"), max_length=300, blank=True)
    data_since = models.CharField(_("data since"), max_length=7, blank=True, validators=[MONTH])
    quality = models.CharField(_("how good it was last month"), max_length=200, blank=True)
    measured_how = models.CharField(_("how that was measured"), max_length=200, blank=True)
    overruled = models.PositiveIntegerField(_("times overruled last month"), null=True, blank=True)
    runs_on = models.CharField(_("where it runs"), max_length=200, blank=True)
    made_by = models.CharField(_("made by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("model card")
        verbose_name_plural = _("model cards")

    def __str__(self) -> str:
        return str(self.instance)

    @property
    def is_complete(self) -> bool:
        return self.overruled is not None and all(getattr(self, name) for name in CARD_TEXTS)


CARD_TEXTS = (
    "kind",
    "decides",
    "data",
    "data_since",
    "quality",
    "measured_how",
    "runs_on",
    "made_by",
)
