"""The few kinds of column that draft rows are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from maturity.engine.edition import read_exact

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KEY_LENGTH = 120

check_key = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9._-]*\Z",
    _("Letters without accents, digits and . _ - only, beginning with a letter or digit."),
)


def check_exact(value: str) -> None:
    if read_exact(value) is None:
        raise ValidationError(
            _("Write an integer, a decimal such as 0.8 or a fraction such as 1/3.")
        )


def key_column(name: StrOrPromise, help_text: StrOrPromise = "") -> models.CharField[str, str]:
    return models.CharField(
        name, max_length=KEY_LENGTH, validators=[check_key], help_text=help_text
    )


def in_english(name: StrOrPromise) -> models.TextField[str, str]:
    return models.TextField(format_lazy("{}{}", name, _(" (English)")), blank=True)


def in_chinese(name: StrOrPromise) -> models.TextField[str, str]:
    """Where both languages hold the same text, the file says it once, for every language."""
    return models.TextField(format_lazy("{}{}", name, _(" (Chinese)")), blank=True)


def word(name: StrOrPromise) -> models.CharField[str, str]:
    return models.CharField(name, max_length=KEY_LENGTH, blank=True)


def exact_number(name: StrOrPromise, *, default: str = "") -> models.CharField[str, str]:
    """Kept as written, because a float or a fixed number of places would change it."""
    return models.CharField(
        name, max_length=40, blank=True, default=default, validators=[check_exact]
    )


def listed(name: StrOrPromise) -> models.JSONField:
    return models.JSONField(name, default=list, blank=True)


def nested(name: StrOrPromise) -> models.JSONField:
    return models.JSONField(name, null=True, blank=True)
