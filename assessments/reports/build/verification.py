"""What an on-site expert checks, claim by claim."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import words
from assessments.reports.build.evidence import numbers_of_proof
from assessments.reports.build.source import Source
from assessments.reports.build.verification_choice import EACH, MINUTES, WALK, Chosen, choose
from assessments.reports.build.verification_claims import Claim, claims_of
from assessments.reports.report import VerificationAspect, VerificationPart, VerificationRow


def verification_part(source: Source) -> VerificationPart | None:
    """None where the edition asks nothing that could be looked at."""
    if not source.edition.all_questions:
        return None
    claims = claims_of(source)
    chosen = _by_aspect(source, choose(source, claims))
    aspects = _aspects(source, chosen)
    minutes = sum(aspect.minutes for aspect in aspects)
    return VerificationPart(
        intro=_intro(bool(claims)),
        aspects=aspects,
        minutes=minutes,
        minutes_line=_minutes_line(chosen, minutes),
        left_line=_left_line(len(claims) - sum(len(rows) for rows in chosen.values())),
    )


def _by_aspect(source: Source, chosen: list[Chosen]) -> dict[str, list[Chosen]]:
    """Aspects in the edition's order, claims of one place together, as a visitor walks."""
    places = {key: place for place, key in enumerate(source.edition.question_places)}
    grouped: dict[str, list[Chosen]] = {aspect.key: [] for aspect in source.edition.aspects}
    for one in chosen:
        grouped.setdefault(one.claim.aspect, []).append(one)
    return {
        key: sorted(rows, key=lambda one: (one.claim.stop, places[one.claim.question.key]))
        for key, rows in grouped.items()
        if rows
    }


def _aspects(source: Source, chosen: Mapping[str, list[Chosen]]) -> tuple[VerificationAspect, ...]:
    proof = numbers_of_proof(source)
    number, aspects = 0, []
    for key, rows in chosen.items():
        told = tuple(_row(number + at, one, proof) for at, one in enumerate(rows, start=1))
        number += len(rows)
        aspects.append(VerificationAspect(key, _name(source, key), told, _minutes(rows)))
    return tuple(aspects)


def _name(source: Source, key: str) -> str:
    aspect = source.edition.aspects_by_key.get(key)
    return words.said(aspect.name) if aspect else _("Without an aspect")


def _minutes(rows: list[Chosen]) -> int:
    return EACH * len(rows) + WALK * len({one.claim.stop for one in rows})


def _row(number: int, one: Chosen, proof: Mapping[str, tuple[str, ...]]) -> VerificationRow:
    claim = one.claim
    return VerificationRow(
        number=str(number),
        key=claim.question.key,
        claim=claim.text,
        count=claim.count,
        place=words.clauses([claim.stop.text, claim.company]),
        check=claim.check,
        proof=words.joined(_proof(claim, proof)),
        because=one.because,
        about=claim.about,
        stop=claim.stop.text,
        company=claim.company,
    )


def _proof(claim: Claim, proof: Mapping[str, tuple[str, ...]]) -> list[str]:
    keys = [claim.question.key, *(f"instance:{number}" for number in claim.instances)]
    found = {number for key in keys for number in proof.get(key, ())}
    return sorted(found, key=int)


def _intro(has_claims: bool) -> tuple[str, ...]:
    if not has_claims:
        return (_("Nothing has been claimed so far that could be looked at on the spot."),)
    return (
        _(
            "For a visitor who looks for themselves: each line is a claim of the plant, as "
            "answered. What is open, undecided or does not apply is no claim and is not here; "
            "papers are looked at on the desk, not on this walk."
        ),
        _(
            "Chosen by a rule of this tool, with nothing official behind it: first the answers "
            "that the result hangs on (judged one row lower, any of them alone would lose the "
            "tier) and those behind conditions met narrowly, then what the instance cards do not "
            "bear out, then a spread; every aspect occurs. A claim that was looked at here is not "
            "thereby confirmed by anybody."
        ),
    )


def _minutes_line(chosen: Mapping[str, list[Chosen]], minutes: int) -> str:
    count = sum(len(rows) for rows in chosen.values())
    if not count:
        return ""
    stops = sum(len({one.claim.stop for one in rows}) for rows in chosen.values())
    claims = ngettext("%(n)s claim", "%(n)s claims", count) % {"n": count}
    places = ngettext("%(n)s place", "%(n)s places", stops) % {"n": stops}
    return _(
        "%(claims)s, %(places)s: about %(minutes)s minutes, of %(most)s at most. Counted are "
        "%(each)s minutes for a claim and %(walk)s for the way to each place (a rule of this tool)."
    ) % {
        "claims": claims,
        "places": places,
        "minutes": minutes,
        "most": MINUTES,
        "each": EACH,
        "walk": WALK,
    }


def _left_line(left: int) -> str:
    if not left:
        return ""
    return ngettext(
        "%(n)s further claim is not on this sheet; it is in the report and the workbook.",
        "%(n)s further claims are not on this sheet; they are in the report and the workbook.",
        left,
    ) % {"n": left}
