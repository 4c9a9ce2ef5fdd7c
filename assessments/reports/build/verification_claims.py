"""What the plant claims and a visitor can look at: answered rows above the lowest, scenarios in
use. What is open, undecided or does not apply is no claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.dossier import InstanceNote
from assessments.reports.build import rows, words
from assessments.reports.build.claims import AI, DEPLOYED
from assessments.reports.build.instances import in_order
from assessments.reports.build.numbers import grouped
from assessments.reports.build.source import Source
from assessments.reports.build.verification_places import (
    Stop,
    company_of,
    company_of_instances,
    stop_of,
    stop_of_instances,
)
from maturity.engine.edition import Option, Question, Scenario


@dataclass(frozen=True, slots=True)
class Claim:
    question: Question
    about: str
    text: str
    count: str
    check: str
    stop: Stop
    company: str
    instances: tuple[int, ...]
    lost: str  # the tag that the claimed row carries and the cards do not bear out
    value: Fraction
    has_ai: bool

    @property
    def aspect(self) -> str:
        return self.question.aspect or ""


def claims_of(source: Source) -> tuple[Claim, ...]:
    """In the edition's order."""
    return (*_of_questions(source), *_of_scenarios(source))


def _of_questions(source: Source) -> Iterable[Claim]:
    for question in source.edition.questions:
        row = source.judged(question.key)
        if question.kind != "capability" or not source.is_asked(question):
            continue
        if row is not None and row.value is not None and row.value > question.lowest:
            yield _claim(source, question, row)


def _claim(source: Source, question: Question, row: Option) -> Claim:
    return Claim(
        question=question,
        about=words.said(question.text),
        text=words.labelled(_("Claimed"), rows.row_text(question, row)),
        count=_counted(source, question),
        check=words.said(question.check) or _case_check(),
        stop=stop_of(source, question),
        company=company_of(source, question),
        instances=(),
        lost="",
        value=row.value or Fraction(0),
        has_ai=False,
    )


def _case_check() -> str:
    return _("The visitor picks one case; it is shown on the spot, as it is used.")


def _counted(source: Source, question: Question) -> str:
    """So many of so many, as stated; without the whole only the number."""
    answer, breadth = source.answer(question.key), question.breadth
    if breadth is None or answer is None or answer.count is None:
        return ""
    total = source.edition.totals_by_key.get(breadth.count_of or "")
    named = total.name if total else breadth.of_how_many
    whole = source.sheet.plant.totals.get(breadth.count_of or "") if total else answer.of
    what = words.inside(words.said(named))
    if whole is None:
        return words.labelled(words.opened_with_capital(what), grouped(answer.count))
    facts = {"count": grouped(answer.count), "whole": grouped(whole), "what": what}
    return _("%(count)s of %(whole)s: %(what)s") % facts


def _of_scenarios(source: Source) -> Iterable[Claim]:
    cards: dict[str, list[InstanceNote]] = {}
    for note in in_order(source):
        cards.setdefault(note.scenario, []).append(note)
    for scenario in source.edition.scenarios:
        row = source.as_claimed.judged(scenario.question_key)
        if row is not None and DEPLOYED in row.tags:
            yield _scenario_claim(source, scenario, row, cards.get(scenario.key, []))


def _scenario_claim(
    source: Source, scenario: Scenario, row: Option, cards: list[InstanceNote]
) -> Claim:
    in_use = [note for note in cards if note.bears_out != "planned"] or cards
    counted = source.judged(scenario.question_key)
    return Claim(
        question=source.edition.question(scenario.question_key),
        about=words.said(scenario.name),
        text=_claimed_row(row, counted),
        count=_on_file(cards),
        check=_scenario_check(row),
        stop=stop_of_instances(in_use),
        company=company_of_instances(in_use),
        instances=tuple(note.id for note in cards),
        lost=_lost(row, counted),
        value=row.value or Fraction(0),
        has_ai=AI in row.tags,
    )


def _claimed_row(row: Option, counted: Option | None) -> str:
    said = words.labelled(_("Claimed"), words.inside(words.said(row.text)))
    if counted is None or counted.key == row.key:
        return said
    note = _("by its instance cards: %(row)s") % {"row": words.said(counted.text)}
    return said + words.in_brackets(note)


def _on_file(cards: list[InstanceNote]) -> str:
    if not cards:
        return _("no instance card")
    told = ngettext("%(n)s instance card", "%(n)s instance cards", len(cards))
    return told % {"n": len(cards)}


def _scenario_check(row: Option) -> str:
    if AI in row.tags:
        return _(
            "Have the newest result of the model opened in the system: its date, what was done "
            "about it, and who could have overruled it."
        )
    return _("Have a user from outside the project team open it: when last, and what for?")


def _lost(row: Option, counted: Option | None) -> str:
    return next(
        (
            tag
            for tag in (DEPLOYED, AI)
            if tag in row.tags and (counted is None or tag not in counted.tags)
        ),
        "",
    )
