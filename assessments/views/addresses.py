"""Where a page of the plan lives, and what its part is called."""

from django.urls import reverse

from assessments.models import Assessment
from assessments.pages import Page, Part
from assessments.wording import said


def page_url(assessment: Assessment, page: Page, question: str = "") -> str:
    anchor = f"#{anchor_of(question)}" if question else ""
    return _address(assessment, page) + anchor


def anchor_of(question: str) -> str:
    return f"q-{question}"


def section_anchor(section: str) -> str:
    return f"s-{section}"


def part_title(part: Part) -> str:
    return " · ".join(said(name) for name in part.names)


def _address(assessment: Assessment, page: Page) -> str:
    if page.kind == "standing":
        return reverse("assessments:standing", args=[assessment.pk])
    if page.kind == "scenarios":
        return reverse("assessments:scenarios", args=[assessment.pk, page.part])
    return reverse("assessments:questions", args=[assessment.pk, page.part, page.number])
