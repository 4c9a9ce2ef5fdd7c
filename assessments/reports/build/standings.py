"""The same answers as answered, after review and as proven, and where review changes a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.dossier import FindingNote
from assessments.reports.build import words
from assessments.reports.build.conditions import name_of, question_text, verdict_key
from assessments.reports.build.source import Source
from assessments.reports.report import PartingRow, ReadingRow, ReadingsPart
from maturity.engine.edition import Condition, Tier
from maturity.engine.scoring import ConditionResult, Scorecard

CONFIRMING = ("agree", "another_row")  # findings that leave a row a reviewer vouches for


def standings_part(source: Source) -> ReadingsPart | None:
    """None in results from before answers were read more than one way."""
    proven = source.readings.proven
    if proven is None or not source.edition.tiers:
        return None
    reviewed = source.readings.reviewed
    rows = [_row(source, "self", _("As answered"), source.card, _self_says(source))]
    if reviewed is not None:
        rows.append(_row(source, "reviewed", _("After review"), reviewed, _reviewed_says(source)))
    rows.append(_row(source, "proven", _("As proven"), proven, _proven_says(source)))
    parting = tuple(_parting(source, reviewed)) if reviewed else ()
    return ReadingsPart(
        tiers=tuple(words.said(tier.name) for tier in source.edition.tiers),
        rows=tuple(rows),
        parting_line=_parting_line(len(parting)) if reviewed else "",
        parting=parting,
    )


def _row(source: Source, key: str, name: str, card: Scorecard, says: str) -> ReadingRow:
    results = {tier.key: tier for tier in card.tiers}
    return ReadingRow(
        key=key,
        name=name,
        tier=_tier(source, card.tier),
        best=_tier(source, card.best_tier),
        verdicts=tuple(words.verdict(results[tier.key].verdict) for tier in source.edition.tiers),
        says=says,
    )


def _tier(source: Source, key: str | None) -> str:
    tier = source.edition.tiers_by_key.get(key or "")
    return words.said(tier.name) if tier else _("none")


def _self_says(source: Source) -> str:
    given = len(source.sheet.answers)
    if not source.facts.counts_by_cards:
        return _("The plant's own answers, as they were given: %(n)s.") % {"n": given}
    return ngettext(
        "The plant's own answer; a scenario counts as far as its instance cards bear it out.",
        "The plant's own %(n)s answers; a scenario counts as far as its instance cards bear it "
        "out.",
        given,
    ) % {"n": given}


def current_findings(source: Source) -> list[FindingNote]:
    return [one for one in source.facts.dossier.findings if one.is_current]


def _reviewed_says(source: Source) -> str:
    found = [one.verdict for one in current_findings(source)]
    return _(
        "The reviewer's row stands where it differs, and what could not be checked is open. "
        "Findings: %(agree)s agree, %(another)s name another row, %(unchecked)s could not be "
        "checked. All other answers stand as given."
    ) % {
        "agree": found.count("agree"),
        "another": found.count("another_row"),
        "unchecked": found.count("not_checked"),
    }


def verified_count(source: Source) -> int:
    """Answers of the plant that stand, with its own row or another, on a reviewer's word."""
    found = {one.question for one in current_findings(source) if one.verdict in CONFIRMING}
    return len(found.intersection(source.sheet.answers))


def _proven_says(source: Source) -> str:
    facts = {"verified": verified_count(source), "given": len(source.sheet.answers)}
    said = _(
        "Only answers a reviewer verified count, every other one is open: %(verified)s of "
        "%(given)s answers are verified."
    ) % {**facts}
    if facts["verified"]:
        return said
    return words.sentences(
        said,
        _(
            "As long as none is, nothing can be shown here; that speaks neither for nor against "
            "the answers."
        ),
    )


def _parting_line(count: int) -> str:
    if not count:
        return _("No condition is judged otherwise after the review.")
    return ngettext(
        "%(n)s condition is judged otherwise after the review:",
        "%(n)s conditions are judged otherwise after the review:",
        count,
    ) % {"n": count}


def _parting(source: Source, reviewed: Scorecard) -> Iterable[PartingRow]:
    then = {c.key: c for tier in reviewed.tiers for c in tier.conditions}
    for tier in source.edition.tiers:
        for condition in tier.conditions:
            own, other = source.results.get(condition.key), then.get(condition.key)
            if own and other and condition.kind != "advice" and own.verdict != other.verdict:
                yield _parting_row(source, tier, condition, own, other)


def _parting_row(
    source: Source, tier: Tier, condition: Condition, own: ConditionResult, other: ConditionResult
) -> PartingRow:
    measure = source.edition.measure(condition.measure)
    inside = {question.key for question in source.questions_of(measure)}
    doubted = (one.question for one in current_findings(source) if one.verdict != "agree")
    return PartingRow(
        tier=words.said(tier.name),
        name=name_of(source, condition),
        own=words.verdict(verdict_key(own)),
        reviewed=words.verdict(verdict_key(other)),
        questions=tuple(question_text(source, key) for key in doubted if key in inside),
    )
