"""What to have ready for the CMMM self-assessment, by sub-domain. It predicts no level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import rows, words
from assessments.reports.build.claims import DEPLOYED
from assessments.reports.build.conditions import condition_row
from assessments.reports.build.evidence import numbers_of_proof
from assessments.reports.build.source import Source
from assessments.reports.build.subdomains import SOURCES, Subdomain
from assessments.reports.build.subdomains_market import ALL
from assessments.reports.report import Basis
from assessments.reports.report.preparation import BearingRow, PreparationPart, SubdomainRow
from maturity.engine.edition import Condition, Option, Question, Tier

CMMM = ("39116", "CMMM")
BASIS = "secondary"


def preparation_part(source: Source) -> PreparationPart:
    proof = numbers_of_proof(source)
    bearing = {one.key: _bearing_questions(source, one) for one in ALL}
    return PreparationPart(
        level_lines=tuple(_level_lines(source)),
        intro=_intro(),
        basis=Basis(BASIS, _(words.BASIS_WORDS[BASIS]), SOURCES),
        rows=tuple(_row(source, one, bearing[one.key], proof) for one in ALL),
        unasked_line=_unasked_line(source, bearing.values()),
    )


def _level_lines(source: Source) -> Iterable[str]:
    tier = source.target or source.reached
    for condition in tier.conditions if tier else ():
        if condition.key in source.results and _asks_for_a_level(condition):
            yield _level_line(source, tier, condition)


def _asks_for_a_level(condition: Condition) -> bool:
    told = (condition.text, condition.name)
    return any(sign in text.in_language("en") for text in told if text for sign in CMMM)


def _level_line(source: Source, tier: Tier | None, condition: Condition) -> str:
    row = condition_row(source, condition)
    return _("%(tier)s: %(text)s Stated: %(number)s (%(verdict)s).") % {
        "tier": words.said(tier.name) if tier else "",
        "text": row.text,
        "number": words.inside(row.number),
        "verdict": words.inside(row.verdict.word),
    }


def _intro() -> tuple[str, ...]:
    return (
        _(
            "GB/T 39116-2020 divides capability into four elements and twenty sub-domains. For "
            "each: what this self-check heard about it, what to have ready, and what is missing. "
            "The self-assessment itself is made on the platform www.c3mep.cn."
        ),
        _(
            "This list predicts no CMMM level: it asks other questions than the standard and "
            "gives no points. Names and division come from a secondary source, the standard was "
            "not read (one source writes 安全与环保 and 仓储与配送). Which answers bear on a "
            "sub-domain, and what to have ready, is set by this tool; the standard and the "
            "platform go first."
        ),
    )


def _bearing_questions(source: Source, one: Subdomain) -> tuple[Question, ...]:
    """Those named, and where the edition has none of them, those of its departments."""
    keys = [*one.questions, *(f"scenario.{key}" for key in one.scenarios)]
    known = source.edition.questions_by_key
    named = [known[key] for key in keys if key in known]
    if not named:
        named = [q for q in source.edition.questions if q.department in one.departments]
    return tuple(question for question in named if source.is_asked(question))


def _row(
    source: Source,
    one: Subdomain,
    questions: tuple[Question, ...],
    proof: Mapping[str, tuple[str, ...]],
) -> SubdomainRow:
    bearing = tuple(_bearing(source, question, proof) for question in questions)
    return SubdomainRow(
        key=one.key,
        element=words.said(one.element),
        domain=words.said(one.domain),
        name=words.said(one.name),
        official_name=one.name.in_language("zh-hans"),
        who=words.said(one.who),
        bearing=bearing,
        ready=tuple(words.said(text) for text in one.ready),
        missing=tuple(_missing(source, bearing)),
    )


def _bearing(
    source: Source, question: Question, proof: Mapping[str, tuple[str, ...]]
) -> BearingRow:
    state = _state(source, question)
    row = source.as_claimed.judged(question.key)
    numbers = words.joined(_proof(source, question, proof))
    said = {"open": _("not answered yet"), "not_applicable": _("does not apply")}
    return BearingRow(
        key=question.key,
        question=words.said(question.text),
        answer=said.get(state) or (rows.row_text(question, row) if row else ""),
        state=state,
        ready=words.said(question.evidence) or _card_as_proof(question),
        proof=numbers,
        lacks_proof=not numbers and is_claimed(question, row),
    )


def _card_as_proof(question: Question) -> str:
    if question.kind != "scenario":
        return ""
    return _("Complete instance card; dated screen of the system in use; record of its use.")


def is_claimed(question: Question, row: Option | None) -> bool:
    """Nobody proves that a scenario is not in use, or that something is not done."""
    if row is None:
        return False
    if question.kind == "scenario":
        return DEPLOYED in row.tags
    return row.value is not None and row.value > question.lowest


def _state(source: Source, question: Question) -> str:
    if source.is_not_applicable(question.key):
        return "not_applicable"
    return "open" if source.as_claimed.judged(question.key) is None else "given"


def _proof(source: Source, question: Question, proof: Mapping[str, tuple[str, ...]]) -> list[str]:
    cards = [n.id for n in source.facts.dossier.instances if n.scenario == question.scenario_key]
    keys = [question.key, *(f"instance:{number}" for number in cards)]
    return sorted({number for key in keys for number in proof.get(key, ())}, key=int)


def _missing(source: Source, bearing: tuple[BearingRow, ...]) -> Iterable[str]:
    if not bearing:
        yield _("This self-check asks nothing about it: begin with the standard's own clauses.")
    still_open = sum(row.state == "open" for row in bearing)
    if still_open:
        told = ngettext("%(n)s answer is open", "%(n)s answers are open", still_open)
        yield told % {"n": still_open}
    undone = sum(_is_undone(source, row) for row in bearing)
    if undone:
        told = ngettext(
            "%(n)s thing asked about is not done yet, by the answers given",
            "%(n)s things asked about are not done yet, by the answers given",
            undone,
        )
        yield told % {"n": undone}
    bare = sum(row.lacks_proof for row in bearing)
    if bare:
        told = ngettext(
            "%(n)s answer has no evidence in the index",
            "%(n)s answers have no evidence in the index",
            bare,
        )
        yield told % {"n": bare}


def _is_undone(source: Source, row: BearingRow) -> bool:
    chosen = source.as_claimed.judged(row.key)
    question = source.edition.question(row.key)
    return row.state == "given" and not is_claimed(question, chosen)


def _unasked_line(source: Source, bearing: Iterable[tuple[Question, ...]]) -> str:
    used = {question.key for questions in bearing for question in questions}
    left = sum(
        question.key not in used and source.is_asked(question)
        for question in source.edition.all_questions
        if question.kind in ("capability", "scenario")
    )
    if not left:
        return ""
    return ngettext(
        "%(n)s further answer of this self-check was assigned to no sub-domain.",
        "%(n)s further answers of this self-check were assigned to no sub-domain.",
        left,
    ) % {"n": left}
