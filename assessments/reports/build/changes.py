"""What changed between two assessments of a plant, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.comparing import Comparison, Side, compare
from assessments.reports.build import method, words
from assessments.reports.build.changed_answers import (
    changed_answers,
    no_longer_asked,
    now_asked,
    reworded,
)
from assessments.reports.build.changed_facts import changed_facts, score_facts, share_facts
from assessments.reports.build.changed_limits import limits
from assessments.reports.build.changed_verdicts import changed_tiers, changed_verdicts
from assessments.reports.build.numbers import counted_fact
from assessments.reports.build.source import Source
from assessments.reports.report import ChangesPart, Fact


def changes_part(source: Source) -> ChangesPart | None:
    """Since the assessment submitted before this one; None where there is none."""
    older = source.earlier
    if older is None:
        return None
    return changes_between(older, source, title=_("What changed since the last self-check"))


def changes_between(
    older: Source, newer: Source, *, title: str, everything: bool = False
) -> ChangesPart:
    """`everything`: also the verdicts that stayed as they were."""
    found = compare(_side(older), _side(newer))
    return ChangesPart(
        title=title,
        since=_since(older),
        headline=_headline(older, newer, found),
        counts=tuple(_counts(found)),
        verdicts=changed_verdicts(older, newer, found, everything=everything),
        answers=changed_answers(older, newer, found),
        asked_anew=now_asked(newer, found),
        no_longer_asked=no_longer_asked(older, found),
        limits=limits(older, newer, found),
        tiers=changed_tiers(older, newer, found),
        scores=score_facts(newer, found),
        shares=share_facts(older, newer) if found.is_comparable else (),
        facts=changed_facts(older, newer),
        reworded=reworded(older, newer, found),
    )


def _side(source: Source) -> Side:
    return Side(source.edition, source.sheet, source.card)


def _since(older: Source) -> str:
    edition = method.edition_name(older)
    if older.facts.submitted_on is None:
        return _("Compared with a draft (%(edition)s).") % {"edition": edition}
    return _("Compared with the self-check submitted on %(day)s (%(edition)s).") % {
        "day": words.dated(older.facts.submitted_on),
        "edition": edition,
    }


def _headline(older: Source, newer: Source, found: Comparison) -> str:
    said = _("By self-check: %(was)s then, %(now)s now.") % {
        "was": _tier(older),
        "now": _tier(newer),
    }
    return words.sentences(said, _verdicts_line(found)) if found.is_comparable else said


def _tier(source: Source) -> str:
    """The tier the answers showed, and what they left open."""
    reached, best = source.reached, source.best
    shown = words.tier_word(words.said(reached.name)) if reached else _("no tier shown")
    if best is None or best == reached:
        return shown
    open_up_to = _("up to %(tier)s still open") % {"tier": words.tier_word(words.said(best.name))}
    return shown + words.in_brackets(open_up_to)


def _verdicts_line(found: Comparison) -> str:
    moved = found.verdicts_moved
    rose, fell = moved["rose"], moved["fell"]
    if not rose and not fell:
        return _("No condition became met or stopped being met.")
    said = []
    if rose:
        said.append(
            ngettext("%(n)s condition became met", "%(n)s conditions became met", rose)
            % {"n": rose}
        )
    if fell:
        said.append(
            ngettext(
                "%(n)s condition is not met any more", "%(n)s conditions are not met any more", fell
            )
            % {"n": fell}
        )
    return words.clauses(said) + ("。" if words.is_chinese() else ".")


def _counts(found: Comparison) -> Iterable[Fact]:
    """What rose and fell always, anything else where there is some."""
    if not found.is_comparable:
        return
    verdicts, answers = found.verdicts_moved, found.answers_moved
    yield counted_fact(_("Verdicts: rose"), verdicts["rose"])
    yield counted_fact(_("Verdicts: fell"), verdicts["fell"])
    told = (
        (_("Not met yet, but nearer"), verdicts["nearer"]),
        (_("Not met, and further away"), verdicts["farther"]),
        (_("Verdicts: changed otherwise"), verdicts["otherwise"]),
        (_("Conditions asked anew"), verdicts["asked_anew"]),
        (_("Conditions no longer asked"), verdicts["no_longer_asked"]),
        (_("Answers: higher"), answers["rose"]),
        (_("Answers: lower"), answers["fell"]),
        (_("Answers: newly given"), answers["given"]),
        (_("Answers: withdrawn"), answers["withdrawn"]),
        (_("Answers: same row, other count"), answers["counted"]),
        (_("Answers: changed otherwise"), answers["otherwise"]),
        (_("Questions asked anew"), answers["asked_anew"]),
        (_("Questions no longer asked"), answers["no_longer_asked"]),
        (_("Questions asked in other words"), len(found.reworded)),
    )
    yield from (counted_fact(label, number) for label, number in told if number)
