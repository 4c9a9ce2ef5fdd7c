"""What the page of proof shows: all of an assessment, or what one answer or instance has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from assessments.actions.evidence import Proves, room_taken
from assessments.evidence.arriving import FILES_AT_ONCE
from assessments.evidence.ordering import Place, place_of, places
from assessments.forms.evidence import ChangeForm, FileForm, LinkForm
from assessments.models import Assessment, Evidence, EvidenceUse, ScenarioInstance
from assessments.pages import plan
from assessments.views.addresses import page_url
from assessments.wording import said
from maturity.engine.edition import Question
from maturity.publishing import engine_edition


@dataclass
class Forms:
    """What was typed stays in the one form that was sent; the others are as new."""

    files: list[FileForm] = field(default_factory=lambda: [file_row(n) for n in blank_rows()])
    link: LinkForm = field(default_factory=lambda: LinkForm(prefix="link"))
    change: ChangeForm | None = None
    # Which of the ways to add stands open when the page comes back.
    open: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One use at the place that is asked about; without a form where it can no longer change."""

    use: EvidenceUse
    change: ChangeForm | None


def blank_rows() -> range:
    return range(FILES_AT_ONCE)


def file_row(number: int, *args: Any, **more: Any) -> FileForm:
    return FileForm(*args, prefix=f"file-{number}", **more)


def asked_for(assessment: Assessment, query: Mapping[str, str]) -> Place | None:
    """What the address names; a place that the assessment does not have is not found."""
    edition = engine_edition(assessment.edition_id)
    if "instance" in query:
        number = query["instance"]
        known = number.isascii() and number.isdigit() and len(number) < 16
        found = assessment.instances.filter(pk=number).first() if known else None
        question = edition.questions_by_key.get(f"scenario.{found.scenario}") if found else None
        return _found(assessment, question, found)
    if "question" not in query:
        return None
    question = edition.questions_by_key.get(query["question"])
    if question is None or not (
        _is_asked(assessment, question)
        or _uses_at(assessment, _found(assessment, question)).exists()
    ):
        raise Http404
    return _found(assessment, question)


def takes_more(assessment: Assessment, place: Place) -> bool:
    question = engine_edition(assessment.edition_id).question(place.question)
    return bool(place.instance_id) or _is_asked(assessment, question)


def _is_asked(assessment: Assessment, question: Question) -> bool:
    """What was proved while the plant was of another type is still seen and taken off."""
    return question.is_asked_of(assessment.facts.get("production") or None)


def _found(
    assessment: Assessment, question: Question | None, instance: ScenarioInstance | None = None
) -> Place:
    if question is None:
        raise Http404
    return place_of(assessment, question, instance)


def proves_of(place: Place) -> Proves:
    return Proves(instance=place.instance_id) if place.instance_id else Proves(place.question)


def one_place(assessment: Assessment, place: Place, forms: Forms) -> dict[str, Any]:
    uses = list(_uses_at(assessment, place))
    question = engine_edition(assessment.edition_id).question(place.question)
    here = [use.evidence_id for use in uses]
    return {
        "place": place,
        "takes_more": takes_more(assessment, place),
        "asks_for": said(question.evidence),
        "lines": [Line(use, _change_form(use, forms)) for use in uses],
        "file_limit": settings.EVIDENCE_FILE_LIMIT,
        "choosable": _of_plant(assessment).exclude(pk__in=here),
        "forms": forms,
        "back": _answering(assessment, place),
    }


def all_places(assessment: Assessment) -> dict[str, Any]:
    known = places(assessment)
    groups = groupby(known, lambda place: (place.kind, place.group))
    used = {use.evidence_id for place in known for use in place.uses}
    return {
        "groups": [(group, list(run)) for (_kind, group), run in groups],
        "pieces": len(used),
        "taken": room_taken(assessment.plant_id),
        "plant_limit": settings.EVIDENCE_PLANT_LIMIT,
        "spare": _of_plant(assessment).exclude(pk__in=used).annotate(times=Count("uses")),
    }


def _of_plant(assessment: Assessment) -> QuerySet[Evidence]:
    return Evidence.objects.filter(plant=assessment.plant_id)


def _uses_at(assessment: Assessment, place: Place) -> QuerySet[EvidenceUse]:
    submitted = EvidenceUse.objects.filter(
        evidence=OuterRef("evidence"), assessment__status=Assessment.Status.SUBMITTED
    )
    at = assessment.evidence_uses.select_related("evidence__added_by")
    if place.instance_id:
        at = at.filter(instance=place.instance_id)
    else:
        at = at.filter(question=place.question)
    return at.annotate(is_fixed=Exists(submitted))


def _change_form(use: Any, forms: Forms) -> ChangeForm | None:
    if use.is_fixed:
        return None
    sent = forms.change
    if sent is not None and sent.piece.pk == use.evidence_id:
        return sent
    return ChangeForm(piece=use.evidence)


def _answering(assessment: Assessment, place: Place) -> str:
    """Back to where the answer or the card is given."""
    if place.instance_id:
        return reverse("assessments:instance", args=[assessment.pk, place.instance_id])
    edition = engine_edition(assessment.edition_id)
    planned = plan(edition, assessment.facts.get("production") or None)
    page = planned.page_of.get(place.question)
    if page is None:
        return reverse("assessments:overview", args=[assessment.pk])
    return page_url(assessment, page, place.question)
