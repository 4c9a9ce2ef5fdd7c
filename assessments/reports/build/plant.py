"""What is stated of the plant, as labelled lines; what is not has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from assessments.choices import Ownership, Production, Province, Sector, Size
from assessments.reports.build.numbers import counted_fact
from assessments.reports.report import Fact
from maturity.engine.edition import Edition


def plant_facts(stored: dict[str, Any], edition: Edition, language: str) -> tuple[Fact, ...]:
    """`stored`: the facts as an assessment keeps them; texts in the active language."""
    return (*_chosen(stored), *_totals(stored, edition, language))


def _chosen(stored: dict[str, Any]) -> Iterable[Fact]:
    choices = (
        (_("Sector"), Sector.choices, stored.get("sector")),
        (_("Kind of production"), Production.choices, stored.get("production")),
        (_("Province"), Province.choices, stored.get("province")),
        (_("Size"), Size.choices, stored.get("size")),
        (_("Ownership"), Ownership.choices, stored.get("ownership")),
    )
    for label, known, key in choices:
        if key:
            yield Fact(label, force_str(dict(known).get(key, key)))


def _totals(stored: dict[str, Any], edition: Edition, language: str) -> Iterable[Fact]:
    totals = stored.get("totals", {})
    for total in edition.totals:
        if total.key in totals:
            yield counted_fact(total.name.in_language(language), totals[total.key])
