"""Which two self-checks of a plant are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Assessment
from assessments.wording import said
from maturity.publishing import engine_edition


class CompareForm(forms.Form):
    """Bound to what the address asks for; what it leaves out is chosen: the latest two."""

    older = forms.ChoiceField(label=gettext_lazy("Then"))
    newer = forms.ChoiceField(label=gettext_lazy("Now"))

    def __init__(self, asked: Mapping[str, str], *, assessments: Sequence[Assessment]) -> None:
        self.by_key = {str(at.pk): at for at in in_order(assessments)}
        super().__init__(_completed(asked, list(self.by_key.values())))
        for name in ("older", "newer"):
            field = self.fields[name]
            field.widget.attrs["class"] = "form-select"
            field.choices = [(key, label_of(at)) for key, at in reversed(self.by_key.items())]  # type: ignore[attr-defined]

    @property
    def pair(self) -> tuple[Assessment, Assessment]:
        """The earlier one first, whichever way round they were chosen."""
        chosen = {self.cleaned_data[name] for name in ("older", "newer")}
        found = [at for key, at in self.by_key.items() if key in chosen]
        return found[0], found[-1]


def in_order(assessments: Sequence[Assessment]) -> list[Assessment]:
    """By the day they were submitted; what is still open comes last."""
    return sorted(assessments, key=_moment)


def _moment(assessment: Assessment) -> tuple[bool, datetime, int]:
    at = assessment.submitted_at or assessment.started_at
    return assessment.is_open, at, assessment.pk


def _completed(asked: Mapping[str, str], ordered: Sequence[Assessment]) -> dict[str, str]:
    """Drafts nobody opened are chosen last: there is nothing to be seen of them yet."""
    given = {name: asked[name] for name in ("older", "newer") if asked.get(name)}
    shown = [at for at in ordered if not _is_closed(at)]
    offered = [str(at.pk) for at in [*(at for at in ordered if _is_closed(at)), *shown]]
    if "newer" not in given and offered:
        rest = [key for key in offered if key != given.get("older")]
        given["newer"] = rest[-1] if rest else offered[-1]
    if "older" not in given and offered:
        given["older"] = _before(given["newer"], offered, [str(at.pk) for at in ordered])
    return given


def _before(newer: str, offered: Sequence[str], ordered: Sequence[str]) -> str:
    """The one before it, else the latest other one."""
    place = ordered.index(newer) if newer in ordered else 0
    earlier = [key for key in offered if key in ordered[:place]]
    others = earlier or [key for key in offered if key != newer]
    return others[-1] if others else newer


def _is_closed(assessment: Assessment) -> bool:
    return assessment.is_open and assessment.result_seen_at is None


def label_of(assessment: Assessment) -> str:
    edition = _("edition %(edition)s, revision %(revision)s") % {
        "edition": assessment.edition.edition,
        "revision": assessment.edition.revision,
    }
    return " · ".join((_day(assessment), _tier(assessment), edition))


def _day(assessment: Assessment) -> str:
    at = assessment.submitted_at
    return timezone.localtime(at).date().isoformat() if at else _("draft")


def _tier(assessment: Assessment) -> str:
    """Of a draft nothing is told in a list."""
    if assessment.is_open:
        return _("self-check under way")
    key = assessment.result.tier
    tier = engine_edition(assessment.edition_id).tiers_by_key.get(key)
    return said(tier.name) if tier else _("no tier shown")
