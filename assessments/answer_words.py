"""What an answer says, in words, as history, conflicts and lists of answers tell it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Answer
from assessments.sheet import reason_text
from assessments.wording import page_language, said
from maturity.engine.edition import Question


def answer_words(
    question: Question, content: Mapping[str, Any], totals: Mapping[str, int]
) -> tuple[str, ...]:
    """Row or reason first, then count, note and how it is known; in the page's language."""
    lines = [_row(question, content), _count(question, content, totals)]
    if content["note"]:
        lines.append(_("Note: %(note)s") % {"note": content["note"]})
    if content["known"] != Answer.Known.CLAIMED:
        lines.append(_("How known: %(known)s") % {"known": _known(content["known"])})
    return tuple(filter(None, lines))


def _row(question: Question, content: Mapping[str, Any]) -> str:
    if content["not_applicable"]:
        reason = reason_text(question, content["reason"], page_language())
        return _("Does not apply: %(reason)s") % {"reason": reason}
    if content["unsure"]:
        return _("Don't know yet")
    option = question.option(content["option"])
    return said(option.text) if option else content["option"] or _("Not answered yet")


def _count(question: Question, content: Mapping[str, Any], totals: Mapping[str, int]) -> str:
    if content["count"] is None:
        return ""
    asked = question.breadth.count_of if question.breadth else None
    total = totals.get(asked) if asked else content["of"]
    counted = _("At %(count)s of %(total)s") if total else _("At %(count)s")
    return counted % {"count": content["count"], "total": total}


def _known(key: str) -> str:
    return str(Answer.Known(key).label) if key in Answer.Known.values else key
