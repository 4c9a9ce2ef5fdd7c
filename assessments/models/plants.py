"""What an organisation measures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from assessments.choices import Ownership, Production, Province, Sector, Size


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
