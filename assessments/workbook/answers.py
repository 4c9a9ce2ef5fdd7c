"""Questions as rows of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.actions.answers import Change
from assessments.models import Answer, Assessment
from assessments.pages import Page, Plan, plan
from assessments.sheet import reason_key
from assessments.wording import said
from assessments.workbook.fields import Choice, Field, in_every_language, numbered, worded
from assessments.workbook.shape import FILLED, Line
from maturity.engine.edition import Edition, Question

NOTE_LENGTH = 2000
YES = "yes"

HEADINGS: Mapping[str, Promise] = {
    "option": gettext_lazy("Answer"),
    "count": gettext_lazy("At how many"),
    "of": gettext_lazy("Of how many"),
    "reason": gettext_lazy("Does not apply, because"),
    "unsure": gettext_lazy("Don't know yet"),
    "known": gettext_lazy("How it is known"),
    "note": gettext_lazy("Note"),
}


def plan_of(assessment: Assessment, edition: Edition) -> Plan:
    return plan(edition, assessment.facts.get("production") or None)


def answer_lines(
    assessment: Assessment, edition: Edition, stored: Mapping[str, Answer]
) -> Iterator[Line]:
    """`stored` by question, with `answered_by`."""
    walk = plan_of(assessment, edition)
    for page in walk.pages:
        for section in page.sections:
            for question in section.questions:
                answer = stored.get(question.key)
                number = walk.numbers[question.key]
                info = _info(assessment, edition, question, said(section.name), number)
                yield _line(page, question, answer, info)


def _line(page: Page, question: Question, answer: Answer | None, info: Mapping[str, str]) -> Line:
    return Line(
        kind="answers",
        sheet=page.kind,
        key=question.key,
        name=f"{info['number']} {info['text']}",
        fields=answer_fields(question),
        content=_content(answer),
        revision=answer.revision if answer else 0,
        by=str(answer.answered_by) if answer else "",
        at=answer.answered_at if answer else None,
        info=info,
    )


def answer_fields(question: Question) -> tuple[Field, ...]:
    """In the order of FILLED."""
    breadth = question.breadth
    asked = {
        "option": Field("option", "choice", choices=_rows(question)),
        "count": Field("count", "whole", is_open=breadth is not None, blank=None),
        "of": Field(
            "of", "whole", is_open=breadth is not None and not breadth.count_of, blank=None
        ),
        "reason": Field(
            "reason", "choice", choices=_reasons(question), is_open=bool(question.may_not_apply)
        ),
        "unsure": Field("unsure", "choice", choices=yes_choice()),
        "known": Field("known", "choice", choices=_ways_of_knowing()),
        "note": Field("note", "lines", longest=NOTE_LENGTH),
    }
    return tuple(asked[key] for key in FILLED["answers"])


def change_of(line: Line, content: Mapping[str, Any], revision: int) -> Change:
    return Change(
        question=line.key,
        option=content["option"],
        not_applicable=bool(content["reason"]),
        reason=content["reason"],
        count=content["count"],
        of=content["of"],
        note=content["note"],
        unsure=content["unsure"] == YES,
        known=content["known"] or Answer.Known.CLAIMED.value,
        revision=revision,
    )


@cache
def yes_choice() -> tuple[Choice, ...]:
    return (Choice(YES, in_every_language(gettext_lazy("Yes"))),)


def _content(answer: Answer | None) -> dict[str, Any]:
    """An empty cell under "how it is known" means claimed."""
    if answer is None:
        return {key: None if key in ("count", "of") else "" for key in FILLED["answers"]}
    return {
        "option": answer.option,
        "count": answer.count,
        "of": answer.of,
        "reason": answer.reason,
        "unsure": YES if answer.unsure else "",
        "known": "" if answer.known == Answer.Known.CLAIMED else answer.known,
        "note": answer.note,
    }


def _rows(question: Question) -> tuple[Choice, ...]:
    return numbered((option.key, option.text) for option in question.options)


def _reasons(question: Question) -> tuple[Choice, ...]:
    return numbered((reason_key(reason), reason) for reason in question.may_not_apply)


@cache
def _ways_of_knowing() -> tuple[Choice, ...]:
    claimed = Answer.Known.CLAIMED.value
    offered = worded(Answer.Known.choices)
    return tuple(
        Choice("" if choice.value == claimed else choice.value, choice.text) for choice in offered
    )


def _info(
    assessment: Assessment, edition: Edition, question: Question, part: str, number: int
) -> dict[str, str]:
    help_lines = [said(question.help)]
    if question.write_down:
        help_lines.append(_("Write down: %(what)s") % {"what": said(question.write_down)})
    if question.scenario_key:
        help_lines.append(said(edition.scenario(question.scenario_key).summary))
    return {
        "number": str(number),
        "part": part,
        "text": said(question.text),
        "help": "\n".join(filter(None, help_lines)),
        "counted": _counted(assessment, edition, question),
    }


def _counted(assessment: Assessment, edition: Edition, question: Question) -> str:
    breadth = question.breadth
    if breadth is None:
        return ""
    if breadth.count_of is None:
        return said(breadth.of_how_many)
    total = edition.totals_by_key[breadth.count_of]
    known = assessment.totals.get(total.key)
    if known is None:
        return said(total.name)
    return _("%(counted)s: %(total)s %(unit)s in all") % {
        "counted": said(total.name),
        "total": known,
        "unit": said(total.unit),
    }
