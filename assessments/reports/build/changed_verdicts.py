"""Tiers and conditions then and now, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from assessments.comparing import Comparison, ConditionChange
from assessments.reports.build import compared, words
from assessments.reports.build.conditions import name_of, verdict_key
from assessments.reports.build.numbers import DASH
from assessments.reports.build.source import Source
from assessments.reports.report import ChangedTier, ChangedVerdict, Verdict
from maturity.engine.edition import Tier
from maturity.engine.scoring import ConditionResult, TierResult

KIND_WORDS = {
    "criterion": gettext_noop("a condition of the tier"),
    "eligibility": gettext_noop("a rule of who may file"),
    "advice": gettext_noop("advice without effect on the tier"),
}


def moved_word(moved: str) -> str:
    return {
        "rose": pgettext("a verdict", "rose"),
        "fell": pgettext("a verdict", "fell"),
        "nearer": pgettext("a verdict", "nearer"),
        "farther": pgettext("a verdict", "further away"),
        "otherwise": pgettext("a verdict", "changed"),
        "same": pgettext("a verdict", "unchanged"),
        "asked_anew": pgettext("a verdict", "asked anew"),
        "no_longer_asked": pgettext("a verdict", "no longer asked"),
    }[moved]


def changed_tiers(older: Source, newer: Source, found: Comparison) -> tuple[ChangedTier, ...]:
    return tuple(
        ChangedTier(
            key=change.key,
            name=words.said(_tier(older, newer, change.key).name),
            was=_tier_verdict(change.was),
            now=_tier_verdict(change.now),
        )
        for change in found.tiers
    )


def _tier_verdict(result: TierResult | None) -> Verdict | None:
    return words.verdict(result.verdict) if result else None


def _tier(older: Source, newer: Source, key: str) -> Tier:
    return newer.edition.tiers_by_key.get(key) or older.edition.tier(key)


def changed_verdicts(
    older: Source, newer: Source, found: Comparison, *, everything: bool
) -> tuple[ChangedVerdict, ...]:
    changes = found.conditions
    wanted = [change for change in changes if everything or change.moved != "same"]
    return tuple(_row(older, newer, change) for change in wanted)


def _row(older: Source, newer: Source, change: ConditionChange) -> ChangedVerdict:
    was = told(older, change.key, change.was) if change.was else None
    now = told(newer, change.key, change.now) if change.now else None
    source = newer if now else older
    condition = source.edition.condition(change.key)
    asked, before = (now or was or NOTHING).asked, (was or now or NOTHING).asked
    return ChangedVerdict(
        key=change.key,
        tier=words.said(_tier(older, newer, change.tier).name),
        tier_key=change.tier,
        name=name_of(source, condition),
        kind=condition.kind,
        was=was.verdict if was else None,
        now=now.verdict if now else None,
        was_number=was.number if was else DASH,
        now_number=now.number if now else DASH,
        threshold=asked,
        was_threshold="" if asked == before else before,
        moved=change.moved,
        moved_word=moved_word(change.moved),
        notes=tuple(_notes(change, older)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One condition in one of the two: verdict, number compared, and with what."""

    verdict: Verdict | None
    number: str
    asked: str


NOTHING = Told(None, DASH, DASH)


def told(source: Source, key: str, result: ConditionResult) -> Told:
    condition = source.edition.condition(key)
    measure = source.edition.measure(condition.measure)
    return Told(
        verdict=words.verdict(verdict_key(result)),
        number=compared.number(source, result, measure).text,
        asked=compared.threshold(source, condition, measure).text,
    )


def _notes(change: ConditionChange, older: Source) -> Iterable[str]:
    """What of the condition itself the other edition has otherwise."""
    if not change.differs:
        return
    was = older.edition.condition(change.key)
    if change.is_only_the_edition:
        yield _("The number is the same; what is asked for is another.")
    if "measured" in change.differs:
        yield _("Before, other answers were counted, or in another way.")
    if "kind" in change.differs:
        yield _("Before, it was %(kind)s.") % {"kind": _(KIND_WORDS[was.kind])}
    if "text" in change.differs:
        yield words.labelled(_("Before, it read"), words.said(was.text))
    if "basis" in change.differs:
        yield words.labelled(_("Basis before"), words.basis_of(was).word)
