"""Two self-checks of a plant side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.access import assessments_of, get_plant
from assessments.forms.comparing import CompareForm
from assessments.models import Assessment
from assessments.reports.build import build_changes
from assessments.reports.report import ChangedVerdict, ChangesPart
from assessments.views.opening import is_closed
from assessments.views.request import PersonRequest
from assessments.wording import page_language

QUIET = "same"


@login_required
@require_safe
def compare(request: PersonRequest, plant_id: int) -> HttpResponse:
    plant, rights = get_plant(request.user, plant_id)
    found = list(assessments_of(request.user).filter(plant=plant).with_tiers())
    context: dict[str, Any] = {"plant": plant, "rights": rights, "count": len(found)}
    if len(found) > 1:
        form = CompareForm(request.GET, assessments=found)
        if not form.is_valid():
            raise Http404
        context |= {"form": form, **_compared(*form.pair, only=request.GET.get("only", ""))}
    return render(request, "assessments/compare.html", context)


def _compared(older: Assessment, newer: Assessment, *, only: str) -> dict[str, Any]:
    """What nobody opened yet is not told here either."""
    context: dict[str, Any] = {"older": older, "newer": newer, "is_same": older == newer}
    context["sides"] = [Side(_("Then"), older), Side(_("Now"), newer)]
    context["closed"] = next((at for at in (older, newer) if is_closed(at)), None)
    if older == newer or context["closed"]:
        return context
    changes = build_changes(older, newer, language=page_language())
    filters = _filters(changes, (older, newer), only)
    shown = next(one for one in filters if one.is_chosen).key
    rows = [row for row in changes.verdicts if _is_shown(row, shown)]
    return context | {"changes": changes, "filters": filters, "rows": rows}


@dataclass(frozen=True, slots=True)
class Side:
    name: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    name: str
    count: int
    query: str
    is_chosen: bool


def _filters(changes: ChangesPart, pair: Sequence[Assessment], only: str) -> list[Filter]:
    """What moved first; a movement that nothing made is not offered."""
    counts = Counter(row.moved for row in changes.verdicts)
    words = {row.moved: row.moved_word for row in changes.verdicts if row.moved != QUIET}
    moved = sum(counts[key] for key in words)
    offered = [("moved", _("all that moved"), moved)]
    offered += [(key, word, counts[key]) for key, word in words.items()]
    offered.append(("all", _("all conditions"), len(changes.verdicts)))
    chosen = only if only in {key for key, *_rest in offered} else "moved"
    return [Filter(*one, _query(pair, one[0]), one[0] == chosen) for one in offered]


def _query(pair: Sequence[Assessment], only: str) -> str:
    older, newer = pair
    return urlencode({"older": str(older.pk), "newer": str(newer.pk), "only": only})


def _is_shown(row: ChangedVerdict, only: str) -> bool:
    if only == "all":
        return True
    return row.moved != QUIET if only == "moved" else row.moved == only
