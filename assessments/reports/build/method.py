"""How the result came about, and what it is not."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import words
from assessments.reports.build.source import Source
from assessments.reports.build.standings import verified_count


def disclaimer() -> str:
    return _("Self-check by an unofficial tool. Only the competent authority decides on a tier.")


def method(source: Source) -> tuple[str, ...]:
    return (
        _(
            "Each question has rows of rising depth. The plant chose the last row it could show a "
            "visitor; where a row must hold widely, it stated at how many of its own total."
        ),
        _(
            "A condition compares one number, computed exactly from the answers, with a threshold. "
            "It is met if every possible completion of the open answers satisfies it, not met if "
            "none does, and undecided otherwise. Nothing is rounded before it is compared."
        ),
        _(
            "A tier is shown only if all conditions of that tier and of every lower one are met. "
            "Scores of levels and aspects show where the answers are deep or shallow; they decide "
            "no tier."
        ),
        _(
            "An aspect counts as covered at a tier when every core question and the stated share "
            "of the others that the tier asks are answered at that depth, and a scenario of the "
            "aspect is in regular use. This rule is ours. The narrow reading asks only for the "
            "scenario; where the two differ, the report says so."
        ),
        _(
            '"Can be filed now" is told apart from the conditions: it concerns who may apply, by '
            "the plant's own statements."
        ),
        _("Computed with %(edition)s, checksum %(checksum)s.")
        % {"edition": edition_name(source), "checksum": short_checksum(source)},
    )


def limits(source: Source) -> tuple[str, ...]:
    return (
        _whose_word(source),
        _(
            "The tool is not official. A tier is decided by the competent authority in its own "
            "procedure; this report promises no title, no money and no place in a ranking."
        ),
        _(
            "The annex with the conditions could not be read on any government page. What is "
            "marked official stands in the text of notices; the rest rests on secondary sources."
        ),
        _(
            "No official definition was found of what the AI share is a share of. Ours counts all "
            "scenarios in regular use, five at least."
        ),
        _(
            "The position of the main indicators in the industry is self-declared; reviewers may "
            "compare with other data."
        ),
        _(
            "Beyond the local rules listed here, the province's own texts were not checked; they "
            "may ask for more. Ask the authority."
        ),
        _(
            "Effort in months is an estimate of this tool without data behind it. Statements about "
            "other factories are those of the sources named, at their date."
        ),
    )


def _whose_word(source: Source) -> str:
    verified = verified_count(source)
    if not verified:
        return _("This is a self-check. Nobody has verified the answers; they are the plant's own.")
    return ngettext(
        "This is a self-check. A reviewer verified %(n)s answer; all others are the plant's own "
        "word.",
        "This is a self-check. A reviewer verified %(n)s answers; all others are the plant's own "
        "word.",
        verified,
    ) % {"n": verified}


def edition_name(source: Source) -> str:
    return _("%(title)s, revision %(revision)s") % {
        "title": words.said(source.edition.title),
        "revision": source.facts.edition_revision,
    }


def short_checksum(source: Source) -> str:
    return (source.facts.checksum or str(source.card.checksum))[:12]
